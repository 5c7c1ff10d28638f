import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PortalCredentials, totpCodeOf } from '../../portal.ts';
import type { TestBrowser } from '../browser.ts';
import { assertFine, type World } from '../journey-world.ts';
import { press, readText, type, waitForText } from '../user.ts';

const stepMs = 30_000;
/** The server takes each code once, and one that is a step ahead. */
let lastStep = 0;

async function nextCode(secret: string): Promise<string> {
  const step = Math.max(lastStep + 1, Math.floor(Date.now() / stepMs));
  while (step > Math.floor(Date.now() / stepMs) + 1) await sleep(200);
  lastStep = step;
  return totpCodeOf(secret, step * stepMs);
}

/** The door of the portal. */
export function testPortal(
  name: string,
  world: () => World,
  browser: () => TestBrowser,
  owner: () => PortalCredentials,
): void {
  test('the portal: an owner signs in with password and code, and is offered a passkey only where there are any', async () => {
    const { email, password, totpSecret } = owner();
    const url = `${world().server.baseUrl}/portal/`;
    await world().visit(browser(), url, {}, async (page) => {
      await waitForText(page, 'Sign in with password and code');
      const hasPasskeys = await page.evaluate(() => 'PublicKeyCredential' in globalThis);
      assert.equal((await readText(page)).includes('Sign in with a passkey'), hasPasskeys);
      await assertFine(page, `${name}-portal-sign-in`);
      await type(page, 'E-mail address', email);
      await type(page, 'Password', password);
      await type(page, 'Code of your authenticator, or a recovery code', await nextCode(totpSecret));
      await press(page, 'Sign in with password and code');
      await waitForText(page, 'Account of Olga Owner');
      await waitForText(page, 'Transactions today');
      await assertFine(page, `${name}-portal`);
    });
  });
}
