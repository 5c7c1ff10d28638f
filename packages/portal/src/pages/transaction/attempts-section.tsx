import { SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { ConfirmationCredentialType, type TransactionDetails } from '@selfsame/contract';
import { lazy, Suspense, useState } from 'react';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { detailTexts } from './detail-texts.ts';

/** Scales and signals lie below what is read first, and come after it. */
const AttemptEvidence = lazy(() => import('./attempt-evidence.tsx'));

/** Every attempt that was judged, one at a time, the deciding one first. Nothing where no face was asked for. */
export function AttemptsSection({ details }: { details: TransactionDetails }) {
  const { attempts: texts } = useTexts(detailTexts);
  const [chosen, setChosen] = useState<string | null>(null);
  const judged = details.Attempts.map((attempt, at) => ({ attempt, number: at + 1 })).filter(
    ({ attempt }) => attempt.Evidence !== null,
  );
  const shown =
    judged.find(({ attempt }) => attempt.Id === (chosen ?? details.DecidingAttemptId)) ?? judged.at(-1);
  const asksFace = (details.CredentialType & ConfirmationCredentialType.Biometric) !== 0;
  if (!asksFace && !shown) return null;
  return (
    <Section title={texts.title} lead={texts.lead}>
      {!shown && (
        <Text size="sm" c="dimmed">
          {texts.none}
        </Text>
      )}
      {shown && (
        <Stack gap="lg">
          {judged.length > 1 && (
            <SegmentedControl
              aria-label={texts.choose}
              value={shown.attempt.Id}
              onChange={setChosen}
              data={judged.map(({ attempt, number }) => ({
                value: attempt.Id,
                label: `${texts.choose} ${number}`,
              }))}
              style={{ alignSelf: 'flex-start' }}
            />
          )}
          <Suspense fallback={<Skeleton height={420} />}>
            <AttemptEvidence attempt={shown.attempt} />
          </Suspense>
        </Stack>
      )}
    </Section>
  );
}
