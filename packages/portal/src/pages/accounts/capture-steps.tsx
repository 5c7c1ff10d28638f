import { Timeline } from '@mantine/core';
import { Status, type TransactionDetails } from '@selfsame/contract';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { Instant } from '../../parts/instant.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { accountTexts } from './account-texts.ts';
import type { PendingCapture } from './pending-capture.ts';

/** How far the user is. */
export function CaptureSteps({
  details,
  kind,
  isBound,
}: {
  details: TransactionDetails;
  kind: PendingCapture['kind'];
  isBound: boolean;
}) {
  const { capture: words } = useTexts(accountTexts);
  const formats = useFormats();
  const isAccepted = details.Status === Status.Accepted;
  const steps = [
    { name: words.steps.created, at: details.StartDate, isDone: true },
    { name: words.steps.opened, at: details.OpenedDate, isDone: details.OpenedDate !== null },
    {
      name: words.steps.capturing,
      at: details.Attempts[0]?.StartDate,
      isDone: details.Attempts.length > 0,
      note: details.AttemptsUsed > 0 ? words.attempts(formats.number(details.AttemptsUsed)) : undefined,
    },
    { name: words.steps.done, at: isAccepted ? details.EndDate : null, isDone: isAccepted },
    ...(kind === 'replace' ? [{ name: words.steps.bound, at: null, isDone: isBound }] : []),
  ];
  const reached = steps.findLastIndex(({ isDone }) => isDone);
  return (
    <Timeline active={reached} bulletSize={22} lineWidth={2}>
      {steps.map(({ name, at, isDone, note }) => (
        <Timeline.Item
          key={name}
          title={name}
          bullet={isDone ? <IconCheck size={13} aria-hidden /> : <IconCircle size={9} aria-hidden />}
        >
          {at && <Instant at={at} as="relative" />} {note}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
