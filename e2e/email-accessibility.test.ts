import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { launchChromium } from '../fixtures/chromium.ts';
import { renderEmail } from '../packages/server/src/notification/send/render-email.ts';
import { defaultTexts } from '../packages/server/src/notification/text/default-texts.ts';
import { pickTexts } from '../packages/server/src/notification/text/pick-texts.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 A and AA. The best practices beyond are about pages: an e-mail's heading is its subject. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const values = new Map([
  ['link', 'https://id.example.com/?i=113e838b-be34-53e9-c52f-3cc45b2d10ce&s=gXumaHzDpaYwxEhn0Q6Bo6da'],
  ['customer', 'Example Bank'],
  ['introduction', 'Dear Ann,\nyou asked for a new card.'],
  ['codeword', 'blue heron'],
  ['validity', '1 hour'],
]);

test('e-mails: axe-core finds nothing, light and dark, in every language; a narrow phone need not scroll sideways', async () => {
  const browser = await launchChromium({});
  try {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    for (const locale of Object.keys(defaultTexts)) {
      for (const kind of ['selfie', 'enrolment', 'verification'] as const) {
        const { html } = renderEmail(pickTexts([locale], kind, []), values);
        await page.setContent(html);
        // The e-mail has no colours but the button's; axe takes an unset background for white, whatever is painted.
        await page.addStyleTag({ content: 'html { background: Canvas }' });
        await page.evaluate(axeSource);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const violations = await page.evaluate(async (tags) => {
            const { axe } = globalThis as unknown as {
              axe: { run(context: object, options: object): Promise<{ violations: { id: string }[] }> };
            };
            const result = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
            return result.violations.map(({ id }) => id);
          }, rules);
          assert.deepEqual(violations, [], `${locale} ${kind} ${colorScheme}`);
        }
        const isTooWide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        assert.equal(isTooWide, false, `${locale} ${kind}`);
      }
    }
  } finally {
    await browser.close();
  }
});
