import { Modal } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';
import { BeginCapture } from './begin-capture.tsx';
import { FollowCapture, type FollowCaptureProps } from './follow-capture.tsx';
import type { PendingCapture } from './pending-capture.ts';

interface CaptureWindowProps extends Omit<FollowCaptureProps, 'pending'> {
  kind: PendingCapture['kind'];
  /** Null while nothing was begun. */
  pending: PendingCapture | null;
  onBegun: (pending: PendingCapture) => void;
}

/** Begins the capture of a selfie, and follows it. */
export default function CaptureWindow({ kind, pending, onBegun, ...follow }: CaptureWindowProps) {
  const { capture: words } = useTexts(accountTexts);
  const title = kind === 'replace' ? words.replaceTitle : words.enrolTitle;
  return (
    <Modal opened onClose={follow.onClose} title={title(follow.account.DisplayName)} size="lg" centered>
      {pending ? (
        <FollowCapture pending={pending} {...follow} />
      ) : (
        <BeginCapture account={follow.account} kind={kind} onBegun={onBegun} onClose={follow.onClose} />
      )}
    </Modal>
  );
}
