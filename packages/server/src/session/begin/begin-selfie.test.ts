import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { writeTenantSetting } from '../../store/tenant/tenant-setting.ts';
import { echoSecret, openSecret } from '../secret/session-secret.ts';
import { beginSelfie } from './begin-selfie.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId } = fixture;
const rowOf = (id: string) =>
  db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('beginSelfie: the documented body, a pending operation with secret and dates', async () => {
  const begun = await beginSelfie(deps, fixture.caller, {
    CheckLiveness: true,
    TimeoutSec: 600,
    PhoneNumber: '',
    Email: '',
    TransportType: 0,
    IntroductionText: '',
  });
  assert.match(begun.OperationId, /^[0-9a-f-]{36}$/);
  assert.match(begun.OneTimeSecret ?? '', /^[A-Za-z0-9_-]{24}$/);
  assert.deepEqual(
    { ...begun, OperationId: '', OneTimeSecret: '' },
    {
      OneTimeSecret: '',
      TempId: null,
      OperationId: '',
      Status: 0,
      Message: null,
      StartDate: '2026-11-23T10:00:00.000Z',
      EndDate: null,
    },
  );
  const row = await rowOf(begun.OperationId);
  assert.equal(row.expires_at.getTime() - row.started_at.getTime(), 600_000);
  assert.equal(row.introduction_text, null);
});

test('beginSelfie: an empty body, one hour and the liveness default of the tenant', async () => {
  const row = await rowOf((await beginSelfie(deps, fixture.caller, {})).OperationId);
  assert.equal(row.expires_at.getTime() - row.started_at.getTime(), limits.timeoutSec.default * 1_000);
  assert.equal(row.check_liveness, true);
});

test('beginSelfie: liveness switched off, only where the tenant allows it', async () => {
  const liveness = async () =>
    (await rowOf((await beginSelfie(deps, fixture.caller, { CheckLiveness: false })).OperationId))
      .check_liveness;
  assert.equal(await liveness(), false);
  await writeTenantSetting(db, tenantId, 'matching', {
    FalseMatchRate: 1e-5,
    CheckLivenessDefault: true,
    AllowLivenessOverride: false,
    DuplicateCheck: 'off',
    Lockout: { Enabled: false, MaxFailedAttempts: 4, FailedAttemptsTimeoutSec: 60 },
    Version: 0,
  });
  assert.equal(await liveness(), true);
});

test('beginSelfie: its secret, sealed at rest and echoed until its key is erased', async () => {
  const begun = await beginSelfie(deps, fixture.caller, {});
  const row = await rowOf(begun.OperationId);
  assert.ok(row.secret_sealed && !row.secret_sealed.includes(begun.OneTimeSecret ?? '-'));
  assert.equal(await echoSecret(deps, row), begun.OneTimeSecret);
  assert.equal(await echoSecret(deps, { ...row, transport_type: 1 }), null);
  await deps.vault.destroyDataKey(db, row.data_key_id ?? '');
  assert.equal(await openSecret(deps, row), null);
});

test('beginSelfie: SMS, told what is missing or wrong, or that it is not configured; nothing is stored', async () => {
  const count = async () =>
    (
      await db
        .selectFrom('session')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const before = await count();
  await assert.rejects(beginSelfie(deps, fixture.caller, { TransportType: 1 }), {
    code: 'E_TRANSPORT_ADDRESS_MISSING',
  });
  await assert.rejects(beginSelfie(deps, fixture.caller, { TransportType: 1, PhoneNumber: '015112345678' }), {
    code: 'E_TRANSPORT_ADDRESS_NOT_VALID',
  });
  fixture.notification.channels = { sms: 'none', email: 'outbox' };
  await assert.rejects(
    beginSelfie(deps, fixture.caller, { TransportType: 1, PhoneNumber: '+4915112345678' }),
    { code: 'E_TRANSPORT_NOT_SUPPORTED' },
  );
  assert.equal(await count(), before);
});
