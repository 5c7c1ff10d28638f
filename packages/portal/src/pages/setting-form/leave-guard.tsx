import { useRef } from 'react';
import { useBlocker } from 'react-router';
import { useTexts } from '../../texts/define-texts.ts';
import { ConfirmChange } from './confirm-change.tsx';
import { settingFormTexts } from './setting-form-texts.ts';
import { isAnythingUnsaved } from './unsaved.ts';

/** Asks before one leaves for another page of the portal while something is not saved. Once on a page with forms. */
export const LeaveGuard = () => {
  const { leave: words } = useTexts(settingFormTexts);
  // Confirming closes the question too, which must not call the way off.
  const isLeaving = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isAnythingUnsaved() && currentLocation.pathname !== nextLocation.pathname,
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
};
