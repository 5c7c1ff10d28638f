import type { BrowserContext } from 'playwright-core';
import { personMoments } from '../fixtures/fake-camera.ts';
import type { StepAsk } from '../packages/contract/src/enums.ts';

type Turn = Exclude<StepAsk, 'center'>;

/** Moments of `cap12` (seconds) in which person A turns the head at ease: there, where it stays, and back. */
const turns: Record<Turn, { there: [number, number]; back: [number, number] }> = {
  right: { there: [19.3, 20.0], back: [20.0, 20.7] },
  left: { there: [20.7, 21.2], back: [21.2, 21.9] },
  down: { there: [22.0, 23.1], back: [23.1, 23.8] },
  up: { there: [23.8, 24.6], back: [24.6, 25.3] },
};

/** Calm seconds of the same clip, apart enough that no two sittings show the same pictures. */
const calmSeconds = [44.2, 8, 48.4, 25.5, 46.3, 10.4, 6, 4.4, 14, 11.6] as const;

/** A light from one side over the picture: where it falls from, as the camera sees it, and how strong, 0…1. */
interface SideLight {
  from: 'left' | 'right';
  strength: number;
}

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

/** What the camera plays, as indices into its pictures. */
interface Reel {
  calm: number[];
  there: Record<Turn, number[]>;
  back: Record<Turn, number[]>;
}

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
  screenLight?: 'face' | 'everything' | 'otherColors' | 'none';
  /** What the actor does instead of what is asked. */
  instead?: Partial<Record<Turn, Turn>>;
}

const moments = ([from, to]: readonly [number, number]): number[] => {
  const count = Math.round((to - from) * picturesPerSecond);
  return Array.from(
    { length: count + 1 },
    (_, i) => Math.round((from + i / picturesPerSecond) * 1_000) / 1_000,
  );
};

/**
 * Puts an actor before the camera of every page of a context: person A of the clip, who reads the page's arrow and
 * turns the head as the recording shows it. It is what an attacker with recordings of every turn could build, and the
 * only way to answer a challenge in a test without a person.
 */
export async function actBeforeCamera(context: BrowserContext, options: ActorOptions = {}): Promise<void> {
  const { sitting = 0, reactionMs = 250, instead = {}, screenLight = 'face' } = options;
  const { calmFromS, light, isMirrored } = sittingOf(sitting);
  const recorded = (turn: Turn): Turn => (isMirrored ? mirrored[turn] : turn);
  const times: number[] = [];
  const put = (span: readonly [number, number]): number[] =>
    moments(span).map((atS) => {
      times.push(atS);
      return times.length - 1;
    });
  const each = (way: 'there' | 'back') =>
    Object.fromEntries(
      (Object.keys(turns) as Turn[]).map((turn) => [turn, put(turns[recorded(instead[turn] ?? turn)][way])]),
    ) as Record<Turn, number[]>;
  const reel: Reel = { calm: put([calmFromS, calmFromS + 0.8]), there: each('there'), back: each('back') };
  const pictures = await personMoments('cap12', times);
  await context.route('**/actor/*.jpg', async (route) => {
    const index = Number(/(\d+)\.jpg$/.exec(route.request().url())?.[1]);
    await route.fulfill({ body: pictures[index]!, contentType: 'image/jpeg' });
  });
  await context.addInitScript(act, {
    ...{ reel, count: pictures.length, reactionMs, light, isMirrored, screenLight },
  });
}

/** Runs in the page: a camera that shows the actor. */
function act({
  reel,
  count,
  reactionMs,
  light,
  isMirrored,
  screenLight,
}: {
  reel: Reel;
  count: number;
  reactionMs: number;
  light: SideLight | null;
  isMirrored: boolean;
  screenLight: NonNullable<ActorOptions['screenLight']>;
}): void {
  const devices = navigator.mediaDevices;
  if (devices === undefined) return;
  const pictureMs = 1_000 / 15;
  const readMask = (name: string): string | null =>
    document.querySelector('selfsame-capture')?.shadowRoot?.querySelector('.mask')?.getAttribute(name) ??
    null;
  const readAsk = () => readMask('data-ask');
  const lights: Record<string, [number, number, number]> = {
    ...{ red: [1, 0, 0], green: [0, 1, 0], blue: [0, 0, 1] },
    ...{ cyan: [0, 1, 1], magenta: [1, 0, 1], yellow: [1, 1, 0] },
  };
  /** What was on the screen a moment ago: light, screen and camera take time. */
  const shown: { atMs: number; color: string | null }[] = [];
  const colorOnFace = (): [number, number, number] | null => {
    const nowMs = performance.now();
    shown.push({ atMs: nowMs, color: readMask('data-color') });
    while (shown.length > 1 && shown[1]!.atMs < nowMs - 120) shown.shift();
    const [red, green, blue] = lights[shown[0]!.color ?? ''] ?? [0, 0, 0];
    if (red + green + blue === 0 || screenLight === 'none') return null;
    return screenLight === 'otherColors' ? [blue, red, green] : [red, green, blue];
  };
  devices.getUserMedia = async () => {
    const load = async (_: unknown, i: number) =>
      createImageBitmap(await (await fetch(`/actor/${i}.jpg`)).blob());
    const bitmaps = await Promise.all(Array.from({ length: count }, load));
    const canvas = document.createElement('canvas');
    canvas.width = bitmaps[0]!.width;
    canvas.height = bitmaps[0]!.height;
    const context = canvas.getContext('2d', { alpha: false })!;
    const shade = light && context.createLinearGradient(0, 0, canvas.width, 0);
    if (light !== null) {
      const [lit, dark] = light.from === 'right' ? [1, 0] : [0, 1];
      shade?.addColorStop(dark, `rgb(0 0 0 / ${light.strength})`);
      shade?.addColorStop(0.5, 'rgb(128 128 128 / 0)');
      shade?.addColorStop(lit, `rgb(255 255 255 / ${0.7 * light.strength})`);
    }
    let pose: string = 'center';
    let queue: number[] = [];
    let loop = reel.calm;
    let at = 0;
    let ask: string | null = null;
    let askedMs = 0;
    const move = (wanted: string) => {
      if (wanted === pose) return;
      if (pose !== 'center') queue = [...reel.back[pose as Turn]];
      loop = reel.calm;
      if (wanted !== 'center') {
        const there = reel.there[wanted as Turn];
        queue = [...queue, ...there];
        loop = there.slice(-3);
      }
      at = 0;
      pose = wanted;
    };
    const draw = () => {
      const seen = readAsk();
      if (seen !== ask) {
        ask = seen;
        askedMs = performance.now();
      }
      if (performance.now() - askedMs >= reactionMs) move(ask ?? 'center');
      let index = queue.shift();
      if (index === undefined) {
        // There and back again, without a cut.
        const round = 2 * loop.length - 2;
        const place = at++ % round;
        index = loop[place < loop.length ? place : round - place]!;
      }
      // No hand and no sensor is still.
      const shake = () => (Math.random() - 0.5) * 1.2;
      context.setTransform(isMirrored ? -1 : 1, 0, 0, 1, isMirrored ? canvas.width : 0, 0);
      context.drawImage(bitmaps[index]!, shake() - 1, shake() - 1, canvas.width + 2, canvas.height + 2);
      context.resetTransform();
      if (shade !== null) {
        context.fillStyle = shade;
        context.fillRect(0, 0, canvas.width, canvas.height);
      }
      const color = colorOnFace();
      if (color === null) return;
      // Dodging by 1 − (1 + k)^(−1/2.2) multiplies linear light by 1 + k.
      const dodge = (share: number) =>
        `rgb(${color.map((part) => Math.round(255 * (1 - (1 + 0.2 * part * share) ** (-1 / 2.2)))).join(' ')})`;
      context.globalCompositeOperation = 'color-dodge';
      if (screenLight === 'everything') {
        context.fillStyle = dodge(1);
        context.fillRect(0, 0, canvas.width, canvas.height);
      } else {
        const round = context.createRadialGradient(0, 0, 0, 0, 0, 1);
        round.addColorStop(0, dodge(1));
        round.addColorStop(0.8, dodge(0.75));
        round.addColorStop(1, 'rgb(0 0 0)');
        context.fillStyle = round;
        context.setTransform(130, 0, 0, 180, canvas.width / 2, canvas.height * 0.55);
        context.fillRect(-1, -1, 2, 2);
        context.resetTransform();
      }
      context.globalCompositeOperation = 'source-over';
    };
    draw();
    setInterval(draw, pictureMs);
    return canvas.captureStream();
  };
}
