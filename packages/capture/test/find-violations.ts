import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Violations of WCAG 2.2 AA on the page as it stands. */
export async function findViolations(page: Page): Promise<string[]> {
  // In the middle of a fade axe would take its contrast.
  await page.waitForFunction(() =>
    document
      .querySelector('selfsame-capture')
      ?.shadowRoot?.getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  );
  await page.evaluate(`${axe.source}; window.axe = axe`).catch(() => undefined);
  const isThere = await page.evaluate(() => 'axe' in window);
  assert.ok(isThere, 'axe did not load');
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations: found } = (await page.evaluate(
    (values) => (window as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values } }),
    tags,
  )) as axe.AxeResults;
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
