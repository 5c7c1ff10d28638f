import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { CameraChoice } from '../machine/states.ts';
import type { Texts } from '../texts/texts.ts';

/** The choice between the cameras of a device that has several. */
export function renderCameraPicker(
  texts: Texts,
  cameras: readonly CameraChoice[],
  current: string | null,
  choose: (id: string) => void,
): TemplateResult | typeof nothing {
  if (cameras.length < 2) return nothing;
  return html`
    <select
      class="cameras"
      aria-label=${texts.cameraChoice}
      @change=${({ target }: Event) => choose((target as HTMLSelectElement).value)}
    >
      ${cameras.map(
        ({ id, label }, index) => html`<option value=${id} ?selected=${id === current}>
          ${label || `${texts.cameraChoice} ${index + 1}`}
        </option>`,
      )}
    </select>
  `;
}
