import type { Frame, Page } from 'playwright-core';
import { patienceMs } from '../fixtures/chromium.ts';

/**
 * Waits for the frame of a page that shows what is at an address beginning so; components that nobody here wrote hide it
 * in a closed shadow root, where no locator reaches.
 */
export async function frameOf(page: Page, prefix: string): Promise<Frame> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await page.waitForTimeout(50)) {
    const frame = page.frames().find((each) => each.url().startsWith(prefix));
    if (frame !== undefined) return frame;
  }
  throw new Error(`No frame of ${prefix} was made.`);
}
