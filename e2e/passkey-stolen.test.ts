import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { KnownBrowser } from '@selfsame/contract';
import type { BrowserContext, Cookie } from 'playwright-core';
import { adminPath } from './api.ts';
import type { HeldKey } from './authenticator.ts';
import {
  headingIn,
  makeKeyAt,
  openPasskeyPlaces,
  type PasskeyPlaces,
  type Place,
  places,
  pressIn,
  type Shown,
  verifyAt,
  waitForEnd,
} from './passkey/places.ts';
import { enrol } from './people.ts';
import { texts } from './selfie-flow.ts';

const { passkey: words } = texts;
const accountNumber = 'c0ffee00-0000-4000-8000-0000000000b7';
const accountPath = `${adminPath}/accounts/${accountNumber}`;

/** A thief has the phone, unlocked, with its key and the cookies of its browser, and the face of the person before a camera. */
describe('a stolen phone: its key is deleted first', () => {
  let world: PasskeyPlaces;
  let stolen: { keys: HeldKey[]; cookies: Cookie[] };
  /** The key of the tablet that the person still has. */
  let kept: HeldKey[];

  before(async () => {
    world = await openPasskeyPlaces();
    await world.setPolicy({ SecondFactor: 'newDevice' });
    await enrol(world.api, world.server.baseUrl, accountNumber, 'cap12');
    stolen = { keys: await makeKeyAt(world, 'the hosted page', accountNumber), cookies: [] };
    kept = await makeKeyAt(world, 'the hosted page', accountNumber);
  });
  after(() => world?.close());

  /** Begins a verification and approves it, as the thief or as the person. */
  const verify = (
    place: Place,
    { cookies = [], ...brought }: { type: 1 | 5; keys: HeldKey[]; cookies?: Cookie[] },
    run: (shown: Shown) => Promise<void>,
  ) => {
    const prepare = (context: BrowserContext) => context.addCookies(cookies);
    return verifyAt(world, place, { accountNumber, ...brought, prepare }, run);
  };
  const knownBrowsers = async () =>
    (await world.api.call<KnownBrowser[]>('GET', `${accountPath}/knownBrowsers`)).body;
  /** Shows the key, then the face, to the end. */
  async function showBoth(shown: Shown): Promise<void> {
    await pressIn(shown, words.assert.act);
    await pressIn(shown, texts.intro.agree);
    await waitForEnd(shown, 'verifiedPage');
  }

  test('before the theft: the phone’s browser becomes known, and is asked for the face alone', async () => {
    const first = await verify('the hosted page', { ...stolen, type: 1 }, async (shown) => {
      await showBoth(shown);
      stolen.keys = await shown.device.keys();
      stolen.cookies = await shown.capture.page.context().cookies();
    });
    assert.equal(first, 1);
    assert.equal((await knownBrowsers()).length, 1);
    await verify('the hosted page', { ...stolen, type: 1 }, (shown) =>
      shown.capture.waitFor('state', 'intro'),
    );
  });

  test('deleted while the thief’s page asks for it: the key is refused, and no browser is known any more', async () => {
    const status = await verify('the hosted page', { ...stolen, type: 5 }, async (shown) => {
      await shown.frame.getByRole('button', { name: words.assert.act, exact: true }).waitFor();
      const path = `${accountPath}/fido2Credentials`;
      const [key] = (await world.api.call<{ Id: string }[]>('GET', path)).body;
      assert.equal((await world.api.call('DELETE', `${path}/${key?.Id}`)).status, 200);
      await pressIn(shown, words.assert.act);
      await headingIn(shown, words.refused.title);
    });
    assert.equal(status, 0);
    assert.deepEqual(await knownBrowsers(), []);
  });

  for (const place of places)
    for (const type of [1, 5] as const)
      test(`${place}, CredentialType ${type}: neither the old device nor its browser gets to the face`, async () => {
        const status = await verify(place, { ...stolen, type }, async (shown) => {
          await pressIn(shown, words.assert.act);
          await headingIn(shown, words.closed.title);
          assert.deepEqual(await shown.capture.values('camera'), []);
        });
        assert.equal(status, 0);
      });

  test('the person’s other device still verifies', async () => {
    assert.equal(await verify('the hosted page', { keys: kept, type: 5 }, showBoth), 1);
  });

  test('where the stolen key was the only one: passkeys that request or policy ask for refuse the account', async () => {
    const { api } = world;
    const path = `${accountPath}/fido2Credentials`;
    for (const { Id } of (await api.call<{ Id: string }[]>('GET', path)).body)
      assert.equal((await api.call('DELETE', `${path}/${Id}`)).status, 200);
    const answer = async (CredentialType: 1 | 5) => {
      const { status, body } = await api.beginVerification(accountNumber, {
        ConfirmationPolicy: { TransportType: 0, CredentialType },
      });
      return [status, (body as unknown as { ID?: string }).ID];
    };
    const refused = [409, 'E_ACCOUNT_PASSKEY_REQUIRED'];
    assert.deepEqual(await answer(5), refused);
    // An account that has no passkey is no account with a new device: only the face is asked for.
    assert.deepEqual(await answer(1), [200, undefined]);
    await world.setPolicy({ SecondFactor: 'always' });
    assert.deepEqual(await answer(1), refused);
  });
});
