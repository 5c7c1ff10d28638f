import { Status, type TransactionAttempt, type TransactionDetails, TransportType } from '@selfsame/contract';

/** Where a step stands: behind us, under way, gone wrong, or still to come. */
export type StepState = 'done' | 'current' | 'failed' | 'todo';

/** One step of the way of a transaction, in the order of time. */
export type ProgressStep = { state: StepState; at: string | null } & (
  | { kind: 'begun'; by: TransactionDetails['Events'][number] | null }
  | { kind: 'message'; message: TransactionDetails['Messages'][number] }
  | { kind: 'opened' }
  | { kind: 'attempt'; number: number; attempt: TransactionAttempt }
  | { kind: 'approval' }
  | { kind: 'end'; by: TransactionDetails['Events'][number] | null }
);

const messageStates: Record<TransactionDetails['Messages'][number]['State'], StepState> = {
  queued: 'current',
  sent: 'done',
  outbox: 'done',
  failed: 'failed',
  canceled: 'failed',
};

function attemptState({ State, Outcome }: TransactionAttempt): StepState {
  if (State === 'open' || State === 'analysing') return 'current';
  return Outcome === 'accepted' || Outcome === 'continue' || Outcome === 'review' ? 'done' : 'failed';
}

function endState(status: number): StepState {
  if (status === Status.Pending) return 'todo';
  return status === Status.Accepted ? 'done' : 'failed';
}

const eventOf = ({ Events }: TransactionDetails, ...types: string[]) =>
  Events.findLast(({ Type }) => types.includes(Type)) ?? null;

/** The step between opening and end, as long as nobody has tried: what the person is about to do. */
function waitingStep(details: TransactionDetails): ProgressStep[] {
  if (details.Status !== Status.Pending || details.Attempts.length > 0) return [];
  return [{ kind: 'approval', state: details.OpenedDate === null ? 'todo' : 'current', at: null }];
}

/** The way of a transaction: what happened, what happens now, and what is still to come. */
export function progressSteps(details: TransactionDetails): ProgressStep[] {
  const isPending = details.Status === Status.Pending;
  const hasMessage = details.TransportType !== TransportType.Inline;
  const isOpened = details.OpenedDate !== null || details.Attempts.length > 0;
  const opened: ProgressStep[] =
    isOpened || isPending
      ? [{ kind: 'opened', state: isOpened ? 'done' : 'current', at: details.OpenedDate }]
      : [];
  return [
    { kind: 'begun', state: 'done', at: details.StartDate, by: eventOf(details, 'session.begun') },
    ...(hasMessage
      ? details.Messages.map(
          (message): ProgressStep => ({
            kind: 'message',
            state: messageStates[message.State],
            at: message.FinishedDate ?? message.CreatedDate,
            message,
          }),
        )
      : []),
    ...opened,
    ...details.Attempts.map(
      (attempt, index): ProgressStep => ({
        kind: 'attempt',
        state: attemptState(attempt),
        at: attempt.EndDate ?? attempt.StartDate,
        number: index + 1,
        attempt,
      }),
    ),
    ...waitingStep(details),
    {
      kind: 'end',
      state: endState(details.Status),
      at: details.EndDate,
      by: isPending ? null : eventOf(details, 'operation.finished', 'transaction.finished'),
    },
  ];
}
