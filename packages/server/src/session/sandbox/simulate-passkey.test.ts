import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  defaultPasskeyPolicy,
  limits,
  type PasskeyPolicy,
  type SandboxActRequest,
  Status,
  sandboxAaguid,
  sandboxPasskeys,
} from '@selfsame/contract';
import { ourPage, passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { actsIn } from '../../../test/sandbox/acts-in.ts';
import { codeOf } from '../../../test/sandbox/code-of.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { digestOfCredential } from '../../platform/webauthn.ts';
import { resetSandbox } from '../../sandbox/reset-sandbox.ts';
import { deleteAccountPasskeys } from '../../store/account/account-passkey.ts';
import { destroyOrphanDataKeys } from '../../store/seal/data-key.ts';
import { readPasskey } from '../../store/session/session-passkey.ts';
import {
  defaultSettings,
  readMatchingPolicy,
  writeTenantSetting,
} from '../../store/tenant/tenant-setting.ts';
import { actAsUser } from './act-as-user.ts';
import { simulatePasskey } from './simulate-passkey.ts';

const world = await createSessionFixture({ after }, { sandbox: true });
const { deps, tenantId, db } = world;
const { act, begin, verify, holder, read, keysOf } = actsIn(world);
const tried = new Set<string>();
function passkey(Passkey: NonNullable<SandboxActRequest['Passkey']>): SandboxActRequest {
  tried.add(Passkey);
  return { Act: 'passkey', Passkey };
}
async function policy(changes: Partial<PasskeyPolicy>): Promise<void> {
  const { Version } = await readMatchingPolicy(db, tenantId);
  const Passkeys = { ...defaultPasskeyPolicy, ...changes };
  const written = { ...defaultSettings.matching, Passkeys, Version };
  assert.ok(await writeTenantSetting(db, tenantId, 'matching', written));
}

test('actAsUser: makes a passkey for an account, as an authenticator would, and another one on another device', async () => {
  const account = await world.createAccount('makes');
  const id = await begin('makes');
  assert.equal((await act(id, { Act: 'open' })).PasskeyStep, 'enrol');
  const made = await act(id);
  assert.deepEqual(
    [made.Status, made.Outcome, made.PasskeyStep, made.Page],
    [Status.Accepted, 'kept', 'none', 'verifiedPage'],
  );
  assert.equal((await act(await begin('makes'), passkey('accept'))).Outcome, 'kept');
  const [first, second, ...others] = await keysOf(account.id);
  assert.equal(others.length, 0);
  assert.notEqual(first?.credential_id, second?.credential_id);
  assert.deepEqual(
    [first?.aaguid, first?.description, first?.rp_id, first?.backup_eligible],
    [sandboxAaguid, 'Simulated passkey', 'selfsame.test', false],
  );
  const record = readPasskey(await read(id));
  assert.equal(record?.credential, digestOfCredential(first!.credential_id));
  const types = world.events.published.filter(({ references }) => references.sessionId === id);
  assert.deepEqual(
    types.map(({ type }) => type).filter((type) => type.startsWith('passkey')),
    ['passkey.enrolled'],
  );
});

test('actAsUser: shows the passkey that it made, alone or before the face, and approves first', async () => {
  const account = await holder('shows');
  const shown = await act(await verify('shows'));
  assert.deepEqual([shown.Status, shown.Outcome], [Status.Accepted, 'proven']);
  const [key] = await keysOf(account.id);
  assert.ok(key?.last_used_at);
  await act(await begin('shows', 'EnrollBioCredential'), { Act: 'capture' });
  const both = await verify('shows', 5);
  assert.equal(await codeOf(act(both, { Act: 'capture' })), 'E_PASSKEY_REQUIRED');
  const proven = await act(both);
  assert.deepEqual([proven.Status, proven.Outcome, proven.PasskeyStep], [Status.Pending, 'proven', 'none']);
  assert.equal(await codeOf(act(both)), 'E_PASSKEY_STEP_NOT_OPEN');
  assert.equal((await act(both, { Act: 'capture' })).Status, Status.Accepted);
  const { end_reason, passkey: stored } = await read(both);
  assert.equal(end_reason, 'accepted');
  assert.ok(stored);
  assert.equal(await codeOf(act(both)), 'E_TRANSACTION_FINISHED');
});

for (const name of ['unknownCredential', 'userNotVerified'] as const)
  test(`actAsUser: ${name}, is refused as any wrong passkey, ends the third time and counts towards the lockout`, async () => {
    const account = await holder(`wrong-${name}`);
    const id = await verify(`wrong-${name}`);
    for (let left = limits.passkeys.answers - 1; left > 0; left -= 1) {
      const refused = await act(id, passkey(name));
      assert.deepEqual(
        [refused.Status, refused.Outcome, refused.PasskeyStep, refused.PasskeyAnswersLeft],
        [Status.Pending, 'refused', 'assert', left],
      );
    }
    const last = await act(id, passkey(name));
    assert.deepEqual([last.Status, last.PasskeyAnswersLeft], [Status.Rejected, 0]);
    assert.equal((await read(id)).end_reason, 'passkeyFailed');
    const failed = db.selectFrom('failed_attempt').select('id').where('account_id', '=', account.id);
    assert.equal((await failed.execute()).length, limits.passkeys.answers);
    const why = world.events.published.flatMap(({ type, references, data }) =>
      type === 'passkey.refused' && references.sessionId === id ? [(data as { why: string }).why] : [],
    );
    assert.deepEqual([...new Set(why)], [name === 'unknownCredential' ? 'unknown' : 'notVerified']);
    // The right one after a wrong one is taken.
    const next = await verify(`wrong-${name}`);
    await act(next, passkey(name));
    assert.equal((await act(next)).Outcome, 'proven');
  });

test('actAsUser: says why no passkey comes, as the page does', async () => {
  await holder('without');
  for (const [name, reason, status] of [
    ['noAuthenticator', 'passkeyNotAvailable', Status.Rejected],
    ['lost', 'passkeyLost', Status.Rejected],
  ] as const) {
    const id = await verify('without');
    assert.equal((await act(id, passkey(name))).Status, status, name);
    assert.equal((await read(id)).end_reason, reason);
  }
  const again = await begin('without');
  assert.equal((await act(again, passkey('alreadyEnrolled'))).Status, Status.Error);
  assert.equal((await read(again)).end_reason, 'passkeyAlreadyExists');
  const lax = await begin('without');
  assert.equal(await codeOf(act(lax, passkey('userNotVerified'))), 'E_PASSKEY_NOT_ACCEPTED');
  assert.equal((await act(lax, { Act: 'open' })).PasskeyStep, 'enrol');
});

test('actAsUser: takes an offer after an enrolment, or leaves it', async () => {
  await policy({ OfferAfterEnrolment: true });
  for (const [number, request, keys] of [
    ['offered', passkey('accept'), 1],
    ['not-now', passkey('notNow'), 0],
  ] as const) {
    const account = await world.createAccount(number);
    const id = await begin(number, 'EnrollBioCredential');
    const enrolled = await act(id, { Act: 'capture' });
    assert.deepEqual([enrolled.Status, enrolled.PasskeyStep], [Status.Accepted, 'offer'], number);
    const done = await act(id, request);
    assert.deepEqual([done.Status, done.PasskeyStep], [Status.Accepted, 'none'], number);
    assert.equal((await keysOf(account.id)).length, keys, number);
  }
  await policy({});
});

test('actAsUser: what the policy of passkeys asks for, holds for a simulated one too', async () => {
  await policy({ Attestation: 'direct', Aaguids: ['aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb'] });
  const account = await world.createAccount('policy');
  const id = await begin('policy');
  assert.equal(await codeOf(act(id)), 'E_PASSKEY_NOT_ACCEPTED');
  await policy({ Attestation: 'direct', Aaguids: [sandboxAaguid], Synced: false });
  assert.equal((await act(id)).Outcome, 'kept');
  assert.equal((await keysOf(account.id)).length, 1);
  await policy({ SecondFactor: 'always', WithoutKey: 'approval' });
  await act(await begin('policy', 'EnrollBioCredential'), { Act: 'capture' });
  const asked = await verify('policy', 1);
  assert.equal((await act(asked, { Act: 'approve' })).PasskeyStep, 'assert');
  const lost = await act(asked, passkey('lost'));
  assert.deepEqual([lost.Status, lost.PasskeyStep], [Status.Pending, 'none']);
  assert.equal((await act(asked, { Act: 'capture' })).Outcome, 'review');
  await policy({});
});

test('actAsUser: what makes no sense with a passkey, is refused with the reason', async () => {
  await holder('sense');
  const id = await verify('sense');
  assert.equal(await codeOf(act(id, { Act: 'capture', Passkey: 'accept' })), 'E_INVALID_ARGUMENT');
  assert.equal(await codeOf(act(id, { Act: 'passkey', Capture: 'accept' })), 'E_INVALID_ARGUMENT');
  assert.equal(await codeOf(act(id, passkey('notNow'))), 'E_INVALID_ARGUMENT');
  const enrolment = await begin('sense');
  assert.equal(await codeOf(act(enrolment, passkey('unknownCredential'))), 'E_INVALID_ARGUMENT');
  const face = await begin('sense', 'EnrollBioCredential');
  assert.equal(await codeOf(act(face)), 'E_PASSKEY_STEP_NOT_OPEN');
});

test('actAsUser: where the time runs out in place of a passkey, by order of request or account, nothing came of one', async () => {
  await holder('late');
  await holder('sandbox-expires-key');
  for (const late of [await verify('late', 4, 'expires'), await verify('sandbox-expires-key')]) {
    const { Status: status, Outcome } = await act(late);
    assert.deepEqual([status, Outcome], [Status.Expired, null]);
  }
  // Whoever says how the passkey comes out wants nothing else to happen.
  const said = await act(await verify('late', 4, 'expires'), passkey('accept'));
  assert.deepEqual([said.Status, said.Outcome], [Status.Accepted, 'proven']);
  // An order of the capture takes nothing from the passkey before it.
  await act(await begin('late', 'EnrollBioCredential'), { Act: 'capture' });
  const both = await verify('late', 5, 'declines');
  assert.equal((await act(both)).Outcome, 'proven');
  const declined = await act(both, { Act: 'capture' });
  assert.deepEqual([declined.Status, declined.Outcome], [Status.Rejected, null]);
});

test('actAsUser: what does not fit the step, is refused and leaves all as it was', async () => {
  await policy({ OfferAfterEnrolment: true });
  const refused = async (id: string, names: readonly NonNullable<SandboxActRequest['Passkey']>[]) => {
    for (const name of names)
      assert.equal(await codeOf(act(id, { Act: 'passkey', Passkey: name })), 'E_INVALID_ARGUMENT', name);
  };
  await holder('fits');
  const shown = await verify('fits');
  await refused(shown, ['notNow', 'alreadyEnrolled']);
  assert.equal((await read(shown)).approved_at, null);

  const { begin: beginOnPage, answer } = passkeyWorld(world);
  const enrolment = await begin('fits');
  const page = world.pageOf(enrolment);
  const open = await beginOnPage(page);
  await refused(enrolment, ['unknownCredential', 'lost', 'notNow']);
  assert.equal(
    await codeOf(simulatePasskey(deps, page, { passkey: 'unknownCredential' })),
    'E_INVALID_ARGUMENT',
  );
  const kept = await answer(page, open, new SoftwareAuthenticator().create(open.options, ourPage));
  assert.equal(kept.outcome, 'kept', 'the ceremony of the page goes on');

  await world.createAccount('fits-offer');
  const offered = await begin('fits-offer', 'EnrollBioCredential');
  await act(offered, { Act: 'capture' });
  await refused(offered, ['unknownCredential', 'noAuthenticator', 'lost', 'alreadyEnrolled']);
  assert.equal((await act(offered, { Act: 'open' })).PasskeyStep, 'offer');
  await policy({});
});

test('actAsUser: a passkey of a real device, is not one that it could show', async () => {
  await world.createAccount('real');
  const device = new SoftwareAuthenticator();
  await passkeyWorld(world).enrol('real', device);
  const id = await verify('real');
  assert.equal(await codeOf(act(id)), 'E_INVALID_ARGUMENT');
  // One of each: it finds its own.
  await act(await begin('real'));
  assert.equal((await act(id)).Outcome, 'proven');
});

test('a simulated passkey: is gone when it is deleted, and when the sandbox is emptied; other data keys come and go', async () => {
  const small = await createSessionFixture({ after }, { sandbox: true });
  const inSmall = actsIn(small);
  const account = await inSmall.holder('gone');
  const [key] = await inSmall.keysOf(account.id);
  const sealed = Buffer.from(key!.credential_id, 'base64url');
  const keysOfSandbox = () =>
    small.db.selectFrom('data_key').select('id').where('purpose', '=', 'sandbox').execute();
  const [dataKey] = await keysOfSandbox();
  assert.equal(sealed.subarray(0, 16).toString('hex'), dataKey?.id.replaceAll('-', ''));
  // An ES256 key in PKCS #8 begins so.
  assert.ok(!sealed.includes(Buffer.from('308187020100301306072a8648ce3d0201', 'hex')), 'not in the clear');
  await destroyOrphanDataKeys(small.db, new Date(small.clock.now().getTime() + 86_400_000));
  const id = await inSmall.verify('gone');
  assert.equal((await inSmall.act(id)).Outcome, 'proven', 'the sweep leaves its key');
  await small.db.transaction().execute((tx) => deleteAccountPasskeys(tx, account.id));
  assert.equal(await codeOf(inSmall.verify('gone')), 'E_ACCOUNT_PASSKEY_REQUIRED');
  await inSmall.act(await inSmall.begin('gone'));
  assert.equal((await keysOfSandbox()).length, 1, 'one for all');
  await resetSandbox(small.deps, small.caller);
  assert.deepEqual(await keysOfSandbox(), []);
  const after_ = await inSmall.holder('gone');
  assert.equal((await inSmall.keysOf(after_.id)).length, 1);
});

test('simulatePasskey: on the page of a sandbox, as by an act; in a live tenant nothing of it is open', async () => {
  await holder('page');
  const id = await verify('page');
  const page = world.pageOf(id);
  assert.equal(await codeOf(simulatePasskey(deps, page, {})), 'E_APPROVAL_REQUIRED');
  await act(id, { Act: 'approve' });
  const stranger = { ...page, tenantId: crypto.randomUUID() };
  assert.equal(await codeOf(simulatePasskey(deps, stranger, {})), 'E_USER_NOT_AUTHENTICATED');
  const refused = await simulatePasskey(deps, page, { passkey: 'unknownCredential' });
  assert.deepEqual([refused.outcome, refused.session.passkey.answersLeft], ['refused', 2]);
  assert.equal((await simulatePasskey(deps, page, { passkey: 'accept' })).outcome, 'proven');

  const live = await createSessionFixture({ after });
  const inLive = passkeyWorld(live);
  await live.createAccount('live');
  const enrolment = await inLive.beginEnrolment('live');
  const query = { tenantId: live.tenantId, id: enrolment.sessionId };
  for (const request of [{ Act: 'passkey' }, passkey('noAuthenticator')] as const)
    assert.equal(await codeOf(actAsUser(live.deps, query, request)), 'E_SANDBOX_ONLY');
  assert.equal(await codeOf(simulatePasskey(live.deps, enrolment, {})), 'E_SANDBOX_ONLY');
  const ceremonies = await live.db.selectFrom('passkey_ceremony').select('id').execute();
  assert.deepEqual(ceremonies, [], 'nothing was begun');
  assert.equal(
    (await live.db.selectFrom('data_key').select('id').where('purpose', '=', 'sandbox').execute()).length,
    0,
  );
  const ceremony = await inLive.begin(enrolment);
  const device = new SoftwareAuthenticator();
  const kept = await inLive.answer(enrolment, ceremony, device.create(ceremony.options, ourPage));
  assert.equal(kept.outcome, 'kept', 'a real one is');
});

test('sandboxPasskeys: each, is tried above', () => {
  assert.deepEqual([...tried].sort(), [...sandboxPasskeys].sort());
});
