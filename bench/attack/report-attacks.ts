import { wilsonInterval } from '../../packages/face/src/match/wilson-interval.ts';
import { formatRate, formatTable } from '../format-table.ts';
import { createRandom, quantile } from '../statistics/intervals.ts';
import {
  judgePresentations,
  type Presentation,
  type PresentationErrors,
  worstApcer,
} from '../statistics/presentation-attack.ts';
import { equalErrorInterval, equalErrorRate, sortPairs } from '../statistics/verification.ts';
import type { MeasuredAttacks } from './measure-attacks.ts';

/** Zones of the server's policy and its operating point, logit of "live". */
const thresholds = [-4, -3, 0];
const seed = 20_260_101;

/** How well attacks are told from live people, as Markdown. */
export function reportAttacks(measured: MeasuredAttacks): string {
  const { frames, captures, unjudged, refused } = measured;
  return [
    `refused before PAD (no face, unreadable, or the face fills the frame): live ${unjudged.live}, attacks ${unjudged.attack}`,
    `refused by another rule, judged all the same: live ${refused.live}, attacks ${refused.attack}`,
    describe('per image', frames),
    ...(captures.length < frames.length
      ? [describe('per capture (mean logit of its images)', captures)]
      : []),
  ].join('\n\n');
}

function describe(title: string, presentations: readonly Presentation[]): string {
  const live = presentations.filter(({ species }) => species === null).map(({ score }) => score);
  const attacks = presentations.filter(({ species }) => species !== null).map(({ score }) => score);
  const rows = thresholds.map((threshold) => {
    const point = judgePresentations(presentations, threshold);
    const apcer = [...point.apcer].map(([species, errors]) => `${species} ${rate(errors)}`).join('; ');
    const worst = worstApcer(point);
    return [
      String(threshold),
      apcer || 'no attacks',
      Number.isNaN(worst) ? '-' : `${(100 * worst).toFixed(2)} %`,
      rate(point.bpcer),
    ];
  });
  const table = formatTable([
    ['logit ≥', 'APCER per species, 95 % interval', 'worst', 'BPCER, 95 % interval'],
    ...rows,
  ]);
  return [
    `${title}: live ${live.length}, attacks ${attacks.length}`,
    describeScores(live, attacks),
    table,
  ].join('\n');
}

function describeScores(live: readonly number[], attacks: readonly number[]): string {
  const spread = (scores: readonly number[]) => {
    const sorted = [...scores].sort((a, b) => a - b);
    return [0, 0.05, 0.5, 0.95, 1].map((share) => quantile(sorted, share).toFixed(1)).join(' / ');
  };
  const lines = [
    ...(live.length > 0 ? [`live logits, min / 5 % / median / 95 % / max: ${spread(live)}`] : []),
    ...(attacks.length > 0 ? [`attack logits: ${spread(attacks)}`] : []),
  ];
  if (live.length === 0 || attacks.length === 0)
    return [...lines, 'equal error rate: needs both kinds'].join('\n');
  const pairs = sortPairs(live, attacks);
  const interval = equalErrorInterval(pairs, createRandom(seed));
  const { rate: eer, threshold } = equalErrorRate(pairs);
  return [
    ...lines,
    `equal error rate: ${formatRate(eer, interval)} at ${threshold.toFixed(2)} (bootstrap)`,
  ].join('\n');
}

function rate({ errors, n }: PresentationErrors): string {
  return n === 0 ? 'none' : `${formatRate(errors / n, wilsonInterval(errors, n))} (${errors}/${n})`;
}
