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

/** Calm seconds of the same clip, apart enough that no two runs show the same pictures: those would be a replay. */
export const calmSeconds = [44.2, 8, 48.4, 25.5, 46.3, 10.4, 6, 4.4, 14, 11.6] as const;

const picturesPerSecond = 15;

/** What the camera plays, as indices into its pictures. */
interface Reel {
  calm: number[];
  there: Record<Turn, number[]>;
  back: Record<Turn, number[]>;
}

/** How the actor behaves. */
export interface ActorOptions {
  /** Where the calm second begins; one of {@link calmSeconds}. */
  calmFromS?: number;
  /** From prompt to movement, ms; people take 200 to 400. */
  reactionMs?: number;
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
  const { calmFromS = calmSeconds[0], reactionMs = 250, instead = {} } = options;
  const times: number[] = [];
  const put = (span: readonly [number, number]): number[] =>
    moments(span).map((atS) => {
      times.push(atS);
      return times.length - 1;
    });
  const each = (way: 'there' | 'back') =>
    Object.fromEntries(
      (Object.keys(turns) as Turn[]).map((turn) => [turn, put(turns[instead[turn] ?? turn][way])]),
    ) as Record<Turn, number[]>;
  const reel: Reel = { calm: put([calmFromS, calmFromS + 0.8]), there: each('there'), back: each('back') };
  const pictures = await personMoments('cap12', times);
  await context.route('**/actor/*.jpg', async (route) => {
    const index = Number(/(\d+)\.jpg$/.exec(route.request().url())?.[1]);
    await route.fulfill({ body: pictures[index]!, contentType: 'image/jpeg' });
  });
  await context.addInitScript(act, { reel, count: pictures.length, reactionMs });
}

/** Runs in the page: a camera that shows the actor. */
function act({ reel, count, reactionMs }: { reel: Reel; count: number; reactionMs: number }): void {
  const devices = navigator.mediaDevices;
  if (devices === undefined) return;
  const pictureMs = 1_000 / 15;
  const readAsk = (): string | null =>
    document
      .querySelector('selfsame-capture')
      ?.shadowRoot?.querySelector('.mask')
      ?.getAttribute('data-ask') ?? null;
  devices.getUserMedia = async () => {
    const load = async (_: unknown, i: number) =>
      createImageBitmap(await (await fetch(`/actor/${i}.jpg`)).blob());
    const bitmaps = await Promise.all(Array.from({ length: count }, load));
    const canvas = document.createElement('canvas');
    canvas.width = bitmaps[0]!.width;
    canvas.height = bitmaps[0]!.height;
    const context = canvas.getContext('2d', { alpha: false })!;
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
      context.drawImage(bitmaps[index]!, shake() - 1, shake() - 1, canvas.width + 2, canvas.height + 2);
    };
    draw();
    setInterval(draw, pictureMs);
    return canvas.captureStream();
  };
}
