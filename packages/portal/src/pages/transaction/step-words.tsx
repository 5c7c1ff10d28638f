import { Text } from '@mantine/core';
import { type TransactionAttempt, type TransactionDetails, TransportType } from '@selfsame/contract';
import type { ReactNode } from 'react';
import { Instant } from '../../parts/instant.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { transactionTexts } from '../transactions/transaction-texts.ts';
import { detailTexts } from './detail-texts.ts';
import type { ProgressStep } from './progress-steps.ts';

/** One step in words: a name, when, and what there is to say about it. */
export const StepWords = ({ step, details }: { step: ProgressStep; details: TransactionDetails }) => {
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
          {byWhom(step.by)}
        </Lines>
      );
  }
};

const Lines = ({ name, at, children }: { name: string; at: string | null; children?: ReactNode }) => (
  <>
    <Text component="div" size="sm" fw={600} inherit>
      {name}
      {at && (
        <Text component="span" size="sm" c="dimmed" fw={400} ml={8}>
          <Instant at={at} />
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

/** Who did it, as the audit log names them. */
const useByWhom = () => {
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
};

const secondsOf = ({ StartDate, EndDate }: TransactionAttempt): number | null =>
  EndDate === null ? null : (new Date(EndDate).getTime() - new Date(StartDate).getTime()) / 1_000;

const AttemptWords = ({ attempt }: { attempt: TransactionAttempt }) => {
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
};
