import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { cancelSession } from '../life/cancel-session.ts';
import { operationKinds } from '../read/read-session.ts';
import { openCapture } from './open-capture.ts';
import { readCapture } from './read-capture.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock } = fixture;
async function begin(TimeoutSec = 3600) {
  const begun = await beginSelfie(deps, fixture.caller, { TimeoutSec, IntroductionText: 'Welcome' });
  return { id: begun.OperationId, secret: begun.OneTimeSecret ?? '' };
}
type Link = { id: string; secret: string };
const openFrom = (address: string, link: Link) => openCapture(deps, { kind: 'operation', ...link }, address);
const open = (link: Link, kind: 'operation' | 'transaction' = 'operation') =>
  openCapture(deps, { kind, ...link }, '192.0.2.7');
const notValid = { code: 'E_LINK_NOT_VALID' };

test('openCapture: id and secret of the link, a token and all the page needs', async () => {
  const link = await begin();
  const { token, session } = await open(link);
  assert.ok(token.startsWith(link.id));
  assert.equal(session.purpose, 'selfie');
  assert.equal(session.introductionText, 'Welcome');
  assert.equal(session.approval, null);
  assert.equal(session.needsCapture, true);
  assert.equal(session.attemptsLeft, limits.captureAttempts);
  assert.equal(session.page, null);
  assert.deepEqual(await readCapture(deps, fixture.pageOf(link.id)), session);
});

test('openCapture: as base64, percent-encoded or with an upper-case id, opened on several devices', async () => {
  const { id, secret } = await begin();
  await open({ id, secret: `${secret.replaceAll('-', '+').replaceAll('_', '/')}==` });
  await open({ id, secret: encodeURIComponent(`${secret}==`) });
  await open({ id: id.toUpperCase(), secret });
});

test('openCapture: whatever is wrong, the same answer', async () => {
  const { id, secret } = await begin();
  await assert.rejects(open({ id, secret: `${secret}x` }), notValid);
  await assert.rejects(open({ id: crypto.randomUUID(), secret }), notValid);
  await assert.rejects(open({ id: "' or 1=1", secret }), notValid);
  await assert.rejects(open({ id, secret: 'x' }, 'transaction'), notValid);
});

test('openCapture: right under the other parameter, told so', async () => {
  await fixture.createAccount('a');
  const link = await begin();
  await assert.rejects(open(link, 'transaction'), { code: 'E_LINK_KIND_MISMATCH' });
  const begun = await beginTransaction(deps, fixture.caller, {
    AccountNumber: 'a',
    Name: 'Verify_Identity',
    ConfirmationPolicy: { CredentialType: 0 },
    CustomData: [{ Key: 'amount', Value: '5 EUR' }],
  });
  const transaction = { id: begun.TransactionId, secret: begun.OneTimeSecret ?? '' };
  await assert.rejects(open(transaction), { code: 'E_LINK_KIND_MISMATCH' });
  const { session } = await open(transaction, 'transaction');
  assert.deepEqual(session.approval, {
    title: 'Verify Identity',
    items: [{ key: 'amount', value: '5 EUR' }],
  });
  assert.equal(session.needsCapture, false);
});

const wrongSecretsOf = async ({ id }: Link) =>
  (await db.selectFrom('session').select('wrong_secrets').where('id', '=', id).executeTakeFirstOrThrow())
    .wrong_secrets;

test('openCapture: a link damaged on its way, opens; what stands around id and secret is no part of them', async () => {
  const { id, secret } = await begin();
  for (const link of [
    { id, secret: `${secret}.` },
    { id: `<${id}>`, secret: `${secret}>` },
    { id: `3D${id}`, secret: `3D${secret})` },
  ])
    assert.equal((await open(link)).session.status, 0);
  assert.equal(await wrongSecretsOf({ id, secret }), 0);
});

test('openCapture: wrong secrets, counted when they differ; the right link opens after any number of them', async () => {
  const link = await begin();
  const guess = (address: string, secret: string) => openFrom(address, { ...link, secret });
  for (let again = 0; again < limits.wrongLinks.count + 5; again++)
    await assert.rejects(guess('198.51.100.1', 'always the same'), notValid);
  assert.equal(await wrongSecretsOf(link), 1);
  for (let n = 1; n < limits.wrongLinks.count; n++)
    await assert.rejects(guess('198.51.100.1', `guess ${n}`), notValid);
  await assert.rejects(guess('198.51.100.1', 'one too many'), { code: 'E_RATE_LIMITED' });
  assert.equal(await wrongSecretsOf(link), limits.wrongLinks.count + 1);
  // Neither the guesser's neighbours behind the same address nor anybody else is shut out.
  for (const address of ['198.51.100.1', '192.0.2.9'])
    assert.equal((await openFrom(address, link)).session.status, 0);
  await assert.rejects(guess('192.0.2.9', 'of another address'), notValid);
});

test('openCapture: beyond the limit, unknown ids are answered like wrong secrets', async () => {
  const known = await begin();
  for (let n = 0; n < limits.wrongLinks.count; n++)
    await assert.rejects(openFrom('2001:db8::1', { id: crypto.randomUUID(), secret: 'x' }), notValid);
  for (const id of [known.id, crypto.randomUUID()])
    await assert.rejects(openFrom('2001:db8::2', { id, secret: 'y' }), { code: 'E_RATE_LIMITED' });
});

test('openCapture: a session that is over, its state with the last page', async () => {
  const canceled = await begin();
  await cancelSession(deps, { ...fixture.caller, id: canceled.id, kinds: operationKinds });
  assert.equal((await open(canceled)).session.page, 'transactionNotValidPage');
  const late = await begin(60);
  clock.advance(60);
  const { session } = await open(late);
  assert.equal(session.status, 3);
  assert.equal(session.page, 'transactionNotValidPage');
});

test('openCapture: the token, never longer than the limit and little longer than the session', async () => {
  const endOf = async (timeoutSec: number) => {
    const { token } = await open(await begin(timeoutSec));
    return (new Date(token.split(' ')[1] ?? '').getTime() - clock.now().getTime()) / 1_000;
  };
  assert.equal(await endOf(86_400), limits.captureTokenSec);
  assert.equal(await endOf(600), 660);
});
