/**
 * node bench/upright.ts: which way up the detector finds the faces of the npm packages, turned by quarters, and what that
 * costs. Writes its table into docs/accuracy.md.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { repositoryRoot } from '../fixtures/cache.ts';
import { closeUps, groups, personB, portraits } from '../fixtures/photos.ts';
import { buildModels } from '../packages/face/build/build-models.ts';
import { decodeImage } from '../packages/face/src/image/decode.ts';
import { makePicture } from '../packages/face/src/image/picture.ts';
import { cosine } from '../packages/face/src/match/template.ts';
import { type FaceModels, loadFaceModels } from '../packages/face/src/model/face-models.ts';
import { defaultModelFolder } from '../packages/face/src/model/model-folder.ts';
import { observeFrame } from '../packages/face/src/observe-frame.ts';
import { mergeDetections } from '../packages/face/src/pipeline/detections.ts';
import { type QuarterTurns, turnPixels, turnUpright } from '../packages/face/src/pipeline/upright.ts';
import { formatTable } from './format-table.ts';
import { replaceSection } from './replace-section.ts';
import { describeMachine } from './search/search-machine.ts';

await buildModels(defaultModelFolder);
const models = await loadFaceModels(defaultModelFolder);
const quarters = [0, 1, 2, 3] as const;

/** One face, as it was taken. */
interface Photo {
  /** The same for photos of one person. */
  person: string;
  encoded: Buffer;
}

async function readPhotos(): Promise<Photo[]> {
  const named = [
    ...Object.entries(portraits),
    ...Object.entries(closeUps),
    ...personB.map((path) => ['B', path] as const),
  ];
  const single = named.map(async ([person, path]) => ({ person, encoded: await readFile(path) }));
  return [...(await Promise.all(single)), ...(await Promise.all(groups.map(cutFaces))).flat()];
}

/** The faces of a group, each with as much around it as a portrait has. */
async function cutFaces(path: string, group: number): Promise<Photo[]> {
  const { data, width, height } = await decodeImage(await readFile(path));
  const faces = mergeDetections(await models.fullRangeDetector.run(makePicture({ data, width, height })));
  return Promise.all(
    faces.map(async ({ box }, i) => {
      const side = 2.2 * (box.x2 - box.x1);
      const left = Math.max(0, Math.round((box.x1 + box.x2 - side) / 2));
      const top = Math.max(0, Math.round((box.y1 + box.y2 - side) / 2));
      const part = {
        ...{ left, top },
        width: Math.min(Math.round(side), width - left),
        height: Math.min(Math.round(side), height - top),
      };
      const raw = { width, height, channels: 3 as const };
      const encoded = await sharp(data, { raw }).extract(part).png().toBuffer();
      return { person: `group ${group} ${i}`, encoded };
    }),
  );
}

interface Turned {
  person: string;
  turns: QuarterTurns;
  /** Best score as it comes, before anything is turned. */
  score: number;
  uprightness: number;
  /** Cosine to the same photo as it was taken. */
  likeness: number;
  embedding: Float32Array;
}

async function measure({ shortRangeDetector }: FaceModels, photos: readonly Photo[]): Promise<Turned[]> {
  const rows: Turned[] = [];
  for (const { person, encoded } of photos) {
    const pixels = await decodeImage(encoded);
    let asTaken: Float32Array | null = null;
    for (const turns of quarters) {
      const { width, height, data } = turnPixels(pixels, turns);
      const picture = makePicture({ width, height, data });
      const score = Math.max(0, ...(await shortRangeDetector.run(picture)).map((face) => face.score));
      const { uprightness } = await turnUpright(shortRangeDetector, picture);
      const file = await sharp(data, { raw: { width, height, channels: 3 } })
        .png()
        .toBuffer();
      const seen = await observeFrame(models, file, { mode: 'photo' });
      // Some people of the groups look away: nothing to compare from the start.
      if (seen.kind !== 'face' && asTaken === null) break;
      if (seen.kind !== 'face') throw new Error(`${person} turned ${turns} times has no face`);
      asTaken ??= seen.embedding;
      const likeness = cosine(seen.embedding, asTaken);
      rows.push({ person, turns, score, uprightness, likeness, embedding: seen.embedding });
    }
  }
  return rows;
}

/** Median CPU ms of some runs. */
async function cpuOf(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 15; i++) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[7]!;
}

const photos = await readPhotos();
const rows = await measure(models, photos);
const table = [
  [
    'turned by',
    'n',
    'score, lowest … highest',
    'uprightness after turning, lowest',
    'cosine to as taken, lowest',
  ],
];
for (const turns of quarters) {
  const of = rows.filter((row) => row.turns === turns);
  const all = (key: 'score' | 'uprightness' | 'likeness') => of.map((row) => row[key]).sort((a, b) => a - b);
  const scores = all('score');
  table.push([
    `${90 * turns}°`,
    String(of.length),
    `${scores[0]!.toFixed(2)} … ${scores.at(-1)!.toFixed(2)}`,
    all('uprightness')[0]!.toFixed(2),
    all('likeness')[0]!.toFixed(2),
  ]);
}
/** Groups show some people again: two of them are strangers for sure only within one picture. */
function areStrangers(a: Turned, b: Turned): boolean {
  const [groupA, groupB] = [a.person, b.person].map((person) => /^group \d+/.exec(person)?.[0]);
  return a.person !== b.person && (groupA === undefined || groupB === undefined || groupA === groupB);
}
const strangers = rows.flatMap((a, i) =>
  rows.slice(i + 1).flatMap((b) => (areStrangers(a, b) ? [cosine(a.embedding, b.embedding)] : [])),
);
const highest = strangers.reduce((most, value) => Math.max(most, value), -1);
const [portrait] = photos;
const picture = makePicture(await decodeImage(portrait!.encoded));
const whole = await cpuOf(() => observeFrame(models, portrait!.encoded, { mode: 'capture' }));
const once = await cpuOf(() => models.shortRangeDetector.run(makePicture(picture.levels[0])));
const turning = await cpuOf(() => turnUpright(models.shortRangeDetector, makePicture(picture.levels[0])));
const people = new Set(rows.map(({ person }) => person)).size;
const text = [
  `Photos of the npm packages, turned by quarters without EXIF: ${rows.length / 4} photos of ${people} people. The detector scores a face`,
  'higher the right way up; that decides which way a picture is turned before landmarks and embedding see it.',
  `Of ${strangers.length} pairs of different people, each turned in any way, the highest cosine is ${highest.toFixed(2)} (default bound 0.49).`,
  `An upright picture costs one look of the detector more: ${(100 * ((turning - once) / (whole - turning + once))).toFixed(1)} % of the CPU of analysing a frame.`,
  'Written by `node bench/upright.ts`.',
].join('\n');
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'which-way-up',
  `${text}\n\n${formatTable(table)}\n\n${describeMachine()}`,
  '## Which way up',
);
console.log(`${text}\n\n${formatTable(table)}`);
process.exit();
