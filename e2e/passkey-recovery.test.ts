import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PasskeyPolicy } from '@selfsame/contract';
import reviews from '../packages/portal/src/pages/reviews/texts/en.ts';
import { adminPath, authorizationPath } from './api.ts';
import type { HeldKey } from './authenticator.ts';
import { transactionLink } from './links.ts';
import { type Mailbox, openMailbox } from './neighbours/mailbox.ts';
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
import { type OpenPortal, openPortal } from './portal.ts';
import { texts } from './selfie-flow.ts';

const { passkey: words, code } = texts;
// The journey of a lost phone, at each place: what stands in, then a new key, and the old one opens nothing.

interface Result {
  Payload: { Metadata: { PasskeyStandInResult?: { Kind: string } } };
}

let mailbox: Mailbox;
let world: PasskeyPlaces;
let portal: OpenPortal;

before(async () => {
  mailbox = await openMailbox();
  world = await openPasskeyPlaces(mailbox.env);
  portal = await openPortal({ server: world.server, path: '/portal/reviews' });
});
after(async () => {
  await portal?.close();
  await world?.close();
  await mailbox?.close();
});

const setPolicy = (WithoutKey: PasskeyPolicy['WithoutKey']) =>
  world.setPolicy({ SecondFactor: 'newDevice', WithoutKey });

/** A person with a face, a confirmed address and a key on the phone that will be lost. */
async function createPerson(place: Place, nth: number) {
  const { api, server } = world;
  const accountNumber = `c0ffee00-0000-4000-8000-0000000000f${nth}`;
  const email = `ada-${nth}@example.com`;
  await enrol(api, server.baseUrl, accountNumber, 'cap12');
  const path = `${adminPath}/accounts/${accountNumber}`;
  const { body } = await api.call<{ Version: number }>('GET', path);
  const confirmed = { Version: body.Version, Email: email, EmailVerified: true };
  assert.equal((await api.call('PUT', path, confirmed)).status, 200);
  return { accountNumber, email, oldKeys: await makeKeyAt(world, place, accountNumber) };
}

/** The new phone begins to verify by face, is asked for the key that it does not hold, and says so; then comes the face. */
async function verifyWithoutKey(
  place: Place,
  accountNumber: string,
  andThen: (shown: Shown, id: string) => Promise<void>,
) {
  const { api, server } = world;
  const { status, body } = await api.beginVerification(accountNumber);
  assert.equal(status, 200, JSON.stringify(body));
  const id = body.TransactionId;
  await world.show(place, transactionLink(server.publicUrl, body), {}, async (shown) => {
    await pressIn(shown, texts.approval.accept);
    await pressIn(shown, words.assert.act);
    await headingIn(shown, words.closed.title);
    await pressIn(shown, words.lost);
    await headingIn(shown, words.without.title);
    await pressIn(shown, words.without.act);
    await pressIn(shown, texts.intro.agree);
    await andThen(shown, id);
    await waitForEnd(shown, 'verifiedPage');
  });
  assert.equal((await api.verificationStatus(id)).Status, 1);
  const path = `${authorizationPath}/v2/transactions/${id}/result`;
  return (await api.call<Result>('GET', path)).body.Payload.Metadata;
}

/** What the backend does then, as the integrator guide says: a key for the new phone, and the lost one is deleted. */
async function replaceKey(place: Place, accountNumber: string, oldKeys: readonly HeldKey[]): Promise<void> {
  const path = `${adminPath}/accounts/${accountNumber}/fido2Credentials`;
  const [lost] = (await world.api.call<{ Id: string }[]>('GET', path)).body;
  const newKeys = await makeKeyAt(world, place, accountNumber);
  assert.equal((await world.api.call('DELETE', `${path}/${lost?.Id}`)).status, 200);
  const confirm = (keys: readonly HeldKey[], run: (shown: Shown) => Promise<void>) =>
    verifyAt(world, place, { accountNumber, type: 5, keys }, async (shown) => {
      await pressIn(shown, words.assert.act);
      await run(shown);
    });
  const byNew = await confirm(newKeys, async (shown) => {
    await pressIn(shown, texts.intro.agree);
    await waitForEnd(shown, 'verifiedPage');
  });
  assert.equal(byNew, 1);
  assert.equal(await confirm(oldKeys, (shown) => headingIn(shown, words.closed.title)), 0);
}

for (const [nth, place] of places.entries()) {
  test(`${place}: a lost phone under WithoutKey code: the face, and a code to the confirmed address`, async () => {
    await setPolicy('code');
    const { accountNumber, email, oldKeys } = await createPerson(place, nth);
    const result = await verifyWithoutKey(place, accountNumber, async (shown) => {
      await headingIn(shown, code.ask.title);
      await pressIn(shown, code.ask.act);
      const field = shown.frame.getByLabel(code.label, { exact: true });
      await field.waitFor();
      await field.fill(/\b\d{6}\b/.exec(await mailbox.next(email))?.[0] ?? '');
      await pressIn(shown, code.act);
    });
    assert.equal(result.PasskeyStandInResult?.Kind, 'code');
    await replaceKey(place, accountNumber, oldKeys);
  });

  test(`${place}: a lost phone under WithoutKey approval: the face, and an operator who accepts in the portal`, async () => {
    await setPolicy('approval');
    const { accountNumber, oldKeys } = await createPerson(place, nth + places.length);
    await portal.page.goto(`${world.server.publicUrl}/portal/reviews`);
    const result = await verifyWithoutKey(place, accountNumber, async (shown, id) => {
      await headingIn(shown, texts.inReview.title);
      assert.equal((await world.api.verificationStatus(id)).Status, 0);
      await acceptInPortal(accountNumber);
    });
    assert.equal(result.PasskeyStandInResult?.Kind, 'approval');
    await replaceKey(place, accountNumber, oldKeys);
  });
}

/** An operator reads that the key is not there, calls back, and accepts. */
async function acceptInPortal(accountNumber: string): Promise<void> {
  const { page } = portal;
  await page.getByRole('link', { name: accountNumber, exact: true }).click();
  await page.getByText(reviews.noKeyText).waitFor();
  await page.getByRole('button', { name: reviews.acceptKeyless, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(reviews.note, { exact: true }).fill('Called back on the number that we know.');
  await dialog.getByRole('button', { name: reviews.acceptKeyless, exact: true }).click();
  await page.getByText(reviews.doneAccepted).waitFor();
  assert.deepEqual(portal.errors, []);
}
