import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { adminPath } from './api.ts';
import { operationLink } from './links.ts';
import {
  headingIn,
  openPasskeyPlaces,
  type PasskeyPlaces,
  places,
  pressIn,
  type Shown,
  verifyAt,
  waitForEnd,
} from './passkey/places.ts';
import { beginEnrolment, passkeyEnrolmentStatus } from './passkeys.ts';
import { texts } from './selfie-flow.ts';

const { offer, notNow, assert: confirm } = texts.passkey;

/** Messages by which a page around ours learns that the session was accepted. */
const acceptances = async ({ capture }: Shown) =>
  (await capture.values('message')).filter((message) => message.includes('verifiedPage'));

describe('OfferAfterEnrolment: "Remember this device" after an accepted selfie', () => {
  let world: PasskeyPlaces;
  before(async () => {
    world = await openPasskeyPlaces();
    await world.setPolicy({ OfferAfterEnrolment: true });
  });
  after(() => world?.close());

  /** Enrols the face of a new account up to the offer; `run` takes it from there. */
  async function enrolFace(
    place: (typeof places)[number],
    accountNumber: string,
    run: (shown: Shown) => Promise<void>,
  ): Promise<void> {
    const { server, api } = world;
    assert.equal((await api.createAccount(accountNumber)).status, 200);
    const operation = await beginEnrolment(api, accountNumber, 'EnrollBioCredential');
    await world.show(place, operationLink(server.publicUrl, operation), {}, async (shown) => {
      await pressIn(shown, texts.intro.agree);
      await headingIn(shown, offer.title);
      assert.equal(await passkeyEnrolmentStatus(api, operation.OperationId), 1, 'the face is enrolled');
      assert.deepEqual(await acceptances(shown), [], 'the page around is not told before the answer');
      await run(shown);
      await headingIn(shown, texts.ends.success.title);
      if (place === 'the web component') assert.equal((await acceptances(shown)).length, 1);
    });
    assert.equal(await passkeyEnrolmentStatus(api, operation.OperationId), 1);
  }
  const listed = async (accountNumber: string) =>
    (await world.api.call<object[]>('GET', `${adminPath}/accounts/${accountNumber}/fido2Credentials`)).body;

  for (const [nth, place] of places.entries()) {
    test(`${place}: accepted, the same session makes a key, and the key confirms`, async () => {
      const accountNumber = `c0ffee00-0000-4000-8000-0000000000a${nth}`;
      let keys: Awaited<ReturnType<Shown['device']['keys']>> = [];
      await enrolFace(place, accountNumber, async (shown) => {
        await pressIn(shown, offer.act);
        await waitForEnd(shown, 'verifiedPage');
        keys = await shown.device.keys();
      });
      assert.equal(keys.length, 1);
      assert.equal((await listed(accountNumber)).length, 1);
      const status = await verifyAt(world, place, { accountNumber, keys }, async (shown) => {
        await pressIn(shown, confirm.act);
        await waitForEnd(shown, 'verifiedPage');
      });
      assert.equal(status, 1);
    });

    test(`${place}: "Not now" ends it without a key, and the face stays enrolled`, async () => {
      const accountNumber = `c0ffee00-0000-4000-8000-0000000000b${nth}`;
      await enrolFace(place, accountNumber, async (shown) => {
        await pressIn(shown, notNow);
        await waitForEnd(shown, 'verifiedPage');
        assert.deepEqual(await shown.device.keys(), []);
      });
      assert.deepEqual(await listed(accountNumber), []);
    });
  }
});
