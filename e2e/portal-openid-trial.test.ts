import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cameraFile } from '../fixtures/fake-camera.ts';
import { assertAccessible } from './accessible.ts';
import { openApi } from './api.ts';
import { enrol } from './people.ts';
import { type OpenPortal, openPortal, shoot } from './portal.ts';
import { texts } from './selfie-flow.ts';

/** An operator tries a sign-in: the portal is the application, the face is before the camera, the claims are shown. */
const account = 'c0ffee00-0000-4000-8000-0000000000d2';
let portal: OpenPortal;

before(async () => {
  portal = await openPortal({
    path: '/portal/settings/openid',
    camera: { file: await cameraFile('person-a-other-session') },
  });
  const { baseUrl } = portal.server;
  await enrol(await openApi(baseUrl), baseUrl, account, 'cap12');
});
after(() => portal?.close());

async function begin(button: string) {
  const { page } = portal;
  await page.getByRole('button', { name: button }).click();
  await page.getByLabel('User name').fill(account);
  await page.getByRole('button', { name: 'Continue' }).click();
  return page.frameLocator('iframe');
}

test('Try a sign-in: a whole one, and the page shows what the application is told', async () => {
  const { page, errors } = portal;
  const frame = await begin('Try a sign-in');
  await frame.getByRole('button', { name: texts.approval.accept, exact: true }).click();
  await frame.getByRole('button', { name: texts.intro.agree, exact: true }).click();
  // The portal of this server is at localhost, and what comes back to the same device asks each time (RFC 8252 §8.6).
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await page.getByText('The sign-in was accepted').waitFor({ timeout: 90_000 });
  const [claims = '{}', userinfo = '{}'] = await page.locator('figure pre').allTextContents();
  assert.deepEqual(JSON.parse(claims).amr, ['face']);
  assert.equal(JSON.parse(claims).iss, `${portal.server.baseUrl}/oidc/web`);
  assert.equal(JSON.parse(userinfo).preferred_username, account);
  assert.equal(JSON.parse(userinfo).sub, JSON.parse(claims).sub);
  await assertAccessible(page, (scheme) => shoot(page, `openid-trial-${scheme}`));
  // A code works once, and the page says so instead of showing somebody's claims again.
  await page.reload();
  await page.getByText('No sign-in was begun in this tab, or it is over already.').waitFor();
  assert.deepEqual(errors, []);
});

test('Try a sign-in: one that is declined says so, and the integration of the trial is used again', async () => {
  const { page, server } = portal;
  const frame = await begin('Try a sign-in');
  await frame.getByRole('button', { name: texts.approval.decline, exact: true }).click();
  await page.getByText('It was refused or cancelled.').waitFor();
  await assertAccessible(page, (scheme) => shoot(page, `openid-trial-declined-${scheme}`));
  await page.goto(`${server.baseUrl}/portal/settings/openid`);
  await page.getByText('1–1 of 1').waitFor();
});
