import { Alert, Button } from '@mantine/core';
import type { Account } from '@selfsame/contract';
import { IconCameraSelfie, IconClock } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';
import { usePendingCapture } from './pending-capture.ts';

const CaptureWindow = lazy(() => import('./capture-window.tsx'));

/** The link by which a user takes a first selfie, or a new one: begun and followed in one window. */
export function CaptureAction({ account, hasCredential }: { account: Account; hasCredential: boolean }) {
  const { capture: words } = useTexts(accountTexts);
  const mayManage = useMay(['Account Manager']);
  const mayBegin = useMay(['Transaction Manager']) && mayManage;
  const [isOpen, setOpen] = useState(false);
  const [pending, setPending] = usePendingCapture(account.UIN);
  // The window keeps its title when the enrolment it follows succeeds.
  const [openedFor, setOpenedFor] = useState<'enrol' | 'replace'>('enrol');
  // Of one that has ended there is nothing to come back to.
  const hasEnded = useRef(false);
  const close = () => {
    if (hasEnded.current) setPending(null);
    setOpen(false);
  };
  const open = () => {
    hasEnded.current = false;
    setOpenedFor(pending?.kind ?? (hasCredential ? 'replace' : 'enrol'));
    setOpen(true);
  };
  if (!mayBegin) return null;
  return (
    <>
      {pending && !isOpen ? (
        <PendingNote onFollow={open} />
      ) : (
        <Button
          size="xs"
          disabled={!account.Enabled}
          leftSection={<IconCameraSelfie size={15} aria-hidden />}
          onClick={open}
        >
          {hasCredential ? words.replace : words.enrol}
        </Button>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <CaptureWindow
            account={account}
            kind={openedFor}
            pending={pending}
            onBegun={setPending}
            onEnded={() => {
              hasEnded.current = true;
            }}
            onAgain={() => {
              hasEnded.current = false;
              setPending(null);
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}

/** A link that was begun goes on while the window is closed. */
function PendingNote({ onFollow }: { onFollow: () => void }) {
  const { capture: words } = useTexts(accountTexts);
  return (
    <Alert color="blue" variant="light" p="xs" icon={<IconClock size={18} aria-hidden />}>
      {words.pending}{' '}
      <Button size="compact-xs" variant="subtle" onClick={onFollow}>
        {words.follow}
      </Button>
    </Alert>
  );
}
