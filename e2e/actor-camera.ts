import assert from 'node:assert/strict';
import type { BrowserContext } from 'playwright-core';
import { personMoments } from '../fixtures/fake-camera.ts';
import { actorScript, type Reel, type ScreenLight, type SideLight, type Turn } from './actor-in-page.ts';

/** Moments of `cap12` (seconds) in which person A turns the head at ease: there, where it stays, and back. */
const turns: Record<Turn, { there: [number, number]; back: [number, number] }> = {
  right: { there: [19.3, 20.0], back: [20.0, 20.7] },
  left: { there: [20.7, 21.2], back: [21.2, 21.9] },
  down: { there: [22.0, 23.1], back: [23.1, 23.8] },
  up: { there: [23.8, 24.6], back: [24.6, 25.3] },
};

/** Calm seconds of the same clip, apart enough that no two sittings show the same pictures. */
const calmSeconds = [44.2, 8, 48.4, 25.5, 46.3, 10.4, 6, 4.4, 14, 11.6] as const;

const lights: readonly (SideLight | null)[] = [
  null,
  { from: 'right', strength: 0.3 },
  { from: 'left', strength: 0.6 },
  { from: 'right', strength: 0.6 },
];

/**
 * How the actor sits before the camera. There is one recording of each turn, and the server knows a recording again by
 * the perceptual hash of its frames, rightly: sittings differ in light and in the side from which they are seen, by 20
 * bits and more of a hash, as those of a person do (replays are within 8).
 */
const sittingOf = (n: number) => ({
  calmFromS: calmSeconds[n % calmSeconds.length]!,
  light: lights[n % lights.length]!,
  isMirrored: Math.floor(n / lights.length) % 2 === 1,
});

/** Sittings that the server of one test can't take for each other. */
export const sittings = lights.length * 2;

const mirrored: Record<Turn, Turn> = { left: 'right', right: 'left', up: 'up', down: 'down' };

const picturesPerSecond = 15;

/** How the actor behaves. */
export interface ActorOptions {
  /** Which sitting it is, 0 to {@link sittings} − 1: shown twice to one server, it is a replay. */
  sitting?: number;
  /** From prompt to movement, ms; people take 200 to 400. */
  reactionMs?: number;
  /**
   * What a coloured screen does to the picture: lights the face (0.2 of the room's light, 0.12 s later), lights
   * everything as a tint does, lights the face in other colours as an old recording does, or nothing.
   */
  screenLight?: ScreenLight;
  /** What the actor does instead of what is asked. */
  instead?: Partial<Record<Turn, Turn>>;
  /** Turns no head and keeps calm, with a twentieth of the pictures: for pages that ask for no turn. */
  isCalm?: boolean;
  /** Turns the head in the time that a person takes, also where the browser draws fewer pictures: WebKit draws about 8 a second. */
  keepsTime?: boolean;
}

function moments([from, to]: readonly [number, number]): number[] {
  const count = Math.round((to - from) * picturesPerSecond);
  return Array.from(
    { length: count + 1 },
    (_, i) => Math.round((from + i / picturesPerSecond) * 1_000) / 1_000,
  );
}

/** Draws what any sitting shows in one go: one browser for all journeys, instead of one for each of a dozen sittings. */
async function drawSittings(): Promise<void> {
  const ways = Object.values(turns).flatMap(({ there, back }) => [...moments(there), ...moments(back)]);
  const rests = calmSeconds.flatMap((fromS) => moments([fromS, fromS + 0.8]));
  await personMoments('cap12', [...ways, ...rests]);
}

/**
 * The text of a script that puts an actor before the camera of a page: person A of the clip, who reads the page's arrow and
 * turns the head as the recording shows it. It is what an attacker with recordings of every turn could build, and the
 * only way to answer a challenge in a test without a person.
 */
export async function scriptOfActor(options: ActorOptions = {}): Promise<string> {
  const { sitting = 0, reactionMs = 250, instead = {}, screenLight = 'face' } = options;
  const { isCalm = false, keepsTime = false } = options;
  const { calmFromS, light, isMirrored } = sittingOf(sitting);
  const recorded = (turn: Turn): Turn => (isMirrored ? mirrored[turn] : turn);
  const times: number[] = [];
  const put = (span: readonly [number, number]): number[] =>
    moments(span).map((atS) => {
      times.push(atS);
      return times.length - 1;
    });
  const calm = put([calmFromS, calmFromS + 0.8]);
  const each = (way: 'there' | 'back') =>
    Object.fromEntries(
      (Object.keys(turns) as Turn[]).map((turn) => [
        turn,
        isCalm ? calm : put(turns[recorded(instead[turn] ?? turn)][way]),
      ]),
    ) as Record<Turn, number[]>;
  const reel: Reel = { calm, there: each('there'), back: each('back') };
  await drawSittings();
  const pictures = await personMoments('cap12', times);
  const acting = { reel, pictures: pictures.map((jpeg) => jpeg.toString('base64')), reactionMs, light };
  return actorScript({ ...acting, isMirrored, screenLight, keepsTime });
}

/** Puts the actor of {@link scriptOfActor} before the camera of every page of a context. */
export async function actBeforeCamera(context: BrowserContext, options: ActorOptions = {}): Promise<void> {
  // Its pictures go with the script: a route would lead every request of the page through this process, each frame by POST too.
  await context.addInitScript({ content: await scriptOfActor(options) });
}

/**
 * Sits again where a turn came late, or another was asked for because too few pictures of the way arrived: a busy machine
 * does that, a browser that draws without a graphics card as well, and people meet it too. Three times at most.
 * @param sit one sitting; null: in time, else what was late
 */
export async function untilInTime(sit: () => Promise<string | null>): Promise<void> {
  const late: string[] = [];
  while (late.length < 3) {
    const error = await sit();
    if (error === null) return;
    late.push(error);
  }
  assert.fail(`three times late, or one turn more: ${late.join('; ')}`);
}
