import type { TemplateResult } from 'lit';
import { html, svg } from 'lit';
import type { Oval } from '../view.ts';

/** What lies over the camera picture. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly oval: Oval;
  /** 0…1, how much of the ring is filled. */
  readonly progress: number;
  readonly mood: 'seek' | 'good' | 'busy';
}

/** The shade with its oval window, and the ring around it. */
export function renderMask({ width, height, oval, progress, mood }: Mask): TemplateResult {
  const outline = ovalPath(oval);
  return html`
    <svg class="mask" data-mood=${mood} viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${svg`
        <path class="shade" fill-rule="evenodd" d="M0 0H${width}V${height}H0Z ${outline}" />
        <path class="rim" d=${outline} />
        <path class="ring" d=${outline} pathLength="1" stroke-dasharray="${progress.toFixed(3)} 1" />
      `}
    </svg>
  `;
}

/** The button for taking the picture by hand. */
export function renderTakePhoto(label: string, take: () => void): TemplateResult {
  return html`<div class="over"><button type="button" class="primary" @click=${take}>${label}</button></div>`;
}

/** The oval as a path that begins at the top, so that the ring fills clockwise from there. */
function ovalPath({ cx, cy, rx, ry }: Oval): string {
  const n = (value: number) => value.toFixed(1);
  const arc = `A${n(rx)} ${n(ry)} 0 0 1`;
  return `M${n(cx)} ${n(cy - ry)}${arc} ${n(cx)} ${n(cy + ry)}${arc} ${n(cx)} ${n(cy - ry)}Z`;
}
