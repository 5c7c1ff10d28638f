import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { adminPath } from './api.ts';
import type { HeldKey } from './authenticator.ts';
import { operationLink } from './links.ts';
import {
  headingIn,
  makeKeyAt,
  openPasskeyPlaces,
  type PasskeyPlaces,
  pressIn,
  type Shown,
  verifyAt,
  waitForEnd,
} from './passkey/places.ts';
import { beginPasskeyEnrolment, passkeyEnrolmentStatus } from './passkeys.ts';
import { texts } from './selfie-flow.ts';

// What goes wrong with a key in the vendor's web component, where `webauthhandler.js` of the page around ours asks for it.

const { passkey: words } = texts;
const place = 'the web component';

/** The names of the pages that the page around ours was told of. */
const told = async ({ capture }: Shown): Promise<string[]> =>
  (await capture.values('message')).flatMap((message) => {
    const { pageName } = JSON.parse(message) as { pageName?: string };
    return pageName === undefined ? [] : [pageName];
  });

/** The person reads a title and its sentence, and the page around ours was told of no end. */
async function reads(shown: Shown, { title, body }: { title: string; body: string }): Promise<void> {
  await headingIn(shown, title);
  await shown.frame.getByText(body).waitFor();
  assert.deepEqual(await told(shown), []);
}

describe('a key that is refused, in the web component of the vendor', () => {
  let world: PasskeyPlaces;
  let created = 0;
  before(async () => {
    world = await openPasskeyPlaces();
    await world.setPolicy({});
  });
  after(() => world?.close());

  async function createAccount(): Promise<string> {
    const accountNumber = `c0ffee00-0000-4000-8000-0000000000e${created++}`;
    assert.equal((await world.api.createAccount(accountNumber)).status, 200);
    return accountNumber;
  }

  test('the device does not recognize its user: nothing counted, and the next try confirms', async () => {
    const accountNumber = await createAccount();
    const keys = await makeKeyAt(world, place, accountNumber);
    const brought = { accountNumber, keys, traits: { isUserVerified: false } };
    const status = await verifyAt(world, place, brought, async (shown) => {
      await pressIn(shown, words.assert.act);
      await reads(shown, words.closed);
      await shown.device.verifyUser(true);
      await pressIn(shown, texts.again);
      await waitForEnd(shown, 'verifiedPage');
    });
    assert.equal(status, 1);
  });

  test('a copy of the key whose counter stood still: refused, each time said, and over at the last', async () => {
    const accountNumber = await createAccount();
    const copied = await makeKeyAt(world, place, accountNumber);
    const used = await verifyAt(world, place, { accountNumber, keys: copied }, async (shown) => {
      await pressIn(shown, words.assert.act);
      await waitForEnd(shown, 'verifiedPage');
    });
    assert.equal(used, 1);
    const status = await verifyAt(world, place, { accountNumber }, async (shown) => {
      /** Each answer counts on in this authenticator: the copy is put back to where it was made. */
      const answer = async (label: string) => {
        await shown.device.clear();
        await shown.device.hold(copied);
        await pressIn(shown, label);
      };
      const { one = '', other } = texts.retry.attemptsLeft;
      await answer(words.assert.act);
      await reads(shown, { title: words.refused.title, body: other.replace('{count}', '2') });
      await answer(texts.again);
      await reads(shown, { title: words.refused.title, body: one });
      await answer(texts.again);
      await headingIn(shown, texts.ends.keyRefused.title);
      await waitForEnd(shown, 'transactionMaxAttemptsPage');
    });
    assert.equal(status, 2);
  });

  test('a synced key where only those of one device are taken: not kept, and the operation stays open', async () => {
    const { server, api } = world;
    const accountNumber = await createAccount();
    await world.setPolicy({ Synced: false });
    const operation = await beginPasskeyEnrolment(api, accountNumber);
    const link = operationLink(server.publicUrl, operation);
    await world.show(place, link, { traits: { isSynced: true } }, async (shown) => {
      await pressIn(shown, words.enrol.act);
      await reads(shown, words.notKept);
    });
    assert.equal(await passkeyEnrolmentStatus(api, operation.OperationId), 0);
    const path = `${adminPath}/accounts/${accountNumber}/fido2Credentials`;
    assert.deepEqual((await api.call('GET', path)).body, []);
  });

  test('a synced key of before that policy: it confirms nothing, while the key of one device does', async () => {
    await world.setPolicy({ Synced: true });
    const accountNumber = await createAccount();
    const synced = await makeKeyAt(world, place, accountNumber, { isSynced: true });
    const bound = await makeKeyAt(world, place, accountNumber);
    await world.setPolicy({ Synced: false });
    const confirm = (keys: HeldKey[], run: (shown: Shown) => Promise<void>) =>
      verifyAt(world, place, { accountNumber, keys }, async (shown) => {
        await pressIn(shown, words.assert.act);
        await run(shown);
      });
    assert.equal(await confirm(synced, (shown) => reads(shown, words.closed)), 0);
    assert.equal(await confirm(bound, (shown) => waitForEnd(shown, 'verifiedPage')), 1);
  });

  test('a browser without WebAuthn: says so, and another device takes over by the link', async () => {
    const accountNumber = await createAccount();
    await world.setPolicy({});
    const keys = await makeKeyAt(world, place, accountNumber);
    const brought = {
      accountNumber,
      prepare: (context: BrowserContext) =>
        context.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential')),
    };
    const status = await verifyAt(world, place, brought, async (shown) => {
      await reads(shown, words.unable);
      await pressIn(shown, words.elsewhere);
      const address = (await shown.frame.locator('.phone .address').textContent()) ?? '';
      await world.show('the hosted page', address, { keys }, async (other) => {
        await pressIn(other, words.assert.act);
        await waitForEnd(other, 'verifiedPage');
      });
      await waitForEnd(shown, 'verifiedPage');
    });
    assert.equal(status, 1);
  });
});
