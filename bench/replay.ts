/**
 * node bench/replay.ts [folder of videos] [captures of a clip that are copied]: how near the signatures of pictures that
 * are shown again come to the first ones, and those of genuine captures to each other. Needs ffmpeg. Writes its table
 * into docs/accuracy.md.
 */
import { join } from 'node:path';
import { openMesh } from '../fixtures/attacks/material/open-mesh.ts';
import { repositoryRoot } from '../fixtures/cache.ts';
import { buildModels } from '../packages/face/build/build-models.ts';
import { decodeImage } from '../packages/face/src/image/decode.ts';
import { makePicture } from '../packages/face/src/image/picture.ts';
import { wilsonInterval } from '../packages/face/src/match/wilson-interval.ts';
import { defaultModelFolder } from '../packages/face/src/model/model-folder.ts';
import { signFace } from '../packages/face/src/pipeline/frame-signature.ts';
import {
  isReplay,
  judgeReplay,
  replayDistance,
  replayPolicy,
} from '../packages/server/src/judge/judge-replay.ts';
import { formatRate, formatTable } from './format-table.ts';
import { replaceSection } from './replace-section.ts';
import { edits } from './replay/edits.ts';
import { describeMachine } from './search/search-machine.ts';
import { listClips } from './turns/list-clips.ts';
import { readClip } from './turns/read-clip.ts';

/** Pictures of a capture, and between them, s, as the page takes them; from one capture to the next, s. */
const captured = { pictures: 6, gapS: 0.2, everyS: 3 };
/** Most captures of a clip. */
const mostCaptures = 26;
const mostCopied = Number(process.argv[3] ?? 2);
/** Long ago, for the bound that holds then. */
const hourSec = 3_600;

interface Capture {
  clip: string;
  /** Clips of one person share this. */
  person: string;
  startS: number;
  signatures: Uint8Array[];
}
/** What one edit of a picture did: bits to the original, and whether the capture was found. */
interface Copied {
  distances: number[];
  found: { later: number; soon: number; of: number };
}

await buildModels(defaultModelFolder);
const mesh = await openMesh();
/** The signature of a picture; none without a face. */
async function sign(jpeg: Uint8Array): Promise<[] | [Uint8Array]> {
  const pixels = await decodeImage(jpeg);
  const face = await mesh(pixels);
  return face === null ? [] : [signFace(makePicture(pixels), face.points)];
}

const captures: Capture[] = [];
const copies = new Map<string, Copied>(
  edits.map(({ name }) => [name, { distances: [], found: { later: 0, soon: 0, of: 0 } }]),
);
for (const clip of await listClips(process.argv[2])) {
  const pictures: Buffer[] = [];
  for await (const jpeg of readClip(clip)) pictures.push(jpeg);
  const gap = Math.max(1, Math.round(captured.gapS * clip.rate));
  const everyS = Math.max(captured.everyS, pictures.length / clip.rate / mostCaptures);
  let copied = 0;
  for (let first = 0; ; first += Math.round(everyS * clip.rate)) {
    const taken = Array.from({ length: captured.pictures }, (_, i) => pictures[first + i * gap]);
    if (taken.some((jpeg) => jpeg === undefined)) break;
    // One after the other: the mesh takes one picture at a time.
    const signatures: Uint8Array[] = [];
    for (const jpeg of taken as Buffer[]) signatures.push(...(await sign(jpeg)));
    if (signatures.length < captured.pictures) continue;
    const person = clip.name.startsWith('cap') ? 'A' : clip.name;
    captures.push({ clip: clip.name, person, startS: first / clip.rate, signatures });
    if (copied++ < mostCopied) await showAgain(taken as Buffer[], signatures);
  }
  console.error(clip.name, captures.filter((capture) => capture.clip === clip.name).length);
}

/** Shows a capture again, changed in every way. */
async function showAgain(jpegs: readonly Buffer[], originals: Uint8Array[]): Promise<void> {
  const pixels = await Promise.all(jpegs.map((jpeg) => decodeImage(jpeg)));
  for (const { name, apply } of edits) {
    const copied = copies.get(name)!;
    const signatures: Uint8Array[] = [];
    for (const [i, picture] of pixels.entries()) {
      const [signature] = await sign(await apply(picture));
      if (signature === undefined) continue;
      signatures.push(signature);
      copied.distances.push(replayDistance(signature, originals[i]!));
    }
    copied.found.of++;
    if (isFound(signatures, originals, hourSec)) copied.found.later++;
    if (isFound(signatures, originals, 0)) copied.found.soon++;
  }
}

function isFound(sought: Uint8Array[], earlier: Uint8Array[], agoSec: number): boolean {
  const candidates = earlier.map((hash) => ({ attemptId: 'earlier', hash, agoSec }));
  return isReplay(
    judgeReplay(
      sought,
      sought.map(() => candidates),
    ),
  );
}

/** The least bound at which one capture would be taken for another: the distance that enough of its pictures keep. */
function captureDistance(sought: Capture, earlier: Capture): number {
  const nearest = sought.signatures.map((one) =>
    Math.min(...earlier.signatures.map((hash) => replayDistance(one, hash))),
  );
  const needed = Math.max(replayPolicy.leastFrames, Math.ceil(replayPolicy.leastShare * nearest.length));
  return nearest.sort((a, b) => a - b)[needed - 1]!;
}

const pairs = captures.flatMap((one) =>
  captures.filter((other) => other !== one).map((other) => ({ one, other })),
);
const gapOf = ({ one, other }: (typeof pairs)[number]) => Math.abs(one.startS - other.startS);
const isOneSitting = ({ one, other }: (typeof pairs)[number]) => one.clip === other.clip;
const { withinSec } = replayPolicy.soon;
const groups: [name: string, bound: number, isIn: (pair: (typeof pairs)[number]) => boolean][] = [
  [
    `same sitting, 3 to ${withinSec} s apart`,
    replayPolicy.soon.mostBits,
    (pair) => isOneSitting(pair) && gapOf(pair) <= withinSec,
  ],
  [
    `same sitting, more than ${withinSec} s apart`,
    replayPolicy.mostBits,
    (pair) => isOneSitting(pair) && gapOf(pair) > withinSec,
  ],
  [
    'same person, another sitting',
    replayPolicy.mostBits,
    (pair) => !isOneSitting(pair) && pair.one.person === pair.other.person,
  ],
  ['other people', replayPolicy.mostBits, ({ one, other }) => one.person !== other.person],
];
function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0
    ? '–'
    : String(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
}
const genuine = groups.map(([name, bound, isIn]) => {
  const distances = pairs.filter(isIn).map(({ one, other }) => captureDistance(one, other));
  const refused = distances.filter((bits) => bits <= bound).length;
  const interval = wilsonInterval(refused, distances.length);
  return [
    ...[name, String(distances.length), String(bound), quantile(distances, 0), quantile(distances, 0.01)],
    ...[quantile(distances, 0.5), `${refused}: ${formatRate(refused / distances.length, interval)}`],
  ];
});
const shown = edits.map(({ name }) => {
  const { distances, found } = copies.get(name)!;
  const { low, high } = wilsonInterval(found.later, found.of);
  return [
    ...[name, String(distances.length), quantile(distances, 0.5), quantile(distances, 0.9)],
    ...[
      `${found.later} of ${found.of}`,
      `${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)} %`,
      `${found.soon} of ${found.of}`,
    ],
  ];
});
const people = new Set(captures.map(({ person }) => person)).size;
const text = [
  `Signatures of \`signFace\` in captures of ${captured.pictures} pictures, ${captures.length} captures of ${people} people (clips of one sitting each but for one person, who has two).`,
  'Bits between captures: what six pictures keep to the nearest of an earlier capture, as it is or mirrored, counted as the rule counts.',
  `Pictures are taken for shown again from ${replayPolicy.mostBits} bits down; within ${withinSec} s from ${replayPolicy.soon.mostBits} bits down.`,
  'Written by `node bench/replay.ts FOLDER`.',
].join('\n');
const tables = [
  formatTable([['genuine captures', 'pairs', 'bound', 'least bits', '1 %', 'median', 'refused'], ...genuine]),
  formatTable([
    [
      'shown again',
      'pictures',
      'median bits',
      '90 %',
      'captures found',
      '95 %',
      `found within ${withinSec} s`,
    ],
    ...shown,
  ]),
].join('\n\n');
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'shown-again',
  `${text}\n\n${tables}\n\n${describeMachine()}`,
  '## Pictures shown again',
);
console.log(`${text}\n\n${tables}`);
process.exit();
