import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { CameraProblem } from '../camera/camera-problem.ts';
import { cameraSteps } from '../camera/camera-steps.ts';
import { isFramed, readSurroundings } from '../embedding/surroundings.ts';
import { icon } from '../styles/icons.ts';
import type { Texts } from '../texts/texts.ts';
import type { Screen } from './screen.ts';

/** The way to a camera that was refused: drawn where it is known of this browser, else in words for all. */
function renderRefused(texts: Texts): Pick<Screen, 'body' | 'content'> {
  const { body } = texts.camera.refused;
  const steps = cameraSteps(readSurroundings());
  // Only Chromium tells when it was the page around this one that refused.
  const frame = isFramed(window) && !('featurePolicy' in document) ? texts.cameraSteps.frame : null;
  const apart = frame === null ? nothing : html`<p class="lead">${frame}</p>`;
  if (steps.length === 0) return { body, content: apart };
  return { body: '', content: html`${renderSteps(texts, steps, body)} ${apart}` };
}

/** @param words what those hear who don't see the drawings */
const renderSteps = (
  texts: Texts,
  steps: ReturnType<typeof cameraSteps>,
  words: string,
): TemplateResult => html`
  <p class="unseen">${words}</p>
  <ol class="steps">
    ${steps.map(({ say, draw }) => html`<li>${icon(draw)}<span>${texts.cameraSteps[say]}</span></li>`)}
  </ol>
`;

/** Why there is no camera, and what helps. */
export const cameraErrorScreen = (texts: Texts, problem: CameraProblem, again: () => void): Screen => ({
  ...texts.camera[problem],
  ...(problem === 'refused' && renderRefused(texts)),
  icon: 'camera',
  mood: 'bad',
  actions: [{ label: texts.again, run: again }],
});
