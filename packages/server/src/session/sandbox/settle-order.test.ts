import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Status } from '@selfsame/contract';
import { codeOf } from '../../../test/sandbox/code-of.ts';
import { upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { defaultSettings, writeTenantSetting } from '../../store/tenant/tenant-setting.ts';
import { beginOperation } from '../begin/begin-operation.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { beginVerification } from '../begin/begin-verification.ts';
import { approveSession } from '../capture/approve-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { actAsUser } from './act-as-user.ts';
import { simulateAttempt } from './simulate-attempt.ts';

const world = await createSessionFixture({ after }, { sandbox: true });
const { deps, tenantId, caller } = world;

/** An enrolled account. @returns its number */
async function enrolled(AccountNumber: string): Promise<string> {
  await world.createAccount(AccountNumber);
  const { OperationId: id } = await beginOperation(deps, caller, {
    Name: 'EnrollBioCredential',
    AccountNumber,
  });
  assert.equal((await actAsUser(deps, { tenantId, id }, { Act: 'capture' })).Status, Status.Accepted);
  return AccountNumber;
}

test('begin: an order that nothing can follow, is refused', async () => {
  await writeTenantSetting(deps.db, tenantId, 'matching', {
    ...defaultSettings.matching,
    AllowLivenessOverride: true,
  });
  const number = await enrolled('follow');
  const begin = (ConfirmationPolicy: object, order?: string, AccountNumber = number) =>
    codeOf(
      beginTransaction(
        deps,
        { ...caller, order },
        { AccountNumber, Name: 'Verify_Identity', ConfirmationPolicy },
      ),
    );
  for (const order of ['rejectLiveness', 'rejectBoth']) {
    assert.equal(await begin({ BioPolicy: { CheckLiveness: false } }, order), 'E_INVALID_ARGUMENT', order);
    assert.equal(await begin({ BioPolicy: { CheckLiveness: true } }, order), 'done', order);
  }
  assert.equal(await begin({ BioPolicy: { CheckLiveness: false } }, 'rejectMatch'), 'done');
  const unlive = await enrolled('sandbox-reject-liveness');
  assert.equal(await begin({ BioPolicy: { CheckLiveness: false } }, undefined, unlive), 'E_INVALID_ARGUMENT');
  // Orders are of captures; an act says how a passkey comes out.
  const passkey = async (order: string | undefined, AccountNumber = number) =>
    codeOf(beginOperation(deps, { ...caller, order }, { Name: 'EnrollFido2Credential', AccountNumber }));
  for (const order of ['accept', 'rejectLiveness', 'attemptsUsed', 'declines', 'slow', 'busy', 'duplicate'])
    assert.equal(await passkey(order), 'E_INVALID_ARGUMENT', order);
  for (const order of [undefined, 'expires']) assert.equal(await passkey(order), 'done', order);
  assert.equal(await passkey('beginBusy'), 'E_SERVER_BUSY');
  await world.createAccount('sandbox-duplicate-key');
  assert.equal(await passkey(undefined, 'sandbox-duplicate-key'), 'done');
  assert.equal(await passkey('disabled'), 'E_ACCOUNT_DISABLED');
});

test('begin: an order that no account could make right, is refused before the account is looked at', async () => {
  const number = await enrolled('stopped');
  const verify = (order: string) =>
    codeOf(
      beginTransaction(
        deps,
        { ...caller, order },
        { AccountNumber: number, Name: 'Verify_Identity', ConfirmationPolicy: {} },
      ),
    );
  const foreign = (order: string) =>
    codeOf(
      beginVerification(
        deps,
        { ...caller, order },
        { FacialImageAccountNumber: number },
        new AbortController().signal,
      ),
    );
  const enrol = (Name: string) => (order: string) =>
    codeOf(beginOperation(deps, { ...caller, order }, { Name, AccountNumber: number }));
  const begins = {
    verify,
    foreign,
    enrol: enrol('EnrollBioCredential'),
    key: enrol('EnrollFido2Credential'),
  };
  assert.equal(await verify('locked'), 'E_ACCOUNT_DISABLED');
  for (const [name, begin] of Object.entries(begins)) {
    for (const order of ['nonsense', 'accept; remedies=MoreLight', 'tempGone'])
      assert.equal(await begin(order), 'E_INVALID_ARGUMENT', `${name}: ${order}`);
    assert.equal(await begin('accept'), 'E_ACCOUNT_DISABLED', name);
  }
});

test('bindCredential: of a sandbox, makes no more than it may have', async () => {
  for (const sandbox of [true, false]) {
    const small = await createSessionFixture({ after }, { sandbox });
    small.account.sandboxCredentials = 2;
    const first = await small.createEnrolled('first', 'ann');
    await small.createEnrolled('second', 'bob');
    const third = await codeOf(small.createEnrolled('third', 'eve'));
    assert.equal(third, sandbox ? 'E_INVALID_ARGUMENT' : 'done');
    await small.deps.db
      .updateTable('biometric_credential')
      .set({ deleted_at: small.clock.now() })
      .where('account_id', '=', first.id)
      .execute();
    assert.equal(await codeOf(small.createEnrolled('fourth', 'kim')), 'done');
  }
});

test('sandbox: in a live tenant nothing of it is open, whatever stands in front of it', async () => {
  const live = await createSessionFixture({ after });
  await live.createEnrolled('sandbox-reject-match', 'ann');
  const begin = (order?: string) =>
    beginTransaction(
      live.deps,
      { ...live.caller, order },
      { AccountNumber: 'sandbox-reject-match', Name: 'Verify_Identity', ConfirmationPolicy: {} },
    );
  for (const order of ['accept', 'nonsense', 'tempGone']) {
    assert.equal(await codeOf(begin(order)), 'E_SANDBOX_ONLY', order);
    for (const Name of ['GetForeignBiometry', 'EnrollFido2Credential'])
      assert.equal(
        await codeOf(
          beginOperation(
            live.deps,
            { ...live.caller, order },
            { Name, AccountNumber: 'sandbox-reject-match' },
          ),
        ),
        'E_SANDBOX_ONLY',
        `${Name}: ${order}`,
      );
    const body = { FacialImageAccountNumber: 'sandbox-reject-match' };
    const { signal } = new AbortController();
    assert.equal(
      await codeOf(beginVerification(live.deps, { ...live.caller, order }, body as never, signal)),
      'E_SANDBOX_ONLY',
    );
  }
  const { TransactionId: id } = await begin();
  const query = { tenantId: live.tenantId, id };
  assert.equal(await codeOf(actAsUser(live.deps, query, { Act: 'capture' })), 'E_SANDBOX_ONLY');
  const page = live.pageOf(id);
  // Before anything is asked of the user or written down.
  assert.equal(
    await codeOf(issueAttempt(live.deps, page, { simulated: true, consent: true })),
    'E_SANDBOX_ONLY',
  );
  await approveSession(live.deps, page);
  assert.equal(await codeOf(issueAttempt(live.deps, page, { simulated: true })), 'E_SANDBOX_ONLY');
  const { attemptId } = await issueAttempt(live.deps, page);
  assert.equal(
    await codeOf(simulateAttempt(live.deps, page, attemptId, { capture: 'accept' })),
    'E_SANDBOX_ONLY',
  );
  // A number that means something in a sandbox means nothing here: the right face is accepted.
  const judged = await submitAttempt(live.deps, page, attemptId, upload({ face: 'ann' }));
  assert.equal(judged.outcome, 'accepted');
});
