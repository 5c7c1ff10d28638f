/**
 * node bench/turned-views.ts [folder of videos]: how alike a person's turned views are, between two turns to one side, and
 * to the frontal view. Clips as in bench/turns.ts. Writes its table into docs/accuracy.md: numbers only.
 */
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import { buildModels } from '../packages/face/build/build-models.ts';
import { cosine, meanTemplate } from '../packages/face/src/match/template.ts';
import { wilsonInterval } from '../packages/face/src/match/wilson-interval.ts';
import { loadFaceModels } from '../packages/face/src/model/face-models.ts';
import { manifests } from '../packages/face/src/model/manifest.ts';
import { defaultModelFolder } from '../packages/face/src/model/model-folder.ts';
import { formatRate, formatTable } from './format-table.ts';
import { replaceSection } from './replace-section.ts';
import { quantile } from './statistics/intervals.ts';
import { neutralPose } from './turns/find-turns.ts';
import { listClips } from './turns/list-clips.ts';
import { observeClip, type TurnFrame } from './turns/observe-clip.ts';

/** Angles of the table, degrees; a turn counts where it falls nearest below. */
const steps = [10, 14, 18, 22.5] as const;
/** Two turns are compared when their angles differ by less, degrees. */
const closeAngles = 6;

/** One turn to one side: mean of its three most turned pictures. */
interface View {
  person: string;
  side: string;
  angle: number;
  turned: Float32Array;
  /** The frontal view of the same clip. */
  frontal: Float32Array;
}

await buildModels(defaultModelFolder);
const models = await loadFaceModels(defaultModelFolder);
const views: View[] = [];
for (const clip of await listClips(process.argv[2])) {
  // Two sessions of one person.
  const person = clip.name === 'cap13' ? 'cap12' : clip.name;
  views.push(...viewsOf(await observeClip(models, clip), person));
}

function viewsOf(frames: readonly TurnFrame[], person: string): View[] {
  const neutral = neutralPose(frames);
  if (neutral === null) return [];
  const yaw = ({ pose }: TurnFrame) => pose.yaw - neutral.yaw;
  const pitch = ({ pose }: TurnFrame) => pose.pitch - neutral.pitch;
  const straight = frames
    .filter((frame) => Math.abs(yaw(frame)) < 4 && Math.abs(pitch(frame)) < 4)
    .slice(0, 5);
  if (straight.length === 0) return [];
  const frontal = meanTemplate(straight.map(({ embedding }) => embedding));
  const sides: Record<string, (frame: TurnFrame) => number> = {
    left: yaw,
    right: (frame) => -yaw(frame),
    up: pitch,
    down: (frame) => -pitch(frame),
  };
  return Object.entries(sides).flatMap(([side, angleOf]) =>
    runsBeyond(frames, angleOf).map((run) => {
      const most = run.sort((a, b) => angleOf(b) - angleOf(a)).slice(0, 3);
      const turned = meanTemplate(most.map(({ embedding }) => embedding));
      return { person, side, angle: angleOf(most[0]!), turned, frontal };
    }),
  );
}

/** Runs of at least two neighbouring pictures turned by the least angle or more. */
function runsBeyond(frames: readonly TurnFrame[], angleOf: (frame: TurnFrame) => number): TurnFrame[][] {
  const runs: TurnFrame[][] = [[]];
  for (const frame of frames) {
    const last = runs.at(-1)!;
    const isTurned = angleOf(frame) >= steps[0];
    if (isTurned && (last.length === 0 || frame.index - last.at(-1)!.index <= 2)) last.push(frame);
    else if (last.length > 0) runs.push(isTurned ? [frame] : []);
  }
  return runs.filter(({ length }) => length >= 2);
}

const pairs = views.flatMap((a, i) =>
  views.slice(i + 1).flatMap((b) => {
    const isPair = a.person === b.person && a.side === b.side && Math.abs(a.angle - b.angle) < closeAngles;
    if (!isPair) return [];
    const [toTurned, toFrontal] = [cosine(a.turned, b.turned), cosine(a.frontal, b.turned)];
    return [{ person: a.person, angle: b.angle, toTurned, toFrontal }];
  }),
);
const strangers = views.flatMap((a, i) =>
  views
    .slice(i + 1)
    .filter((b) => a.person !== b.person && a.side === b.side)
    .map((b) => cosine(a.turned, b.turned)),
);
const rows = [
  [
    'angle',
    'pairs',
    'people',
    'to the turned view: least / median',
    'to the frontal: least / median',
    'nearer to the turned one',
  ],
];
for (const [k, from] of steps.entries()) {
  const to = steps[k + 1] ?? Number.POSITIVE_INFINITY;
  const within = pairs.filter(({ angle }) => angle >= from && angle < to);
  if (within.length === 0) continue;
  const spread = (key: 'toTurned' | 'toFrontal') => {
    const sorted = within.map((pair) => pair[key]).sort((a, b) => a - b);
    return `${sorted[0]!.toFixed(2)} / ${quantile(sorted, 0.5).toFixed(2)}`;
  };
  const nearer = within.filter(({ toTurned, toFrontal }) => toTurned > toFrontal).length;
  rows.push([
    `${from}° and more`,
    String(within.length),
    String(new Set(within.map(({ person }) => person)).size),
    spread('toTurned'),
    spread('toFrontal'),
    `${nearer}: ${formatRate(nearer / within.length, wilsonInterval(nearer, within.length))}`,
  ]);
}
const highest = strangers.reduce((most, value) => Math.max(most, value), -1);
const text = [
  `Embedder \`${manifests.embedder.id}\`, real turns only. A view is the mean of the three most turned pictures of a turn; two turns to one side`,
  `are compared when their angles differ by less than ${closeAngles}°. All but one person were filmed in one sitting, and pairs of one person are not`,
  `independent. Different people, same side: ${strangers.length} pairs, highest ${highest.toFixed(2)}. No puppet is in this table: it gives no bound on its own.`,
  'Written by `node bench/turned-views.ts FOLDER`.',
].join('\n');
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'turned-views',
  `${text}\n\n${formatTable(rows)}`,
  '## Turned views',
);
console.log(`${text}\n\n${formatTable(rows)}`);
process.exit();
