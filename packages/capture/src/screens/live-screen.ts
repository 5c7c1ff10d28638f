import type { TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';
import type { Oval } from '../view.ts';

/** What the live screen shows over the camera picture. */
export interface LiveScreen {
  readonly width: number;
  readonly height: number;
  readonly oval: Oval;
  /** 0…1, how much of the ring is filled. */
  readonly progress: number;
  readonly mood: 'seek' | 'good' | 'busy';
  /** Label of the button for taking the picture by hand; null while it isn't offered. */
  readonly takePhoto: string | null;
  readonly onTakePhoto: () => void;
}

/** The mask with its oval window, the ring, and the button. */
export function renderLive(live: LiveScreen): TemplateResult {
  const { width, height, oval, progress, mood, takePhoto } = live;
  const outline = ovalPath(oval);
  return html`
    <svg class="mask" data-mood=${mood} viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${svg`
        <path class="shade" fill-rule="evenodd" d="M0 0H${width}V${height}H0Z ${outline}" />
        <path class="rim" d=${outline} />
        <path class="ring" d=${outline} pathLength="1" stroke-dasharray="${progress.toFixed(3)} 1" />
      `}
    </svg>
    ${
      takePhoto === null
        ? nothing
        : html`<div class="actions over"><button type="button" class="primary" @click=${live.onTakePhoto}>${takePhoto}</button></div>`
    }
  `;
}

/** The oval as a path that begins at the top, so that the ring fills clockwise from there. */
function ovalPath({ cx, cy, rx, ry }: Oval): string {
  const n = (value: number) => value.toFixed(1);
  const arc = `A${n(rx)} ${n(ry)} 0 0 1`;
  return `M${n(cx)} ${n(cy - ry)}${arc} ${n(cx)} ${n(cy + ry)}${arc} ${n(cx)} ${n(cy - ry)}Z`;
}
