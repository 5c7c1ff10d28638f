import { Stack } from '@mantine/core';
import { PageHeader } from '../../parts/page-header.tsx';
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
      <Stack>
        <PersonSection />
        <PasskeySection />
        <PasswordSection />
        <SessionSection />
      </Stack>
    </>
  );
}
export default ProfilePage;
