import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { createSessionFixture } from '../../test/session-fixture.ts';
import { beginSelfie } from './begin-selfie.ts';
import { beginTransaction } from './begin-transaction.ts';
import { cancelSession } from './cancel-session.ts';
import { openCapture } from './open-capture.ts';
import { readCapture } from './read-capture.ts';
import { operationKinds } from './read-session.ts';

const fixture = await createSessionFixture({ after });
const { deps, clock } = fixture;
const begin = async (TimeoutSec = 3600) => {
  const begun = await beginSelfie(deps, fixture.caller, { TimeoutSec, IntroductionText: 'Welcome' });
  return { id: begun.OperationId, secret: begun.OneTimeSecret ?? '' };
};
const open = (link: { id: string; secret: string }, kind: 'operation' | 'transaction' = 'operation') =>
  openCapture(deps, { kind, ...link });
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

test('openCapture: wrong secrets up to the limit, then locked for the right one too', async () => {
  const link = await begin();
  const guess = () => assert.rejects(open({ ...link, secret: 'guess' }), notValid);
  for (let count = 1; count < limits.wrongSecrets; count++) await guess();
  await open(link);
  await guess();
  await assert.rejects(open(link), notValid);
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
