import { Cards } from '../../parts/layout/cards.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { PasskeySection } from './passkey-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PersonSection } from './person-section.tsx';
import { profileTexts } from './profile-texts.ts';
import { SessionSection } from './session-section.tsx';

/** An operator's own name, ways to sign in, and sessions. */
function ProfilePage() {
  const texts = useTexts(profileTexts);
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <Cards>
        <PersonSection />
        <PasskeySection />
        <PasswordSection />
        <SessionSection />
      </Cards>
    </>
  );
}
export default ProfilePage;
