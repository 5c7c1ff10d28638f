import type { SVGTemplateResult, TemplateResult } from 'lit';
import { html, svg } from 'lit';

/** Drawings of the page: strokes in the current colour on a 24 × 24 grid. */
const drawings = {
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`,
  cross: svg`<path d="M6.5 6.5l11 11m0-11-11 11" />`,
  clock: svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.5V12l3 2" />`,
  link: svg`<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1" />`,
  camera: svg`<path d="M4 8.5A1.5 1.5 0 0 1 5.5 7h2L9 5h6l1.5 2h2A1.5 1.5 0 0 1 20 8.5v8a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 16.5zM3 3l18 18" /><circle cx="12" cy="12.5" r="3" />`,
  offline: svg`<path d="M3 3l18 18M5 11.5a10 10 0 0 1 4-2.3m4-.2a10 10 0 0 1 6 2.5M8.5 15a5 5 0 0 1 6.5-.3M12 18.5v.01" />`,
  alert: svg`<path d="M12 4 3 19.5h18zM12 10v4.5m0 2.5v.01" />`,
  retry: svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 4v4h-4" />`,
  pause: svg`<path d="M9 6v12M15 6v12" />`,
  phone: svg`<rect x="7" y="3" width="10" height="18" rx="2.5" /><path d="M11 17.5h2" />`,
  key: svg`<circle cx="8" cy="12" r="4" /><path d="M12 12h8.5v3.5M16.5 12v2.5" />`,
  sun: svg`<circle cx="12" cy="12" r="4" /><path d="M12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4m0-12.8L17 7M7 17l-1.4 1.4" />`,
  sound: svg`<path d="M4 9.5v5h3.5L12 18V6L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />`,
  silence: svg`<path d="M4 9.5v5h3.5L12 18V6L7.5 9.5zM16 9.5l5 5m0-5-5 5" />`,
  sliders: svg`<path d="M4 8h7m6 0h3M4 16h3m6 0h7" /><circle cx="14" cy="8" r="2.5" /><circle cx="10" cy="16" r="2.5" />`,
  lock: svg`<rect x="5.5" y="10.5" width="13" height="9" rx="2" /><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />`,
  page: svg`<rect x="4.5" y="4.5" width="15" height="9" rx="2" /><path d="M4.5 17h15M4.5 20h9" />`,
  gear: svg`<circle cx="12" cy="12" r="3" /><path d="M12 3.5v3m0 11v3m8.5-8.5h-3m-11 0h-3M18 6l-2.1 2.1M8.1 15.9 6 18M18 18l-2.1-2.1M8.1 8.1 6 6" />`,
  menu: svg`<path d="M3 5.5h18M5.5 5.5v13h9v-13M8 9.5h4m-4 3h4m-4 3h4" />`,
  switch: svg`<rect x="3" y="7" width="18" height="10" rx="5" /><circle cx="16" cy="12" r="2.6" />`,
  dots: svg`<path d="M12 5.5v.01M12 12v.01M12 18.5v.01" stroke-width="3" />`,
  leave: svg`<path d="M13 5H6.5a1.5 1.5 0 0 0-1.5 1.5v11A1.5 1.5 0 0 0 6.5 19h11a1.5 1.5 0 0 0 1.5-1.5V11M12 12l8-8m-5 0h5v5" />`,
  shield: svg`<path d="M12 3.5 5 6v5.5c0 4 2.8 7.2 7 9 4.2-1.8 7-5 7-9V6z" /><path d="m9 12 2.2 2.2L15.3 10" />`,
} satisfies Record<string, SVGTemplateResult>;

/** Name of a drawing. */
export type Icon = keyof typeof drawings;

/** A drawing, hidden from screen readers: the words beside it say the same. */
export function icon(name: Icon): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${drawings[name]}</svg>`;
}
