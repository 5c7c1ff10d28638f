import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as client from 'openid-client';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { type Api, adminPath, openApi } from './api.ts';
import { runAxeInBoth } from './axe.ts';
import { openCapturePage, phone } from './capture-page.ts';
import { type Mailbox, openMailbox } from './neighbours/mailbox.ts';
import { connectShop, openShop, redeem, requestSignIn, type Shop, showFace } from './openid/shop.ts';
import { takeSelfie } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

const account = 'c0ffee00-0000-4000-8000-0000000000d8';
const email = 'ada@example.com';

describe('a person without a face, where people can ask for a link while signing in', () => {
  let server: RunningServer;
  let api: Api;
  let shop: Shop;
  let mailbox: Mailbox;
  let configuration: client.Configuration;
  before(async () => {
    mailbox = await openMailbox();
    server = await startServer({ env: mailbox.env });
    api = await openApi(server.baseUrl);
    shop = await openShop();
    assert.equal((await api.createAccount(account)).status, 200);
    const path = `${adminPath}/accounts/${account}`;
    const { body } = await api.call<{ Version: number }>('GET', path);
    const confirmed = { Version: body.Version, Email: email, EmailVerified: true };
    assert.equal((await api.call('PUT', path, confirmed)).status, 200);
    configuration = await connectShop(api, shop, { SelfEnrollmentFlow: 'EnrollBioCredential' });
  });
  after(async () => {
    shop?.close();
    await server?.remove();
    await mailbox?.close();
  });

  test('asks for a link, enrols by the mail on a phone, signs in, and the shop learns who it is', async () => {
    const first = await requestSignIn(configuration, shop);
    const desktop = await openCapturePage(first.url.href, {
      camera: { file: await cameraFile('person-a-other-session') },
    });
    const { page } = desktop;
    try {
      await page.getByLabel('User name').fill(account);
      await page.getByRole('button', { name: 'Set up my face' }).click();
      await page.getByRole('heading', { name: 'Check your messages' }).waitFor();
      for (const [scheme, report] of Object.entries(await runAxeInBoth(page)))
        assert.deepEqual(report.violations, [], scheme);
      await enrolBy(/https?:\/\/\S+/.exec(await mailbox.next(email))?.[0] ?? '');

      // The person signs in again, in the sign-in that still waits.
      await page.getByRole('button', { name: 'Back to the sign-in' }).click();
      await page.getByLabel('User name').fill(account);
      await page.getByRole('button', { name: 'Continue' }).click();
      await showFace(desktop);
      const tokens = await redeem(configuration, shop, desktop, first.checks);
      assert.deepEqual(tokens.claims()?.amr, ['face']);
      const user = await client.fetchUserInfo(configuration, tokens.access_token, client.skipSubjectCheck);
      assert.equal(user.preferred_username, account);
      assert.deepEqual(desktop.errors, []);
    } finally {
      await desktop.close();
    }
    for (const type of ['openid.enrolmentSent', 'openid.signedIn']) {
      const { body } = await api.call<{ TotalCount: number }>(
        'GET',
        `${adminPath}/audit/events?filter=MessageType:${type}`,
      );
      assert.equal(body.TotalCount, 1, type);
    }
  });

  async function enrolBy(link: string): Promise<void> {
    assert.ok(link.startsWith(`${server.baseUrl}/?`), link);
    const mobile = await openCapturePage(link, {
      camera: { file: await cameraFile('person-a', 'portrait') },
      context: phone,
    });
    try {
      assert.equal(await takeSelfie(mobile), 'verifiedPage');
      assert.deepEqual(mobile.errors, []);
    } finally {
      await mobile.close();
    }
  }
});
