import type { CaptureEvidence } from '@selfsame/contract';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { detailTexts } from './detail-texts.ts';
import { ScoreScale } from './score-scale.tsx';

type Match = NonNullable<CaptureEvidence['Match']>;
type Liveness = NonNullable<CaptureEvidence['Liveness']>;
type Challenge = NonNullable<CaptureEvidence['Challenge']>;

/** Cosines of faces below −0.2 don't occur; logits beyond ±10 say nothing more. */
const cosines = [-0.2, 1] as const;
const logits = [-10, 10] as const;

/** Scores, as the language writes them. */
export function useWritten() {
  const { language } = useFormats();
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (value: number) => format.format(value);
}

/** The face against the enrolled one. */
export function MatchScale({ match }: { match: Match }) {
  const { scores } = useTexts(detailTexts);
  const written = useWritten();
  const threshold = written(match.Threshold);
  return (
    <ScoreScale
      name={scores.match}
      hint={scores.matchHint}
      summary={scores.matchSaid(written(match.Cosine), threshold, match.IsMatch)}
      value={match.Cosine}
      written={written(match.Cosine)}
      range={cosines}
      zones={[
        { to: match.Threshold, tone: 'bad', label: scores.different },
        { to: cosines[1], tone: 'good', label: scores.same },
      ]}
      threshold={{ value: match.Threshold, label: `${scores.threshold} ${threshold}` }}
    />
  );
}

/** The detector's mean logit in its zones. */
export function LivenessScale({ liveness, logit }: { liveness: Liveness; logit: number }) {
  const { scores } = useTexts(detailTexts);
  const written = useWritten();
  const threshold = written(liveness.AcceptFrom);
  return (
    <ScoreScale
      name={scores.liveness}
      hint={scores.livenessHint}
      summary={scores.livenessSaid(written(logit), threshold, liveness.IsLive)}
      value={logit}
      written={written(logit)}
      range={logits}
      zones={[
        { to: liveness.SpoofBelow, tone: 'bad', label: scores.zones.spoof },
        { to: liveness.LiveAbove, tone: 'warn', label: scores.zones.uncertain },
        { to: logits[1], tone: 'good', label: scores.zones.live },
      ]}
      threshold={{ value: liveness.AcceptFrom, label: `${scores.acceptFrom} ${threshold}` }}
    />
  );
}

/** The pictures against the face that turned its head. */
export function LikenessScale({ challenge, likeness }: { challenge: Challenge; likeness: number }) {
  const { scores } = useTexts(detailTexts);
  const written = useWritten();
  const threshold = written(challenge.LikenessThreshold);
  return (
    <ScoreScale
      name={scores.likeness}
      hint={scores.likenessHint}
      summary={scores.likenessSaid(written(likeness), threshold)}
      value={likeness}
      written={written(likeness)}
      range={cosines}
      zones={[
        { to: challenge.LikenessThreshold, tone: 'bad', label: scores.different },
        { to: cosines[1], tone: 'good', label: scores.same },
      ]}
      threshold={{ value: challenge.LikenessThreshold, label: `${scores.threshold} ${threshold}` }}
    />
  );
}
