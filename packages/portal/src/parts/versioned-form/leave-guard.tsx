import { useRef } from 'react';
import { useBlocker } from 'react-router';
import { useTexts } from '../../texts/define-texts.ts';
import { ConfirmChange } from './confirm-change.tsx';
import { isAnythingUnsaved } from './unsaved.ts';
import { versionedFormTexts } from './versioned-form-texts.ts';

/** Asks before one leaves for another page, or other contents of this one, while something is not saved. Once on a page with forms. */
export function LeaveGuard() {
  const { leave: words } = useTexts(versionedFormTexts);
  // Confirming closes the question too, which must not call the way off.
  const isLeaving = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isAnythingUnsaved() &&
      (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search),
  );
  return (
    <ConfirmChange
      opened={blocker.state === 'blocked'}
      onClose={() => {
        if (!isLeaving.current) blocker.reset?.();
        isLeaving.current = false;
      }}
      title={words.title}
      consequences={[words.text]}
      action={words.action}
      onConfirm={() => {
        isLeaving.current = true;
        blocker.proceed?.();
      }}
    />
  );
}
