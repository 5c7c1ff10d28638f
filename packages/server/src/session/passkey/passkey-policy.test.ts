import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, type PasskeyPolicy, Status } from '@selfsame/contract';
import { ourPage, passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import {
  defaultSettings,
  readMatchingPolicy,
  writeTenantSetting,
} from '../../store/tenant/tenant-setting.ts';
import { insertTemplate } from '../../store/tenant/transaction-template.ts';
import { beginOperation } from '../begin/begin-operation.ts';
import { beginVerification } from '../begin/begin-verification.ts';
import { readCapture } from '../capture/read-capture.ts';
import { skipPasskey } from './skip-passkey.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, tenantId } = fixture;
const world = passkeyWorld(fixture);

async function setPolicy(changes: Partial<PasskeyPolicy>): Promise<void> {
  const { Version } = await readMatchingPolicy(db, tenantId);
  const Passkeys = { ...defaultSettings.matching.Passkeys!, ...changes };
  const policy = { ...defaultSettings.matching, CheckLivenessDefault: false, Passkeys, Version };
  assert.ok(await writeTenantSetting(db, tenantId, 'matching', policy));
}

async function askedOf(accountNumber: string, type = 1, name?: string) {
  const { sessionId } = await world.beginVerification(accountNumber, type, name);
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return [row.credential_type, row.passkey_rule];
}

await fixture.createEnrolled('with', 'with');
await world.enrol('with', new SoftwareAuthenticator());
await fixture.createEnrolled('without', 'without');

test('SecondFactor: never, newDevice, always, by tenant and by template, in V1 and V2', async () => {
  assert.deepEqual(await askedOf('with'), [1, null]);
  await setPolicy({ SecondFactor: 'newDevice' });
  assert.deepEqual(await askedOf('with'), [5, 'newDevice']);
  assert.deepEqual(await askedOf('without'), [1, null]);
  await setPolicy({ SecondFactor: 'always' });
  assert.deepEqual(await askedOf('with'), [5, 'always']);
  await assert.rejects(askedOf('without'), { code: 'E_ACCOUNT_PASSKEY_REQUIRED' });
  const v1 = (FacialImageAccountNumber: string) =>
    beginVerification(deps, fixture.caller, { FacialImageAccountNumber }, new AbortController().signal);
  await assert.rejects(v1('without'), { code: 'E_ACCOUNT_PASSKEY_REQUIRED' });
  const { TransactionId } = await v1('with');
  assert.equal((await readCapture(deps, fixture.pageOf(TransactionId))).passkey.step, 'assert');
  const templates = [
    { name: 'Lenient', second_factor: 'never', synced_passkeys: null },
    { name: 'DeviceBound', second_factor: null, synced_passkeys: false },
  ] as const;
  for (const template of templates)
    await insertTemplate(db, {
      ...template,
      id: crypto.randomUUID(),
      tenant_id: tenantId,
      created_at: clock.now(),
    });
  assert.deepEqual(await askedOf('without', 1, 'Lenient'), [1, null]);
  await fixture.createEnrolled('synced', 'synced');
  await world.enrol('synced', new SoftwareAuthenticator({ isSynced: true }));
  assert.deepEqual(await askedOf('synced'), [5, 'always']);
  await assert.rejects(askedOf('synced', 4, 'DeviceBound'), { code: 'E_ACCOUNT_PASSKEY_REQUIRED' });
});

test('RaiseWithinDays: a new face asks for the passkey, a new passkey for the face', async () => {
  await setPolicy({ RaiseWithinDays: 7 });
  assert.deepEqual(await askedOf('with', 1), [5, 'newFace']);
  assert.deepEqual(await askedOf('with', 4), [5, 'newKey']);
  clock.advance(7 * 86_400);
  assert.deepEqual(await askedOf('with', 1), [1, null]);
  assert.deepEqual(await askedOf('with', 4), [4, 'request']);
});

/** An accepted enrolment under a policy that offers a passkey. */
async function enrolFace(accountNumber: string) {
  await fixture.createAccount(accountNumber);
  const { OperationId } = await beginOperation(deps, fixture.caller, {
    AccountNumber: accountNumber,
    Name: 'EnrollBioCredential',
  });
  const page = fixture.pageOf(OperationId);
  return { page, ...(await world.look(page, accountNumber)) };
}

test('OfferAfterEnrolment: off unless the tenant says so', async () => {
  await setPolicy({});
  const { session } = await enrolFace('not-offered');
  assert.deepEqual([session.status, session.passkey.step], [Status.Accepted, 'none']);
});

test('OfferAfterEnrolment: in the session of the accepted selfie, for the page that took it, once', async () => {
  await setPolicy({ OfferAfterEnrolment: true });
  const { page, session, attemptId } = await enrolFace('offered');
  assert.deepEqual([session.status, session.passkey.step], [Status.Accepted, 'offer']);
  // A page that opened the same link, and knows no attempt or guesses one.
  await assert.rejects(world.begin(page), { code: 'E_PASSKEY_STEP_NOT_OPEN' });
  await assert.rejects(world.begin(page, crypto.randomUUID()), { code: 'E_PASSKEY_STEP_NOT_OPEN' });
  const device = new SoftwareAuthenticator();
  const ceremony = await world.begin(page, attemptId.toUpperCase());
  const kept = await world.answer(page, ceremony, device.create(ceremony.options, ourPage));
  assert.deepEqual(
    [kept.outcome, kept.session.status, kept.session.passkey.step],
    ['kept', Status.Accepted, 'none'],
  );
  await assert.rejects(world.begin(page, attemptId), { code: 'E_TRANSACTION_FINISHED' });
  const verification = await world.beginVerification('offered', 4);
  assert.equal((await world.show(verification, device)).session.status, Status.Accepted);
});

test('OfferAfterEnrolment: closed by "not now" and by time, and the enrolment stays', async () => {
  await setPolicy({ OfferAfterEnrolment: true });
  const declined = await enrolFace('not-now');
  const after = await skipPasskey(deps, declined.page, 'notNow');
  assert.deepEqual([after.status, after.passkey.step], [Status.Accepted, 'none']);
  const late = await enrolFace('late');
  const ceremony = await world.begin(late.page, late.attemptId);
  clock.advance(limits.passkeys.offerSec);
  await assert.rejects(
    world.answer(late.page, ceremony, new SoftwareAuthenticator().create(ceremony.options, ourPage)),
    { code: 'E_TRANSACTION_FINISHED' },
  );
  assert.equal((await readCapture(deps, late.page)).passkey.step, 'none');
});
