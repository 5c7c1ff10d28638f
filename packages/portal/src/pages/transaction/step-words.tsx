import { Text } from '@mantine/core';
import { type TransactionAttempt, type TransactionDetails, TransportType } from '@selfsame/contract';
import { createContext, type ReactNode, useContext } from 'react';
import { Instant } from '../../parts/instant.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { transactionTexts } from '../transactions/transaction-texts.ts';
import { detailTexts } from './detail-texts.ts';
import type { ProgressStep } from './progress-steps.ts';

/** When the transaction began: other moments are told apart from it. */
const BegunContext = createContext<string | null>(null);

/** One step in words: a name, when, and what there is to say about it. */
export const StepWords = (props: { step: ProgressStep; details: TransactionDetails }) => (
  <BegunContext value={props.details.StartDate}>
    <Words {...props} />
  </BegunContext>
);

function Words({ step, details }: { step: ProgressStep; details: TransactionDetails }) {
  const { progress } = useTexts(detailTexts);
  const words = useTexts(transactionTexts);
  const byWhom = useByWhom();
  switch (step.kind) {
    case 'begun':
      return (
        <Lines name={progress.begun} at={step.at}>
          {byWhom(step.by)}
        </Lines>
      );
    case 'message': {
      const { Channel, Resend, State, Failure } = step.message;
      const again = Resend > 0 ? `, ${progress.messageAgain(Resend)}` : '';
      return (
        <Lines name={`${progress.message[Channel]}${again}`} at={step.at}>
          {progress.messageStates[State]}
          {Failure && State !== 'sent' && `. ${progress.failure(Failure)}`}
        </Lines>
      );
    }
    case 'opened':
      return (
        <Lines name={step.state === 'done' ? progress.opened : progress.notOpened} at={step.at}>
          {details.TransportType === TransportType.Inline
            ? null
            : details.OpenedBy.map((channel) => progress.openedBy[channel]).join(', ')}
        </Lines>
      );
    case 'passkey':
      return <Lines name={progress.passkeys[step.type]} at={step.at} />;
    case 'approval':
      return <Lines name={step.state === 'current' ? progress.approval : progress.notTried} at={null} />;
    case 'attempt':
      return (
        <Lines name={progress.attempt(step.number)} at={step.at}>
          <AttemptWords attempt={step.attempt} />
        </Lines>
      );
    case 'end':
      return step.at === null ? (
        <Lines name={progress.end} at={null}>
          {progress.expiresAt} <Instant at={details.ExpirationDate} as="relative" />
        </Lines>
      ) : (
        <Lines name={words.statuses[details.Status] ?? progress.ended} at={step.at}>
          {endedBySomebody(details) && byWhom(step.by)}
        </Lines>
      );
  }
}

/** Captures end most transactions by themselves; only a cancel or a refusal is somebody's action. */
const endedBySomebody = ({ Reason }: TransactionDetails): boolean =>
  Reason === 'canceled' || Reason === 'declined';

const Lines = ({ name, at, children }: { name: string; at: string | null; children?: ReactNode }) => (
  <>
    <Text component="div" size="sm" fw={600} inherit>
      {name}
      {at && (
        <Text component="span" size="sm" c="dimmed" fw={400} ml="xs">
          <StepTime at={at} />
        </Text>
      )}
    </Text>
    {children && (
      <Text component="div" size="sm" c="dimmed">
        {children}
      </Text>
    )}
  </>
);

/** A day once, where a transaction begins; after that the time alone, to the second, unless the day has changed. */
function StepTime({ at }: { at: string }) {
  const begun = useContext(BegunContext);
  const isSameDay =
    begun !== null && begun !== at && new Date(begun).toDateString() === new Date(at).toDateString();
  return <Instant at={at} as={isSameDay ? 'time' : 'dateTime'} />;
}

/** Who did it, as the audit log names them. */
function useByWhom() {
  const { progress } = useTexts(detailTexts);
  return (event: TransactionDetails['Events'][number] | null): string | null => {
    if (!event) return null;
    const { ExecutorType: type, ExecutorValue: name } = event;
    switch (type) {
      case 'ApiKey':
        return name ? progress.byKey(name) : progress.bySomeKey;
      case 'Operator':
        return name ? progress.byOperator(name) : progress.bySomeOperator;
      case 'User':
        return progress.byPerson;
      case 'System':
        return progress.bySystem;
    }
  };
}

const secondsOf = ({ StartDate, EndDate }: TransactionAttempt): number | null =>
  EndDate === null ? null : (new Date(EndDate).getTime() - new Date(StartDate).getTime()) / 1_000;

function AttemptWords({ attempt }: { attempt: TransactionAttempt }) {
  const { progress, faults, remedies } = useTexts(detailTexts);
  const formats = useFormats();
  if (attempt.State === 'open') return progress.attemptRuns;
  if (attempt.State === 'analysing') return progress.attemptAnalysed;
  if (attempt.State === 'abandoned') return progress.attemptLeft;
  const seconds = secondsOf(attempt);
  const outcome = progress.outcomes[attempt.Outcome ?? ''];
  const told = attempt.Remedies.map((remedy) => remedies[remedy] ?? remedy);
  return (
    <>
      {[
        attempt.Fault && faults[attempt.Fault],
        outcome,
        seconds !== null && progress.took(formats.duration(seconds)),
      ]
        .filter(Boolean)
        .join(' · ')}
      {told.length > 0 && (
        <div>
          {progress.told}: {formats.list(told)}
        </div>
      )}
    </>
  );
}
