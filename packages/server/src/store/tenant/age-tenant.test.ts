import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status } from '@selfsame/contract';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { beginOperation } from '../../session/begin/begin-operation.ts';
import { beginSelfie } from '../../session/begin/begin-selfie.ts';
import { beginTransaction } from '../../session/begin/begin-transaction.ts';
import { allKinds, operationKinds, readSession } from '../../session/read/read-session.ts';
import { actAsUser } from '../../session/sandbox/act-as-user.ts';
import { resendLink } from '../../session/secret/resend-link.ts';
import { ageTenant } from './age-tenant.ts';
import { deleteExpiredRefreshTokens, isFamilyRevoked, revokeFamily } from './refresh-token.ts';
import { defaultSettings, writeTenantSetting } from './tenant-setting.ts';

const lockout = { Enabled: true, MaxFailedAttempts: 9, FailedAttemptsTimeoutSec: 900 };

test('ageTenant: a session, a TempId and the failures of an account, are as old as the clock says', async () => {
  const { deps, tenantId, caller, createEnrolled } = await createSessionFixture({ after }, { sandbox: true });
  const policy = { ...defaultSettings.matching, Lockout: lockout };
  await writeTenantSetting(deps.db, tenantId, 'matching', policy);
  const { id: accountId } = await createEnrolled('ann', 'ann');
  const verify = async (order?: string) => {
    const request = { AccountNumber: 'ann', Name: 'Verify_Identity', ConfirmationPolicy: {} };
    return (await beginTransaction(deps, { ...caller, order }, request)).TransactionId;
  };
  const act = (id: string) => actAsUser(deps, { tenantId, id }, { Act: 'capture' });
  const pending = await verify();
  const { OperationId: selfie } = await beginOperation(deps, caller, { Name: 'GetForeignBiometry' });
  assert.equal((await act(selfie)).Status, Status.Accepted);
  assert.equal((await act(await verify('rejectMatch'))).Status, Status.Rejected);
  const ages = async () => {
    const failed = await deps.db
      .selectFrom('failed_attempt')
      .select('failed_at')
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    const kept = await deps.db
      .selectFrom('temp_capture')
      .select('expires_at')
      .where('session_id', '=', selfie)
      .executeTakeFirstOrThrow();
    return [failed.failed_at.getTime(), kept.expires_at.getTime()];
  };
  const before = await ages();
  await deps.db.transaction().execute((tx) => ageTenant(tx, tenantId, limits.tempDataSec));
  assert.deepEqual(
    await ages(),
    before.map((at) => at - limits.tempDataSec * 1_000),
  );
  assert.equal((await readSession(deps, { tenantId, id: pending, kinds: allKinds })).status, Status.Expired);
});

test('ageTenant: of a live tenant, is refused', async () => {
  const { deps, tenantId } = await createSessionFixture({ after });
  const aged = deps.db.transaction().execute((tx) => ageTenant(tx, tenantId, 1));
  await assert.rejects(aged, { code: 'E_SANDBOX_ONLY' });
});

test('ageTenant: messages to an address and links sent again, come no faster for it', async () => {
  const { deps, tenantId, caller } = await createSessionFixture({ after }, { sandbox: true });
  const age = (seconds: number) => deps.db.transaction().execute((tx) => ageTenant(tx, tenantId, seconds));
  const begin = () => beginSelfie(deps, caller, { TransportType: 2, Email: 'ann@example.com' });
  const { OperationId: id } = await begin();
  await age(limits.message.resendAfterSec);
  const again = resendLink(deps, { ...caller, id, kinds: operationKinds });
  await assert.rejects(again, { code: 'E_RATE_LIMITED', retryAfter: limits.message.resendAfterSec });
  for (let count = 1; count < limits.message.perAddressPerHour; count++) await begin();
  await age(3_600);
  await assert.rejects(begin(), { code: 'E_RATE_LIMITED' });
});

test('ageTenant: a revoked family of tokens, is remembered until its last token has ended', async () => {
  const { deps, tenantId, clock } = await createSessionFixture({ after }, { sandbox: true });
  const now = clock.now();
  const endsAt = new Date(now.getTime() + limits.accessTokenSec * 1_000);
  const familyId = crypto.randomUUID();
  await revokeFamily(deps.db, { familyId, tenantId, endsAt }, now);
  await deps.db.transaction().execute((tx) => ageTenant(tx, tenantId, limits.accessTokenSec - 1));
  clock.advance(2);
  await deleteExpiredRefreshTokens(deps.db, clock.now());
  assert.equal(await isFamilyRevoked(deps.db, familyId), true);
});

test('ageTenant: beyond ten years in all, is refused and moves nothing', async () => {
  const { deps, tenantId } = await createSessionFixture({ after }, { sandbox: true });
  const age = (seconds: number) => deps.db.transaction().execute((tx) => ageTenant(tx, tenantId, seconds));
  const { clockSec } = limits.sandbox;
  for (let years = 1; years <= 10; years++) assert.equal(await age(31_536_000), years * 31_536_000);
  await assert.rejects(age(1), { code: 'E_INVALID_ARGUMENT' });
  const tenant = deps.db.selectFrom('tenant').select('aged_sec').where('id', '=', tenantId);
  assert.equal((await tenant.executeTakeFirstOrThrow()).aged_sec, clockSec);
});

test('ageTenant: while the clock is moved already, is turned away at once', { timeout: 60_000 }, async () => {
  const { deps, tenantId } = await createSessionFixture({ after }, { sandbox: true });
  const age = () => deps.db.transaction().execute((tx) => ageTenant(tx, tenantId, 1));
  await deps.db.transaction().execute(async (tx) => {
    await ageTenant(tx, tenantId, 1);
    await assert.rejects(age(), { code: 'E_SERVER_BUSY', retryAfter: 1 });
  });
  assert.equal(await age(), 2);
});
