import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { operationLink } from './links.ts';
import {
  headingIn,
  makeKeyAt,
  openPasskeyPlaces,
  type PasskeyPlaces,
  places,
  pressIn,
  type Shown,
  verifyAt,
  waitForEnd,
} from './passkey/places.ts';
import { beginPasskeyEnrolment, passkeyEnrolmentStatus } from './passkeys.ts';
import { texts } from './selfie-flow.ts';

const { passkey: words } = texts;

/** The next dialog of the browser ends as the person's "Cancel" does: nobody can press that of a virtual authenticator. */
const cancelFirst = (context: BrowserContext, method: 'create' | 'get') =>
  context.addInitScript((name) => {
    const { credentials } = navigator;
    const asked = credentials[name].bind(credentials);
    let isCancelled = false;
    Object.defineProperty(credentials, name, {
      value: (options: never) => {
        if (isCancelled) return asked(options);
        isCancelled = true;
        return Promise.reject(new DOMException('The user cancelled.', 'NotAllowedError'));
      },
    });
  }, method);

/** Presses for the dialog, which is cancelled; the page stays, says so, and the second try succeeds. */
async function tryTwice(shown: Shown, act: string, whileOpen: () => Promise<void>): Promise<void> {
  await pressIn(shown, act);
  await headingIn(shown, words.closed.title);
  await shown.frame.getByText(words.closed.body).waitFor();
  await whileOpen();
  const told = await shown.capture.values('message');
  assert.deepEqual(
    told.filter((message) => message.includes('pageName')),
    [],
    'the page around is told of no end',
  );
  await pressIn(shown, texts.again);
  await waitForEnd(shown, 'verifiedPage');
}

describe('a dialog for a passkey that the person cancels', () => {
  let world: PasskeyPlaces;
  before(async () => {
    world = await openPasskeyPlaces();
    await world.setPolicy({});
  });
  after(() => world?.close());

  for (const [nth, place] of places.entries()) {
    test(`${place}: asked to remember the device, then tried again: remembered`, async () => {
      const { server, api } = world;
      const accountNumber = `c0ffee00-0000-4000-8000-0000000000c${nth}`;
      await api.createAccount(accountNumber);
      const operation = await beginPasskeyEnrolment(api, accountNumber);
      const status = () => passkeyEnrolmentStatus(api, operation.OperationId);
      const prepare = (context: BrowserContext) => cancelFirst(context, 'create');
      await world.show(place, operationLink(server.publicUrl, operation), { prepare }, async (shown) => {
        await tryTwice(shown, words.enrol.act, async () => {
          assert.equal(await status(), 0);
          assert.deepEqual(await shown.device.keys(), []);
        });
        assert.equal((await shown.device.keys()).length, 1);
      });
      assert.equal(await status(), 1);
    });

    test(`${place}: asked to confirm, then tried again: confirmed`, async () => {
      const accountNumber = `c0ffee00-0000-4000-8000-0000000000d${nth}`;
      await world.api.createAccount(accountNumber);
      const keys = await makeKeyAt(world, place, accountNumber);
      const prepare = (context: BrowserContext) => cancelFirst(context, 'get');
      const status = await verifyAt(world, place, { accountNumber, keys, prepare }, (shown) =>
        tryTwice(shown, words.assert.act, async () => {
          const { signCount } = (await shown.device.keys())[0]!;
          assert.equal(signCount, keys[0]!.signCount, 'the key was not used');
        }),
      );
      assert.equal(status, 1);
    });
  }
});
