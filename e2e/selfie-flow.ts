import { en } from '../packages/capture/src/texts/en.ts';
import type { CapturePage } from './capture-page.ts';

/** The words of the page, as an English browser shows them. */
export const texts = en;

/** Presses a button of the page by its name. */
export async function press(capture: CapturePage, name: string): Promise<void> {
  await capture.page.getByRole('button', { name, exact: true }).click();
}

/** Agrees to the picture; the camera starts. */
export async function agree(capture: CapturePage): Promise<void> {
  await press(capture, texts.intro.agree);
}

/** Agrees, waits until the picture takes itself and the page has come to its end; gives the end page's name. */
export async function takeSelfie(capture: CapturePage): Promise<string> {
  await agree(capture);
  await capture.waitFor('state', 'done');
  return (await capture.values('page')).at(-1) ?? '';
}

/** Agrees and, as the page never finds all right, takes the picture by the button that it offers after a while. */
export async function takeSelfieByHand(capture: CapturePage): Promise<void> {
  await agree(capture);
  await press(capture, texts.takePhoto);
  await capture.waitFor('state', /^(retry|done|interrupted)$/);
}

/** Waits until the page shows a hint over the camera picture. */
export async function waitForHint(capture: CapturePage, hint: string): Promise<void> {
  await capture.page.locator('.prompt', { hasText: hint }).waitFor();
}

/** All that can be read on the page, in order. */
export function visibleText(capture: CapturePage): Promise<string> {
  return capture.page.locator('selfsame-capture').evaluate((host) =>
    [...(host.shadowRoot?.querySelectorAll('h1, h2, p, li, dt, dd, button') ?? [])]
      .filter((element) => element.checkVisibility())
      .map((element) => element.textContent.trim())
      .join('\n'),
  );
}
