import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { statusMessages } from '@selfsame/contract';
import { upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { deleteAccount } from '../../account/delete-account.ts';
import { Problem } from '../../platform/http/problem.ts';
import { defaultSettings, writeTenantSetting } from '../../store/tenant/tenant-setting.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { approveSession } from '../capture/approve-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { endSessions } from './end-sessions.ts';

const fixture = await createSessionFixture({ after });
const { db, deps, clock, tenantId, caller } = fixture;
const generic = { ...defaultSettings.generic, StoreTransactionSensitiveData: true };
await writeTenantSetting(db, tenantId, 'generic', generic);
const accountDeps = {
  ...fixture.account,
  db,
  refreshGallery: async () => {},
  endSessions: (tx: Parameters<typeof endSessions>[1], end: Parameters<typeof endSessions>[2]) =>
    endSessions(deps, tx, end),
};
const erase = (accountNumber: string) =>
  deleteAccount(accountDeps, { ...caller, accountNumber, now: clock.now() });
const begin = async (AccountNumber: string) =>
  (
    await beginTransaction(deps, caller, {
      AccountNumber,
      Name: 'Verify_Identity',
      ConfirmationPolicy: {},
      PhoneNumber: '+4915112345678',
      Tag: 'personal',
    })
  ).TransactionId;
async function capture(id: string) {
  await approveSession(deps, fixture.pageOf(id));
  const { attemptId } = await issueAttempt(deps, fixture.pageOf(id));
  return submitAttempt(deps, fixture.pageOf(id), attemptId, upload({ face: 'alice' }));
}
/** Refusals are what some of those who come too late get; anything else is a failure. */
const orRefused = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
  });

test('endSessions: pending sessions of an erased account, end as such; finished ones keep their end', async () => {
  const { id: accountId } = await fixture.createEnrolled('ends', 'alice');
  const [done, open] = [await begin('ends'), await begin('ends')];
  await capture(done);
  await erase('ends');
  const rows = await db
    .selectFrom('session')
    .select(['id', 'status', 'message', 'phone_number', 'tag', 'account_number', 'data_key_id'])
    .where('account_id', '=', accountId)
    .execute();
  const scrubbed = { phone_number: null, tag: null, account_number: null, data_key_id: null };
  const rowOf = (id: string) => rows.find((row) => row.id === id);
  assert.deepEqual(rowOf(done), {
    id: done,
    status: 1,
    message: statusMessages.accepted,
    ...scrubbed,
  });
  assert.equal(rowOf(open)?.status, 4);
  const ends = fixture.events.published.filter(
    ({ type, references }) => type === 'transaction.finished' && references.sessionId === open,
  );
  assert.equal(ends.length, 1);
});

test('deleteAccount: while captures are judged and sessions begin, nothing of the person is left behind', async () => {
  for (let round = 0; round < 12; round++) {
    const number = `race-${round}`;
    const { id: accountId } = await fixture.createEnrolled(number, 'alice');
    const ids = [await begin(number), await begin(number)];
    await Promise.all([
      ...ids.map((id) => orRefused(capture(id))),
      new Promise((resolve) => setTimeout(resolve, round)).then(() => erase(number)),
      orRefused(begin(number)),
      orRefused(begin(number)),
    ]);
    const sessions = await db.selectFrom('session').selectAll().where('account_id', '=', accountId).execute();
    assert.ok(sessions.length >= 2);
    for (const session of sessions) {
      assert.notEqual(session.status, 0, `round ${round}: pending without an account`);
      const left = [session.phone_number, session.tag, session.account_number, session.data_key_id];
      assert.deepEqual(left, [null, null, null, null], `round ${round}`);
    }
    const captures = await db
      .selectFrom('temp_capture')
      .select('id')
      .where(
        'session_id',
        'in',
        sessions.map(({ id }) => id),
      )
      .execute();
    assert.deepEqual(captures, []);
  }
  const keys = await db.selectFrom('data_key').select('id').where('purpose', '<>', 'tenant').execute();
  assert.deepEqual(keys, []);
});
