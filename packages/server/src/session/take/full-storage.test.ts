import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { Status, statusMessages } from '@selfsame/contract';
import { sql } from 'kysely';
import { type Scene, upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { transaction } from '../../platform/database.ts';
import { claimQuota } from '../../store/tenant/claim-quota.ts';
import { noQuotas, quotaColumns } from '../../store/tenant/quota-columns.ts';
import { updateTenant } from '../../store/tenant/tenant.ts';
import {
  defaultSettings,
  readGenericSettings,
  writeTenantSetting,
} from '../../store/tenant/tenant-setting.ts';
import { beginOperation } from '../begin/begin-operation.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { approveSession } from '../capture/approve-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { allKinds, readSession } from '../read/read-session.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId, clock } = fixture;
const { bindCredential, blobs } = deps;

const setStorage = (StorageBytes: number | null) =>
  updateTenant(db, tenantId, quotaColumns({ ...noQuotas, StorageBytes }));
afterEach(() => setStorage(null));
const claim = { tenantId, what: 'storage', amount: 1, now: clock.now() } as const;

/** Begins the enrolment of a new account. */
async function beginEnrolment(): Promise<string> {
  const { account_number: AccountNumber } = await fixture.createAccount(crypto.randomUUID());
  return (await beginOperation(deps, fixture.caller, { Name: 'EnrollBioCredential', AccountNumber }))
    .OperationId;
}
async function capture(id: string, scene: Scene) {
  const { attemptId } = await issueAttempt(deps, fixture.pageOf(id));
  return submitAttempt(deps, fixture.pageOf(id), attemptId, upload(scene));
}

/** Whether anybody has claimed room and not committed yet. */
async function isClaimed(): Promise<boolean> {
  const { rows } = await transaction(db, (tx) =>
    sql<{ won: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`quota storage ${tenantId}`}, 0)) as won`.execute(
      tx,
    ),
  );
  return !rows[0]?.won;
}

test('claimQuota: of an enrolment, after its account is locked and its pictures are put', async () => {
  await setStorage(1_000_000);
  const seen: [string, boolean][] = [];
  Object.assign(deps, {
    bindCredential: async (...call: Parameters<typeof bindCredential>) => {
      seen.push(['bind', await isClaimed()]);
      return bindCredential(...call);
    },
  });
  const put = blobs.put.bind(blobs);
  blobs.put = async (...picture) => {
    seen.push(['put', await isClaimed()]);
    await put(...picture);
  };
  try {
    assert.equal((await capture(await beginEnrolment(), { face: 'alice' })).outcome, 'accepted');
  } finally {
    Object.assign(deps, { bindCredential });
    blobs.put = put;
  }
  assert.deepEqual(seen, [
    ['put', false],
    ['bind', false],
    ['put', false],
  ]);
});

test('claimQuota: while somebody of the tenant is slow, turned away and not kept; to begin waits for nobody', async () => {
  await setStorage(1_000_000);
  await transaction(db, async (slow) => {
    await claimQuota(slow, claim);
    await assert.rejects(
      transaction(db, (tx) => claimQuota(tx, claim)),
      { code: 'E_SERVER_BUSY' },
    );
    await beginEnrolment();
  });
  await transaction(db, async (tx) => {
    await claimQuota(tx, claim);
    const { rows } = await sql<{ lock_timeout: string }>`show lock_timeout`.execute(tx);
    assert.equal(rows[0]?.lock_timeout, '0', 'what comes after waits as ever');
  });
});

test('submitAttempt: a face that there is no room for, ends the session and says why', async () => {
  const id = await beginEnrolment();
  await setStorage(0);
  const { outcome, session } = await capture(id, { face: 'bob' });
  assert.deepEqual([outcome, session.status, session.page], ['rejected', Status.Error, 'standardErrorPage']);
  const row = await readSession(deps, { tenantId, id, kinds: allKinds });
  assert.deepEqual(
    [row.status, row.end_reason, row.message],
    [Status.Error, 'storageFull', statusMessages.storageFull],
  );
  const [finished] = fixture.events.published
    .filter(({ references }) => references.sessionId === id)
    .slice(-1);
  assert.equal(finished?.type, 'operation.finished');
});

test('submitAttempt: a verification whose copy there is no room for, accepted without it', async () => {
  const { account_number: AccountNumber } = await fixture.createEnrolled(crypto.randomUUID(), 'carol');
  const { Version } = await readGenericSettings(db, tenantId);
  const generic = { ...defaultSettings.generic, StoreTransactionSensitiveData: true, Version };
  assert.ok(await writeTenantSetting(db, tenantId, 'generic', generic));
  const verify = async () => {
    const { TransactionId: id } = await beginTransaction(deps, fixture.caller, {
      ...{ AccountNumber, Name: 'Verify_Identity', ConfirmationPolicy: { CredentialType: 1 } },
    });
    await approveSession(deps, fixture.pageOf(id));
    assert.equal((await capture(id, { face: 'carol' })).outcome, 'accepted');
    const { temp_id: tempId } = await readSession(deps, { tenantId, id, kinds: allKinds });
    const said = fixture.events.published.filter(({ references }) => references.sessionId === id).at(-1);
    return [
      tempId !== null,
      said?.type,
      (said?.data as { copyLeftOut?: true } | undefined)?.copyLeftOut ?? false,
    ];
  };
  assert.deepEqual(await verify(), [true, 'transaction.finished', false]);
  await setStorage(0);
  assert.deepEqual(await verify(), [false, 'transaction.finished', true]);
});
