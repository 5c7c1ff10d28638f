import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { axeViolations } from './axe.ts';

/**
 * Asserts that axe finds nothing on a page of the portal as it is now, in the dark and in the light.
 * @param looked called in each scheme, for instance to take a picture
 */
export async function assertAccessible(
  page: Page,
  looked: (colorScheme: 'dark' | 'light') => Promise<unknown> = async () => undefined,
): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    assert.deepEqual(await axeViolations(page), [], colorScheme);
    await looked(colorScheme);
  }
}
