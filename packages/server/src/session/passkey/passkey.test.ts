import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status, statusMessages } from '@selfsame/contract';
import { ourPage, passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { readPasskey } from '../../store/session/session-passkey.ts';
import { beginOperation } from '../begin/begin-operation.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { readCapture } from '../capture/read-capture.ts';
import { presentPayload } from '../read/present-payload.ts';
import { answerPasskey } from './answer-passkey.ts';
import { skipPasskey } from './skip-passkey.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock } = fixture;
const world = passkeyWorld(fixture);
const rowOf = (id: string) =>
  db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const keysOf = (accountId: string) =>
  db.selectFrom('account_passkey').selectAll().where('account_id', '=', accountId).execute();

/** An account with a face, and a device with its passkey. */
async function createHolder(name: string, device = new SoftwareAuthenticator()) {
  const account = await fixture.createEnrolled(name, name);
  await world.enrol(name, device);
  return { account, device };
}

test('EnrollFido2Credential: a passkey of the account, named in the record; several, and no device twice', async () => {
  const account = await fixture.createAccount('enrolling');
  const device = new SoftwareAuthenticator();
  const page = await world.beginEnrolment('enrolling');
  const opened = await readCapture(deps, page);
  assert.deepEqual(
    [opened.purpose, opened.needsCapture, opened.passkey],
    ['enrolment', false, { step: 'enrol', answersLeft: limits.passkeys.answers, standIn: 'none' }],
  );
  const ceremony = await world.begin(page);
  const kept = await answerPasskey(deps, page, {
    ceremonyId: ceremony.ceremonyId,
    response: device.create(ceremony.options, ourPage),
    description: ' Pixel 8 ',
  });
  assert.deepEqual(
    [kept.outcome, kept.session.status, kept.session.page, kept.session.passkey.step],
    ['kept', Status.Accepted, 'verifiedPage', 'none'],
  );
  const [key] = await keysOf(account.id);
  assert.equal(key?.description, 'Pixel 8');
  assert.deepEqual([key?.aaguid, key?.backup_eligible, key?.rp_id], [device.aaguid, false, 'selfsame.test']);
  const row = await rowOf(page.sessionId);
  const passkey = readPasskey(row);
  assert.deepEqual(
    [passkey?.rule, row.passkey_rule, passkey?.aaguid],
    ['operation', 'operation', device.aaguid],
  );
  assert.match(String(passkey?.credential), /^[0-9a-f]{64}$/);

  await world.enrol('enrolling', new SoftwareAuthenticator());
  assert.equal((await keysOf(account.id)).length, 2);
  const again = await world.beginEnrolment('enrolling');
  const { options, ceremonyId } = await world.begin(again);
  assert.throws(() => device.create(options, ourPage), { name: 'InvalidStateError' });
  // A browser that does not look into the list of those excluded.
  const { challenge } = options as { challenge: string };
  const twice = await world.answer(
    again,
    { ceremonyId },
    device.register(device.keys[0]!, challenge, ourPage),
  );
  assert.deepEqual([twice.outcome, twice.session.status], ['refused', Status.Error]);
  assert.equal((await rowOf(again.sessionId)).message, statusMessages.passkeyAlreadyExists);
  assert.equal((await keysOf(account.id)).length, 2);
});

test('EnrollFido2Credential: not for nobody, not for Privacy Keys, not where no browser makes passkeys', async () => {
  await fixture.createAccount('asking');
  const begin = (changes: object, relyingParty = deps.relyingParty) =>
    beginOperation({ ...deps, relyingParty }, fixture.caller, {
      AccountNumber: 'asking',
      Name: 'enrollfido2credential',
      ...changes,
    });
  await assert.rejects(begin({ AccountNumber: '' }), { code: 'E_INVALID_ARGUMENT' });
  await assert.rejects(begin({ AccountNumber: 'nobody' }), { code: 'E_ACCOUNT_NOT_FOUND' });
  const Payload = { Fido2Policy: { CustomData: { PrivacyKey: true } } };
  await assert.rejects(begin({ Payload }), { code: 'E_OPERATION_NOT_SUPPORTED' });
  const plain = { id: '10.0.0.1', origin: 'https://10.0.0.1' };
  await assert.rejects(begin({}, plain), { code: 'E_PASSKEYS_NOT_AVAILABLE', status: 501 });
});

test('EnrollFido2Credential: an authenticator that did not verify its user, or for another page, refused and the session goes on', async () => {
  const account = await fixture.createAccount('careless');
  const page = await world.beginEnrolment('careless');
  const first = await world.begin(page);
  const lax = new SoftwareAuthenticator({ verifiesUser: false });
  await assert.rejects(world.answer(page, first, lax.create(first.options, ourPage)), {
    code: 'E_PASSKEY_NOT_ACCEPTED',
  });
  const used = new SoftwareAuthenticator().create(first.options, ourPage);
  await assert.rejects(world.answer(page, first, used), { code: 'E_CEREMONY_NOT_VALID' });
  const second = await world.begin(page);
  const elsewhere = new SoftwareAuthenticator().create(second.options, { origin: 'https://evil.test' });
  await assert.rejects(world.answer(page, second, elsewhere), { code: 'E_PASSKEY_NOT_ACCEPTED' });
  assert.equal((await keysOf(account.id)).length, 0);
  assert.equal((await readCapture(deps, page)).passkey.step, 'enrol');
});

test('CredentialType 4: the passkey alone ends the transaction; approval comes before it', async () => {
  const { device, account } = await createHolder('keyholder');
  const page = await world.beginVerification('keyholder');
  const asked = await readCapture(deps, page);
  assert.deepEqual([asked.needsCapture, asked.passkey.step, asked.status], [false, 'assert', Status.Pending]);
  const proven = await world.show(page, device);
  assert.deepEqual(
    [proven.outcome, proven.session.status, proven.session.page],
    ['proven', Status.Accepted, 'verifiedPage'],
  );
  const [key] = await keysOf(account.id);
  assert.deepEqual([Number(key?.counter), key?.last_used_at], [1, clock.now()]);
  const passkey = readPasskey(await rowOf(page.sessionId));
  const flags = { userVerified: true, backupEligible: false, backedUp: false };
  assert.deepEqual([passkey?.counter, passkey?.rule, passkey?.flags], [1, 'request', flags]);
  const { Metadata } = presentPayload(await rowOf(page.sessionId));
  assert.deepEqual(Object.keys(Metadata), ['PasskeyVerificationResult']);
  assert.deepEqual(
    [Metadata.PasskeyVerificationResult?.Counter, Metadata.PasskeyVerificationResult?.CredentialIdHash],
    [1, passkey?.credential],
  );
});

test('CredentialType 5: no face without the passkey, none alone enough, both accepted', async () => {
  const { device } = await createHolder('both');
  const page = await world.beginVerification('both', 5);
  await assert.rejects(issueAttempt(deps, page), { code: 'E_PASSKEY_REQUIRED' });
  const proven = await world.show(page, device);
  assert.deepEqual(
    [proven.outcome, proven.session.status, proven.session.passkey.step],
    ['proven', Status.Pending, 'none'],
  );
  assert.equal(proven.session.needsCapture, true);
  const seen = await world.look(page, 'both');
  assert.deepEqual([seen.outcome, seen.session.status], ['accepted', Status.Accepted]);

  const other = await world.beginVerification('both', 5);
  await world.show(other, device);
  const stranger = await world.look(other, 'stranger');
  assert.equal(stranger.session.status, Status.Rejected);
});

test('CredentialType 5: a passkey deleted after it was shown, nothing accepted', async () => {
  const { device, account } = await createHolder('removed');
  const page = await world.beginVerification('removed', 5);
  await world.show(page, device);
  await db.deleteFrom('account_passkey').where('account_id', '=', account.id).execute();
  const seen = await world.look(page, 'removed');
  assert.equal(seen.session.status, Status.Error);
});

test('a refused passkey: counts towards the lockout with failed faces together, and three end the session', async () => {
  const { device, account } = await createHolder('guessed');
  const stranger = new SoftwareAuthenticator();
  await world.enrol((await fixture.createAccount('other')).account_number, stranger);
  const page = await world.beginVerification('guessed', 5);
  for (const left of [2, 1, 0]) {
    const { outcome, session } = await world.show(page, stranger);
    assert.deepEqual([outcome, session.passkey.answersLeft], ['refused', left]);
    assert.equal(session.status, left > 0 ? Status.Pending : Status.Rejected);
  }
  assert.equal((await rowOf(page.sessionId)).message, statusMessages.passkeyFailed);
  // Two wrong faces behind the right passkey: the fifth failure locks the account.
  for (let nth = 0; nth < 2; nth += 1) {
    const next = await world.beginVerification('guessed', 5);
    await world.show(next, device);
    await world.look(next, 'stranger');
  }
  const { enabled, disable_reason } = await db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', account.id)
    .executeTakeFirstOrThrow();
  assert.equal(enabled, false, disable_reason);
});

test('a disabled account: its passkey opens nothing, also in a session begun before', async () => {
  const { device, account } = await createHolder('disabled');
  const page = await world.beginVerification('disabled');
  await db.updateTable('account').set({ enabled: false }).where('id', '=', account.id).execute();
  const { outcome, session } = await world.show(page, device);
  assert.deepEqual([outcome, session.status], ['refused', Status.Error]);
  await assert.rejects(world.beginVerification('disabled'), { code: 'E_ACCOUNT_DISABLED' });
});

test('beginTransaction: CredentialType 4 and 5 need a passkey; other flags and Privacy Keys told', async () => {
  await fixture.createEnrolled('faceonly', 'faceonly');
  for (const type of [4, 5])
    await assert.rejects(world.beginVerification('faceonly', type), {
      code: 'E_ACCOUNT_PASSKEY_REQUIRED',
      status: 409,
    });
  for (const type of [2, 3, 6, 7])
    await assert.rejects(world.beginVerification('faceonly', type), {
      code: 'E_CREDENTIAL_TYPE_NOT_SUPPORTED',
    });
});

test('SkipCapturePasskey: ends what asked for a passkey, and never accepts', async () => {
  await createHolder('skipping');
  const endings = [
    ['noAuthenticator', statusMessages.passkeyNotAvailable],
    ['lost', statusMessages.passkeyLost],
  ] as const;
  for (const [reason, message] of endings) {
    const page = await world.beginVerification('skipping', 5);
    await assert.rejects(skipPasskey(deps, page, 'notNow'), { code: 'E_INVALID_ARGUMENT' });
    const after = await skipPasskey(deps, page, reason);
    assert.deepEqual([after.status, after.page], [Status.Rejected, 'defaultFailedPage']);
    assert.equal((await rowOf(page.sessionId)).message, message);
  }
  const enrolling = await world.beginEnrolment('skipping');
  await assert.rejects(skipPasskey(deps, enrolling, 'lost'), { code: 'E_INVALID_ARGUMENT' });
  assert.equal((await skipPasskey(deps, enrolling, 'alreadyEnrolled')).status, Status.Error);
  await assert.rejects(skipPasskey(deps, enrolling, 'notNow'), { code: 'E_TRANSACTION_FINISHED' });
});
