import type { LaunchOptions } from '../../fixtures/chromium.ts';
import type { CapturePage, OpenOptions } from '../capture-page.ts';

/** One screen of the capture page and the way to it. */
export interface Scene {
  name: string;
  launch: LaunchOptions;
  /** A fresh link for each visit. */
  url: () => Promise<string>;
  /** Changes the browser's context before the page opens. */
  prepare?: OpenOptions['prepare'];
  drive: (capture: CapturePage) => Promise<void>;
}

/** The button that leads on. */
export const primary = (capture: CapturePage) => capture.page.locator('button.primary').first();

/** Agrees to the picture, or to whatever else is asked. */
export const agree = (capture: CapturePage) => primary(capture).click();

/** Waits for a state of the page. */
export const until = (state: string | RegExp) => (capture: CapturePage) => capture.waitFor('state', state);

/** Agrees and waits. */
export async function agreeUntil(capture: CapturePage, state: string): Promise<void> {
  await agree(capture);
  await until(state)(capture);
}
