import { Text } from '@mantine/core';
import type { TransactionDetails } from '@selfsame/contract';
import { IconCheck, IconPoint, IconProgress, IconX } from '@tabler/icons-react';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { detailTexts } from './detail-texts.ts';
import classes from './progress-section.module.css';
import { progressSteps, type StepState } from './progress-steps.ts';
import { StepWords } from './step-words.tsx';

const icons = { done: IconCheck, current: IconProgress, failed: IconX, todo: IconPoint } satisfies Record<
  StepState,
  unknown
>;

/** The way of a transaction, from its beginning to its end. */
export function ProgressSection({ details }: { details: TransactionDetails }) {
  const { progress } = useTexts(detailTexts);
  return (
    <Section title={progress.title}>
      <ol className={classes.steps}>
        {progressSteps(details).map((step, at) => {
          const Drawing = icons[step.state];
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are only added at the end
              key={at}
              className={classes.step}
              data-state={step.state}
              aria-current={step.state === 'current' ? 'step' : undefined}
            >
              <span className={classes.mark}>
                <Drawing size={16} stroke={2.2} aria-hidden />
                <span className={classes.hidden}>{progress.states[step.state]}</span>
              </span>
              <Text size="sm" component="div" className={classes.words}>
                <StepWords step={step} details={details} />
              </Text>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
