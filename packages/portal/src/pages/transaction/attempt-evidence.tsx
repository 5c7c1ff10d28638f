import { Code, SimpleGrid, Stack, Text } from '@mantine/core';
import type { CaptureEvidence, TransactionAttempt } from '@selfsame/contract';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { detailTexts } from './detail-texts.ts';
import { LivenessSignals } from './liveness-signals-list.tsx';
import { LikenessScale, LivenessScale, MatchScale, useWritten } from './scales.tsx';

/** What was measured in one attempt. */
function AttemptEvidence({ attempt }: { attempt: TransactionAttempt }) {
  const { attempts: texts } = useTexts(detailTexts);
  const evidence = attempt.Evidence;
  if (!evidence) return <Text size="sm">{texts.noEvidence}</Text>;
  return (
    <Stack gap="xl">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="xl">
        {evidence.Match && <MatchScale match={evidence.Match} />}
        {evidence.Liveness?.MeanLogit != null && (
          <LivenessScale liveness={evidence.Liveness} logit={evidence.Liveness.MeanLogit} />
        )}
        {evidence.Challenge?.Likeness != null && (
          <LikenessScale challenge={evidence.Challenge} likeness={evidence.Challenge.Likeness} />
        )}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing={0} style={{ alignItems: 'start' }}>
        <CaptureFacts attempt={attempt} evidence={evidence} />
        <ComparisonFacts evidence={evidence} />
      </SimpleGrid>
      <LivenessSignals evidence={evidence} />
      <Models models={evidence.Models} />
    </Stack>
  );
}
export default AttemptEvidence;

function CaptureFacts({ attempt, evidence }: { attempt: TransactionAttempt; evidence: CaptureEvidence }) {
  const { attempts: texts, faults, quality } = useTexts(detailTexts);
  const formats = useFormats();
  const { QualityReasons } = evidence;
  const mode = evidence.Challenge?.Flash ? 'active+flash' : attempt.LivenessMode;
  return (
    <DefinitionList
      items={[
        attempt.Fault ? { name: texts.failedAt, value: faults[attempt.Fault] } : null,
        {
          name: texts.pictures,
          value: texts.goodOf(formats.number(evidence.GoodFrames), formats.number(evidence.Frames)),
        },
        QualityReasons.length > 0
          ? {
              name: texts.qualityReasons,
              value: formats.list(QualityReasons.map((reason) => quality[reason] ?? reason)),
            }
          : null,
        evidence.Liveness
          ? mode && { name: texts.mode, value: texts.modes[mode] }
          : { name: texts.mode, value: texts.notChecked },
        { name: texts.analysis, value: formats.duration(evidence.ElapsedMs / 1_000) },
      ]}
    />
  );
}

function ComparisonFacts({ evidence: { Match, IdentityFloor } }: { evidence: CaptureEvidence }) {
  const { scores, models } = useTexts(detailTexts);
  const formats = useFormats();
  const written = useWritten();
  return (
    <DefinitionList
      items={[
        Match
          ? {
              name: scores.fmr,
              value: scores.fmrOneIn(formats.number(Math.round(1 / Match.FalseMatchRate))),
            }
          : null,
        Match ? { name: scores.score, value: formats.number(Match.Score) } : null,
        Match ? { name: scores.probability, value: formats.percent(Match.MatchProbability) } : null,
        Match ? { name: models.names.Embedder, value: Match.Model } : null,
        IdentityFloor === null ? null : { name: scores.floor, value: written(IdentityFloor) },
      ]}
    />
  );
}

function Models({ models }: { models: CaptureEvidence['Models'] }) {
  const { models: texts } = useTexts(detailTexts);
  return (
    <details>
      <Text component="summary" size="sm" fw={600} style={{ cursor: 'pointer' }}>
        {texts.title}
      </Text>
      <DefinitionList
        items={(Object.keys(texts.names) as (keyof typeof models)[]).map((role) => ({
          name: texts.names[role],
          value: (
            <>
              {models[role].Id} <Code style={{ overflowWrap: 'anywhere' }}>{models[role].Sha256}</Code>
            </>
          ),
        }))}
      />
    </details>
  );
}
