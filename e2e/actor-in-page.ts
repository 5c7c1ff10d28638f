import type { StepAsk } from '../packages/contract/src/enums.ts';

/** A turn of the head. */
export type Turn = Exclude<StepAsk, 'center'>;

/** A light from one side over the picture: where it falls from, as the camera sees it, and how strong, 0…1. */
export interface SideLight {
  from: 'left' | 'right';
  strength: number;
}

/** What the camera plays, as indices into its pictures. */
export interface Reel {
  calm: number[];
  there: Record<Turn, number[]>;
  back: Record<Turn, number[]>;
}

/** What a coloured screen does to the picture; `ActorOptions.screenLight` says how. */
export type ScreenLight = 'face' | 'everything' | 'otherColors' | 'none';

/** What the actor in the page is told. It travels as JSON. */
export interface Acting {
  reel: Reel;
  /** JPEGs, base64. */
  pictures: string[];
  /** From prompt to movement, ms. */
  reactionMs: number;
  light: SideLight | null;
  isMirrored: boolean;
  screenLight: ScreenLight;
  /** Moves on by the clock instead of from picture to picture. */
  keepsTime: boolean;
}

/** Shares of red, green and blue, 0 or 1 each. */
type Rgb = [number, number, number];

function readMask(name: string): string | null {
  const root = document.querySelector('selfsame-capture')?.shadowRoot;
  return root?.querySelector('.mask')?.getAttribute(name) ?? null;
}

/** The colour that the screen throws on the face now; null without. */
function createScreen(screenLight: ScreenLight): () => Rgb | null {
  const lights: Record<string, Rgb> = {
    ...{ red: [1, 0, 0], green: [0, 1, 0], blue: [0, 0, 1] },
    ...{ cyan: [0, 1, 1], magenta: [1, 0, 1], yellow: [1, 1, 0] },
  };
  /** What was on the screen a moment ago: light, screen and camera take time. */
  const shown: { atMs: number; color: string | null }[] = [];
  return () => {
    const nowMs = performance.now();
    shown.push({ atMs: nowMs, color: readMask('data-color') });
    while (shown.length > 1 && shown[1]!.atMs < nowMs - 120) shown.shift();
    const [red, green, blue] = lights[shown[0]!.color ?? ''] ?? [0, 0, 0];
    if (red + green + blue === 0 || screenLight === 'none') return null;
    return screenLight === 'otherColors' ? [blue, red, green] : [red, green, blue];
  };
}

/** The picture that shows the head now: it follows the page's arrow, a reaction later. */
function createHead(reel: Reel, reactionMs: number, keepsTime: boolean): () => number {
  let pose = 'center';
  let queue: number[] = [];
  let loop = reel.calm;
  let at = 0;
  /** Goes on from rest to rest: a living face is never the same twice. */
  let restedFor = 0;
  let ask: string | null = null;
  let askedMs = 0;
  let drawnMs = 0;
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
  return () => {
    const seen = readMask('data-ask');
    if (seen !== ask) {
      ask = seen;
      askedMs = performance.now();
    }
    if (performance.now() - askedMs >= reactionMs) move(ask ?? 'center');
    const nowMs = performance.now();
    // At most three at once: the server wants to see the way.
    const late = keepsTime ? Math.min(3, Math.round(((nowMs - drawnMs) * 15) / 1_000)) : 1;
    drawnMs = nowMs;
    const next = queue.splice(0, Math.max(1, late)).at(-1);
    if (next !== undefined) return next;
    // There and back again, without a cut.
    const round = 2 * loop.length - 2;
    const place = (loop === reel.calm ? restedFor++ : at++) % round;
    return loop[place < loop.length ? place : round - place]!;
  };
}

/** A shade over the whole picture, as a lamp at one side makes it. */
function createShade(context: CanvasRenderingContext2D, { from, strength }: SideLight): CanvasGradient {
  const shade = context.createLinearGradient(0, 0, context.canvas.width, 0);
  const [lit, dark] = from === 'right' ? [1, 0] : [0, 1];
  shade.addColorStop(dark, `rgb(0 0 0 / ${strength})`);
  shade.addColorStop(0.5, 'rgb(128 128 128 / 0)');
  shade.addColorStop(lit, `rgb(255 255 255 / ${0.7 * strength})`);
  return shade;
}

/** Lays the screen's colour over the picture: over all of it as a tint does, or over the face. */
function layColor(context: CanvasRenderingContext2D, color: Rgb, isEverywhere: boolean): void {
  const { width, height } = context.canvas;
  // Dodging by 1 − (1 + k)^(−1/2.2) multiplies linear light by 1 + k.
  const dodge = (share: number) =>
    `rgb(${color.map((part) => Math.round(255 * (1 - (1 + 0.2 * part * share) ** (-1 / 2.2)))).join(' ')})`;
  context.globalCompositeOperation = 'color-dodge';
  if (isEverywhere) {
    context.fillStyle = dodge(1);
    context.fillRect(0, 0, width, height);
  } else {
    const round = context.createRadialGradient(0, 0, 0, 0, 0, 1);
    round.addColorStop(0, dodge(1));
    round.addColorStop(0.8, dodge(0.75));
    round.addColorStop(1, 'rgb(0 0 0)');
    context.fillStyle = round;
    context.setTransform(130, 0, 0, 180, width / 2, height * 0.55);
    context.fillRect(-1, -1, 2, 2);
    context.resetTransform();
  }
  context.globalCompositeOperation = 'source-over';
}

/** The camera: draws the head at its rate, lit as it is. */
async function openCamera(acting: Acting): Promise<MediaStream> {
  const { reel, pictures, reactionMs, light, isMirrored, screenLight, keepsTime } = acting;
  const load = (jpeg: string) =>
    createImageBitmap(new Blob([Uint8Array.from(atob(jpeg), (char) => char.charCodeAt(0))]));
  const bitmaps = await Promise.all(pictures.map(load));
  const canvas = document.createElement('canvas');
  const { width, height } = bitmaps[0]!;
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { alpha: false })!;
  const shade = light && createShade(context, light);
  const look = createHead(reel, reactionMs, keepsTime);
  const colorNow = createScreen(screenLight);
  const draw = () => {
    // No hand and no sensor is still.
    const shake = () => (Math.random() - 0.5) * 1.2;
    context.setTransform(isMirrored ? -1 : 1, 0, 0, 1, isMirrored ? width : 0, 0);
    context.drawImage(bitmaps[look()]!, shake() - 1, shake() - 1, width + 2, height + 2);
    context.resetTransform();
    if (shade !== null) {
      context.fillStyle = shade;
      context.fillRect(0, 0, width, height);
    }
    const color = colorNow();
    if (color !== null) layColor(context, color, screenLight === 'everything');
  };
  draw();
  setInterval(draw, 1_000 / 15);
  return canvas.captureStream();
}

/** The text of a script that puts the actor before the camera of a page. The functions above go into it as they stand. */
export function actorScript(acting: Acting): string {
  const parts = [readMask, createScreen, createHead, createShade, layColor, openCamera];
  return `(() => {
    ${parts.map(String).join('\n')}
    const acting = ${JSON.stringify(acting)};
    // On the prototype: WebKit does not always call what an instance has of its own.
    if (navigator.mediaDevices) MediaDevices.prototype.getUserMedia = () => openCamera(acting);
  })();`;
}
