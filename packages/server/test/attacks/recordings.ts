import type { StepAsk } from '@selfsame/contract';
import sharp from 'sharp';
import type { ClipName } from '../../../../fixtures/clips.ts';
import { personMoments } from '../../../../fixtures/fake-camera.ts';

/** Moments of `cap12` at which person A has turned the head, measured by the engine; and calm ones. */
const moments: Record<StepAsk, number[]> = {
  center: [19, 19.1, 19.2, 19.3],
  right: [19.9, 20, 20.1, 20.2],
  left: [21, 21.1, 21.2, 21.3],
  down: [22.8, 22.9, 23, 23.1],
  up: [24.2, 24.3, 24.4, 24.5],
};

/** The same seconds as they were recorded, one moment in ten per second. */
const wholeFromS = 18.5;
const wholeToS = 25.5;

/** Calm seconds of each clip: further sittings, so to say. */
const calm: Record<ClipName, number[]> = {
  cap12: [4.5, 6.2, 8, 9.2, 10.4, 11.6, 13.8, 14.4, 25.6, 44.2, 45.6, 46.6, 47.6, 48.6, 49.2],
  cap13: [2, 4, 6, 8],
  franck: [20, 24, 28, 60, 100, 140],
};

/** Random numbers 0…1 that are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pictures of one clip in a calm second: six for the stills. */
export const calmPictures = (clip: ClipName, sitting: number): Promise<Buffer[]> => {
  const from = calm[clip][sitting % calm[clip].length]!;
  return personMoments(
    clip,
    Array.from({ length: 6 }, (_, i) => Math.round((from + i * 0.1) * 1_000) / 1_000),
  );
};

/** Pictures of person A doing what is asked. */
export const turnedPictures = (ask: StepAsk): Promise<Buffer[]> => personMoments('cap12', moments[ask]);

/** The seven seconds in which person A turns right, left, down and up, in order. */
export const wholeRecording = (): Promise<Buffer[]> =>
  personMoments(
    'cap12',
    Array.from(
      { length: Math.round((wholeToS - wholeFromS) * 10) },
      (_, i) => Math.round((wholeFromS + i / 10) * 1_000) / 1_000,
    ),
  );

/** A small camera frame of a picture as the page sends it: never twice the same, for no hand is still. */
export async function filmed(picture: Buffer, random: () => number, longSide = 480): Promise<Buffer> {
  const edge = 6;
  const [left, top] = [Math.floor(random() * edge), Math.floor(random() * edge)];
  const { width = 640, height = 480 } = await sharp(picture).metadata();
  return sharp(picture)
    .extract({ left, top, width: width - edge, height: height - edge })
    .resize(longSide)
    .modulate({ brightness: 0.99 + 0.02 * random() })
    .jpeg({ quality: 78 + Math.floor(random() * 6) })
    .toBuffer();
}

/** A flat picture that is held and turned: squeezed along one axis as a sheet seen from the side is. */
export async function tilted(picture: Buffer, ask: StepAsk, random: () => number): Promise<Buffer> {
  const angle = ask === 'center' ? 0 : 35 + 10 * random();
  const squeeze = Math.cos((angle * Math.PI) / 180);
  const across = ask === 'left' || ask === 'right';
  const { width = 640, height = 480 } = await sharp(picture).metadata();
  const sheet = await sharp(picture)
    .affine(across ? [squeeze, 0, 0, 1] : [1, 0, 0, squeeze], { background: '#808080' })
    .resize({ width, height, fit: 'contain', background: '#808080', withoutEnlargement: true })
    .toBuffer();
  return filmed(sheet, random);
}

/** The nth of some things, over and over. */
export const cycle = <T>(items: readonly T[], n: number): T => items[n % items.length]!;

/** Person A as a live person would be: the turn that is asked for, then calm pictures of a sitting. */
export const personA = (trial: number) => {
  const random = createRandom(1_000 + trial);
  return {
    random,
    show: async (ask: StepAsk, nth: number) => filmed(cycle(await turnedPictures(ask), nth), random),
    stills: async () =>
      Promise.all((await calmPictures('cap12', trial)).map((picture) => filmed(picture, random, 634))),
  };
};
