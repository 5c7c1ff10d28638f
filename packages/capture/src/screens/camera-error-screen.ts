import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { CameraProblem } from '../camera/camera-problem.ts';
import { type CameraStep, cameraSteps } from '../camera/camera-steps.ts';
import { readSurroundings } from '../embedding/surroundings.ts';
import { icon } from '../styles/icons.ts';
import type { Texts } from '../texts/texts.ts';
import type { Screen } from './screen.ts';

/** The drawn way to a camera that was refused. */
const renderSteps = (texts: Texts, steps: readonly CameraStep[]): TemplateResult =>
  html`<ol class="steps">
    ${steps.map(({ say, draw }) => html`<li>${icon(draw)}<span>${texts.cameraSteps[say]}</span></li>`)}
  </ol>`;

/** Why there is no camera, and what helps. */
export function cameraErrorScreen(texts: Texts, problem: CameraProblem, again: () => void): Screen {
  const { title, body } = texts.camera[problem];
  const steps = problem === 'refused' ? cameraSteps(readSurroundings()) : [];
  return {
    title,
    // Where this very browser's way is known, the words for all browsers would only be read twice.
    body: steps.length > 0 ? '' : body,
    icon: 'camera',
    mood: 'bad',
    content: steps.length > 0 ? renderSteps(texts, steps) : nothing,
    actions: [{ label: texts.again, run: again }],
  };
}
