import type { TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';
import type { CaptureController } from '../capture-controller.ts';
import { flashPaint } from '../challenge/flash-paint.ts';
import type { Oval } from '../guidance/view.ts';
import { mayTakePhoto } from '../machine/machine.ts';
import type { Ask, PageModel } from '../machine/states.ts';
import { icon } from '../styles/icons.ts';
import type { Texts } from '../texts/texts.ts';
import { renderCameraPicker } from './camera-picker.ts';

type Turn = Exclude<Ask['step'], 'center'>;

/** What lies over the camera picture. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly oval: Oval;
  /** 0…1, how much of the ring is filled. */
  readonly progress: number;
  readonly mood: 'seek' | 'good' | 'busy';
  /** What a running challenge asks for; null otherwise. */
  readonly ask: Ask | null;
}

const shade = 'rgb(6 8 13 / 72%)';

/**
 * The shade with its oval window, and the ring around it. In a flash the shade shines. It is a little larger than the
 * stage, whose edges may fall between pixels.
 */
export function renderMask({ width, height, oval, progress, mood, ask }: Mask): TemplateResult {
  const outline = ovalPath(oval);
  const color = ask?.color ?? null;
  const share = ask === null ? progress : ask.done / ask.turns;
  return html`
    <svg class="mask" data-mood=${ask === null ? mood : 'asks'} data-ask=${ask?.step ?? nothing} data-color=${color ?? nothing} viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${svg`
        <path class="shade" fill=${color === null ? shade : flashPaint[color]} fill-rule="evenodd" d="M-1 -1H${width + 1}V${height + 1}H-1Z ${outline}" />
        <path class="rim" d=${outline} />
        <path class="ring" d=${outline} pathLength="1" stroke-dasharray="${share.toFixed(3)} 1" />
        ${ask === null || ask.step === 'center' ? nothing : renderTurn(oval, ask.step, ask.progress)}
      `}
    </svg>
  `;
}

/** Where each direction lies on the oval, in parts of its way round from the top; the picture is a mirror. */
const places: Readonly<Record<Turn, { at: number; x: number; y: number; degrees: number }>> = {
  up: { at: 0, x: 0, y: -1, degrees: -90 },
  right: { at: 0.25, x: 1, y: 0, degrees: 0 },
  down: { at: 0.5, x: 0, y: 1, degrees: 90 },
  left: { at: 0.75, x: -1, y: 0, degrees: 180 },
};
/** Length of the lit part of the oval, in parts of its way round. */
const LIT = 0.16;

/** The lit part of the oval where the head shall turn to, filled as far as it has, and an arrow there. */
function renderTurn(oval: Oval, turn: Turn, progress: number): TemplateResult {
  const { at, x, y, degrees } = places[turn];
  const size = oval.rx * 0.2;
  const inside = size * 1.1;
  const tip = { x: oval.cx + x * (oval.rx - inside), y: oval.cy + y * (oval.ry - inside) };
  return svg`
    <path class="lit" d=${ovalPath(oval)} pathLength="1" stroke-dasharray="${LIT} ${1 - LIT}" stroke-dashoffset=${(LIT / 2 - at).toFixed(3)} />
    <path class="reached" d=${ovalPath(oval)} pathLength="1" stroke-dasharray="${(LIT * progress).toFixed(3)} 1" stroke-dashoffset=${((LIT * progress) / 2 - at).toFixed(3)} visibility=${progress > 0 ? 'visible' : 'hidden'} />
    <g transform="translate(${tip.x.toFixed(1)} ${tip.y.toFixed(1)}) rotate(${degrees}) scale(${size.toFixed(1)})">
      <path class="arrow" d="M-1.5 0H0.6M-0.1 -0.7L0.6 0L-0.1 0.7" />
    </g>
  `;
}

/** What the controls act on; null before there is a camera. */
type Controlled = Pick<CaptureController, 'camera' | 'useCamera' | 'send'> | null;

/** What the user can reach while the face is being placed: sound, another camera, and the picture by hand. */
export function renderControls(
  texts: Texts,
  { state, cameras, sound }: PageModel,
  controller: Controlled,
): TemplateResult | typeof nothing {
  if (state.name !== 'position' && state.name !== 'hold') return nothing;
  const take = () => controller?.send({ type: 'takePhoto' });
  const change = () => controller?.send({ type: 'soundSwitched', on: !sound });
  const choose = (id: string) => controller?.useCamera(id);
  return html`
    <div class="over">
      <button type="button" class="sound" aria-pressed=${sound} @click=${change}>${icon(sound ? 'sound' : 'silence')}<span>${texts.sound}</span></button>
      ${renderCameraPicker(texts, cameras, controller?.camera ?? null, choose)}
      ${mayTakePhoto(state) ? html`<button type="button" class="primary" @click=${take}>${isBadLight(state) ? texts.takeAnyway : texts.takePhoto}</button>` : nothing}
    </div>
  `;
}

/** Light in which the server may refuse the picture: the hint above says so, and the button that it is pressed all the same. */
const isBadLight = (state: PageModel['state']): boolean =>
  state.name === 'position' && (state.hint === 'dark' || state.hint === 'bright');

/** The oval as a path that begins at the top, so that the ring fills clockwise from there. */
function ovalPath({ cx, cy, rx, ry }: Oval): string {
  const n = (value: number) => value.toFixed(1);
  const arc = `A${n(rx)} ${n(ry)} 0 0 1`;
  return `M${n(cx)} ${n(cy - ry)}${arc} ${n(cx)} ${n(cy + ry)}${arc} ${n(cx)} ${n(cy - ry)}Z`;
}
