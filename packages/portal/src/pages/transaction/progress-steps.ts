import { Status, type TransactionAttempt, type TransactionDetails, TransportType } from '@selfsame/contract';

/** Where a step stands: behind us, under way, gone wrong, or still to come. */
export type StepState = 'done' | 'current' | 'failed' | 'todo';

const passkeyStates = {
  'passkey.enrolled': 'done',
  'passkey.proven': 'done',
  'passkey.refused': 'failed',
  'passkey.missing': 'failed',
  'passkey.delayBegun': 'current',
  'passkey.delayStopped': 'failed',
  'passkey.stoodIn': 'done',
} as const satisfies Record<string, StepState>;

/** What may happen with a passkey on the way; a type of the audit log. */
export type PasskeyEvent = keyof typeof passkeyStates;

const isPasskeyEvent = (type: string): type is PasskeyEvent => Object.hasOwn(passkeyStates, type);

/** One step of the way of a transaction, in the order of time. */
export type ProgressStep = { state: StepState; at: string | null } & (
  | { kind: 'begun'; by: TransactionDetails['Events'][number] | null }
  | { kind: 'message'; message: TransactionDetails['Messages'][number] }
  | { kind: 'opened' }
  | { kind: 'passkey'; type: PasskeyEvent }
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

const passkeySteps = ({ Events }: TransactionDetails): ProgressStep[] =>
  Events.flatMap(({ Type, EventDate }) =>
    isPasskeyEvent(Type) ? [{ kind: 'passkey', state: passkeyStates[Type], at: EventDate, type: Type }] : [],
  );

const attemptSteps = ({ Attempts }: TransactionDetails): ProgressStep[] =>
  Attempts.map((attempt, index) => ({
    kind: 'attempt',
    state: attemptState(attempt),
    at: attempt.EndDate ?? attempt.StartDate,
    number: index + 1,
    attempt,
  }));

const byTime = (one: ProgressStep, other: ProgressStep): number =>
  Date.parse(one.at ?? '') - Date.parse(other.at ?? '');

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
    ...[...passkeySteps(details), ...attemptSteps(details)].sort(byTime),
    ...waitingStep(details),
    {
      kind: 'end',
      state: endState(details.Status),
      at: details.EndDate,
      by: isPending ? null : eventOf(details, 'operation.finished', 'transaction.finished'),
    },
  ];
}
