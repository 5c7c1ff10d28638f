import type { StepAsk } from '@selfsame/contract';
import sharp from 'sharp';
import type { ClipName } from '../../../../fixtures/clips.ts';
import { createRandom } from '../../../../fixtures/create-random.ts';
import { personMoments } from '../../../../fixtures/fake-camera.ts';

/** Moments of `cap12` at which person A has turned the head, measured by the engine; and calm ones. */
const moments: Record<StepAsk, number[]> = {
  center: [19, 19.1, 19.2, 19.3],
  right: [19.9, 20, 20.1, 20.2],
  left: [21, 21.1, 21.2, 21.3],
  down: [22.8, 22.9, 23, 23.1],
  up: [24.2, 24.3, 24.4, 24.5],
};

/** The way to each turn and back, where the angles lie that a head passes. */
const ways: Record<Exclude<StepAsk, 'center'>, { there: number[]; back: number[] }> = {
  right: { there: [19.4, 19.5, 19.6, 19.7], back: [20.3, 20.4, 20.45, 20.5, 20.6] },
  left: { there: [20.75, 20.8, 20.85, 20.9], back: [21.5, 21.6, 21.7, 21.75, 21.8, 21.9] },
  down: { there: [22.2, 22.3, 22.4, 22.5, 22.7], back: [23.4, 23.5, 23.6, 23.7, 23.8] },
  up: { there: [23.8, 23.9, 24, 24.1], back: [24.9, 24.95, 25, 25.1, 25.15, 25.3] },
};

/** Five calm seconds, straight ahead. */
const rests = Array.from({ length: 48 }, (_, i) => Math.round((44.1 + i / 10) * 1_000) / 1_000);

/** The same seconds as they were recorded, one moment in ten per second. */
const wholeFromS = 18.5;
const wholeToS = 25.5;

/** Calm seconds of each clip: further sittings, so to say. */
const calm: Record<ClipName, number[]> = {
  cap12: [4.5, 6.2, 8, 9.2, 10.4, 11.6, 13.8, 14.4, 25.6, 44.2, 45.6, 46.6, 47.6, 48.6, 49.2],
  cap13: [2, 4, 6, 8],
  franck: [20, 24, 28, 60, 100, 140],
};

/** Pictures of one clip in a calm second: six for the stills. */
export function calmPictures(clip: ClipName, sitting: number): Promise<Buffer[]> {
  const from = calm[clip][sitting % calm[clip].length]!;
  return personMoments(
    clip,
    Array.from({ length: 6 }, (_, i) => Math.round((from + i * 0.1) * 1_000) / 1_000),
  );
}

/** Pictures of person A where an ask leads: straight, or turned as far as the head goes. */
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

/** Draws all that a head shows in one go: one browser, instead of one for each way and each turn. */
async function drawHead(): Promise<void> {
  const onTheWay = Object.values(ways).flatMap(({ there, back }) => [...there, ...back]);
  await personMoments('cap12', [...onTheWay, ...Object.values(moments).flat(), ...rests]);
}

/** Person A doing what is asked, one picture after the other: on the way there, there, and on the way back. */
export function createHead() {
  let at: StepAsk = 'center';
  let way: Buffer[] = [];
  let restedFor = 0;
  let drawn: Promise<void> | undefined;
  return async (ask: StepAsk, nth: number): Promise<Buffer> => {
    drawn ??= drawHead();
    await drawn;
    if (ask !== at) {
      const moments = [
        ...(at === 'center' ? [] : ways[at].back),
        ...(ask === 'center' ? [] : ways[ask].there),
      ];
      way = await personMoments('cap12', moments);
      at = ask;
    }
    const next = way.shift();
    if (next) return next;
    // A living face is never the same twice: every rest goes on where the one before ended.
    if (ask === 'center') return cycle(await personMoments('cap12', rests), restedFor++);
    return cycle(await turnedPictures(ask), nth);
  };
}

/** Person A as a live person would be: the turn that is asked for, then calm pictures of a sitting. */
export function personA(trial: number) {
  const random = createRandom(1_000 + trial);
  const look = createHead();
  return {
    random,
    show: async (ask: StepAsk, nth: number) => filmed(await look(ask, nth), random),
    stills: async () =>
      Promise.all((await calmPictures('cap12', trial)).map((picture) => filmed(picture, random, 634))),
  };
}
