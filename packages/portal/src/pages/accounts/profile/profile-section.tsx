import { Button } from '@mantine/core';
import type { Account } from '@selfsame/contract';
import { IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Section } from '../../../parts/layout/section.tsx';
import { useMay } from '../../../shell/session.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import classes from '../account-page.module.css';
import { accountTexts } from '../account-texts.ts';
import { ProfileValues } from './profile-values.tsx';

/** Comes when it is asked for: most only read. */
const ProfileForm = lazy(() => import('./profile-form.tsx'));

/** The profile, to be read and changed. */
export function ProfileSection({ account }: { account: Account }) {
  const texts = useTexts(accountTexts);
  const mayChange = useMay(['Account Manager']);
  const [isOpen, setOpen] = useState(false);
  const values = <ProfileValues account={account} />;
  return (
    <Section
      title={texts.profile.title}
      className={classes.section}
      actions={
        mayChange &&
        !isOpen && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={15} aria-hidden />}
            onClick={() => setOpen(true)}
          >
            {texts.profile.edit}
          </Button>
        )
      }
    >
      {isOpen ? (
        <Suspense fallback={values}>
          <ProfileForm account={account} onClose={() => setOpen(false)} />
        </Suspense>
      ) : (
        values
      )}
    </Section>
  );
}
