import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient, type SelfsameClient } from '@selfsame/client';
import type { Page } from 'playwright-core';
import users from '../packages/portal/src/pages/accounts/texts/en.ts';
import audit from '../packages/portal/src/pages/audit/texts/en.ts';
import overview from '../packages/portal/src/pages/overview/texts/en.ts';
import details from '../packages/portal/src/pages/transaction/texts/en.ts';
import parts from '../packages/portal/src/parts/texts/en.ts';
import sandbox from '../packages/portal/src/shell/sandbox/texts/en.ts';
import { acceptByApi, type OpenPortal, openBeside, openPortal, setUpTokenOf, shoot } from './portal.ts';
import { createSandbox } from './sdk/sandbox-tenant.ts';
import { startServer } from './server.ts';

/** Colours that something on a page has, as the browser writes them. */
const coloursOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('*')].map((element) => getComputedStyle(element));
    return [...new Set(all.flatMap((style) => [style.color, style.backgroundColor, style.borderTopColor]))];
  });

describe('portal, of a sandbox that was made today', () => {
  let portal: OpenPortal;
  let client: SelfsameClient;
  let key: { apiKeyId: string; apiKeyValue: string };
  let enrolment: string;
  const endings: (() => Promise<void>)[] = [];
  const open = (path: string) => portal.page.goto(`${portal.server.baseUrl}/portal${path}`);
  const act = (Id: string, Act: 'capture' | 'passkey') => client.ActAsUser({ params: { Id }, body: { Act } });

  before(async () => {
    const server = await startServer();
    endings.push(() => server.remove());
    const { setUpToken, ...made } = await createSandbox(server, 'try');
    key = made;
    client = createClient({ baseUrl: server.baseUrl, ...key });
    portal = await openPortal({ server, setUpToken, path: '/portal/users' });
    endings.push(() => portal.close());
    const AccountNumber = 'ada';
    await client.CreateAccount({ body: { AccountNumber, DisplayName: 'Ada', Version: 0 } });
    enrolment = (await client.CreateOperation({ body: { Name: 'EnrollBioCredential', AccountNumber } }))
      .OperationId;
    await act(enrolment, 'capture');
    const key2 = await client.CreateOperation({ body: { Name: 'EnrollFido2Credential', AccountNumber } });
    await act(key2.OperationId, 'passkey');
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  test('a user: what is not in the list of transactions is said, and every event has a name', async () => {
    await open('/users/ada');
    await portal.page.getByText(users.history.lead).waitFor();
    await portal.page.getByText(audit.messages['passkey.enrolled']!, { exact: true }).waitFor();
    await portal.page.getByText(users.audit.events['account.created']!, { exact: true }).waitFor();
    await shoot(portal.page, 'sandbox-user');
  });

  test('a receipt: is said to be evidence of nothing, with the command that takes it all the same', async () => {
    await open(`/transactions/${enrolment}`);
    await portal.page.getByText(details.receipt.ofSandbox).waitFor();
    await portal.page.getByText('--keys keys.json --allow-sandbox').waitFor();
    assert.equal(await portal.page.getByText(details.receipt.text).count(), 0);
    await open('/audit/erasures');
    await portal.page.getByText('certificate.jws --allow-sandbox').waitFor();
  });

  test('the overview: of hours in which nothing happened, is no comparison', async () => {
    await open('/');
    // Other sections count what was begun, too, and may be there before this one.
    const today = portal.page.getByRole('region', { name: overview.today.title, exact: true });
    const begun = today.locator('dl > div').filter({ hasText: overview.today.begun });
    await begun.waitFor();
    // An hour that ends meanwhile is one to compare with.
    const compared = new RegExp(`^${overview.today.begun}2(${overview.today.none}|[12] more by \\d+:00)$`);
    assert.match((await begun.textContent())!, compared);
    await shoot(portal.page, 'sandbox-overview');
  });

  test('the banner: stands on every page of a sandbox, in a colour that no page of a live tenant has', async () => {
    const { page, server } = portal;
    const who = { name: 'Liv Live', email: 'liv@example.com' };
    const { cookie } = await acceptByApi(server.baseUrl, await setUpTokenOf(server), who);
    const live = await openBeside(portal, cookie, '/portal/');
    for (const path of ['/', '/users', '/settings/matching']) {
      await open(path);
      await page.locator('[data-sandbox]').getByText(sandbox.title).waitFor();
      const stripe = await page.evaluate(() => {
        const top = document.elementFromPoint(innerWidth / 2, 1)!;
        return { width: top.clientWidth, colour: getComputedStyle(top).backgroundColor, all: innerWidth };
      });
      const edge = (banner: Element) => getComputedStyle(banner).borderTopColor;
      assert.equal(stripe.colour, await page.locator('[data-sandbox]').evaluate(edge), path);
      assert.equal(stripe.width, stripe.all, path);
      await live.goto(`${server.publicUrl}/portal${path}`);
      await live.getByRole('heading', { level: 1 }).waitFor();
      assert.equal(await live.locator('[data-sandbox]').count(), 0, path);
      assert.ok(!(await live.content()).includes(sandbox.title), path);
      assert.ok(!(await coloursOf(live)).includes(stripe.colour), path);
    }
  });

  test('“Reset sandbox”: asks first, does nothing when it is cancelled, and leaves no people, but the keys', async () => {
    const { page } = portal;
    await open('/users');
    const dialog = page.getByRole('dialog', { name: sandbox.resetTitle('try') });
    const ask = async () => {
      await page.locator('[data-sandbox]').getByRole('button', { name: sandbox.reset }).click();
      await dialog.waitFor();
      assert.ok(await dialog.getByRole('button', { name: sandbox.resetAction }).isDisabled());
    };
    await ask();
    await dialog.getByRole('textbox').fill('try');
    await dialog.getByRole('button', { name: parts.confirm.cancel }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal((await client.GetAccounts()).TotalCount, 1);
    await ask();
    await dialog.getByRole('textbox').fill('try');
    await dialog.getByRole('button', { name: sandbox.resetAction }).click();
    await page.getByText(sandbox.resetDone(1, 2)).waitFor();
    await page.getByText(users.empty.title).waitFor();
    const again = createClient({ baseUrl: portal.server.baseUrl, ...key });
    assert.equal((await again.GetAccounts()).TotalCount, 0);
    const params = { OperationId: enrolment };
    await assert.rejects(again.GetOperationStatus({ params }), { code: 'E_OPERATION_NOT_FOUND' });
    await open('/settings/api-keys');
    await page.getByText(key.apiKeyId).first().waitFor();
    await open('/audit');
    await page.getByText(audit.messages['account.created']!).first().waitFor();
    assert.deepEqual(portal.errors, []);
  });
});
