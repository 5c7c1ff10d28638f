import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  limits,
  type SandboxActRequest,
  type SandboxOutcome,
  Status,
  sandboxOutcomeNames,
  sandboxOutcomeOf,
  sandboxRemedies,
  statusMessages,
} from '@selfsame/contract';
import { codeOf } from '../../../test/sandbox/code-of.ts';
import { upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { createCredentialFromTempCapture } from '../../account/create-credential.ts';
import { Problem } from '../../platform/http/problem.ts';
import { beginOperation } from '../begin/begin-operation.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { approveSession } from '../capture/approve-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { allKinds, readSession } from '../read/read-session.ts';
import { actAsUser } from './act-as-user.ts';
import { simulateAttempt } from './simulate-attempt.ts';

const world = await createSessionFixture({ after }, { sandbox: true });
const { deps, tenantId, clock, caller } = world;
// Whoever asks for the engine, fails.
world.analyseBy(async () => {
  throw new Error('The face engine was asked in a sandbox');
});
deps.livenessMode = 'active+flash';
const waits: number[] = [];
deps.wait = async (ms) => waits.push(ms);

const act = (id: string, request: SandboxActRequest = { Act: 'capture' }) =>
  actAsUser(deps, { tenantId, id }, request);
const read = (id: string) => readSession(deps, { tenantId, id, kinds: allKinds });
async function enrol(number: string, order?: string) {
  const request = { Name: 'EnrollBioCredential', AccountNumber: number };
  return (await beginOperation(deps, { ...caller, order }, request)).OperationId;
}
async function selfie(order?: string, number?: string) {
  const request = { Name: 'GetForeignBiometry', AccountNumber: number };
  return (await beginOperation(deps, { ...caller, order }, request)).OperationId;
}
async function verify(number: string, order?: string) {
  const request = { AccountNumber: number, Name: 'Verify_Identity', ConfirmationPolicy: {} };
  return (await beginTransaction(deps, { ...caller, order }, request)).TransactionId;
}
let accounts = 0;
/** An enrolled account, under a number that begins so. */
async function enrolled(number: string): Promise<string> {
  accounts += 1;
  const name = `${number}-${accounts}`;
  await world.createAccount(name);
  assert.equal((await act(await enrol(name))).Status, Status.Accepted, name);
  return name;
}
/** Binds a selfie to an account. @returns what came of it */
function bind(TempId: string, accountNumber: string) {
  const target = { ...caller, accountNumber, now: clock.now() };
  const needs = { ...world.account, db: deps.db, engine: deps.engine, findScale: deps.findScale };
  // The engine is not asked for what a TempId names.
  const dependencies = { ...needs, refreshGallery: deps.refreshGallery } as never;
  return codeOf(createCredentialFromTempCapture(dependencies, target, { TempId }));
}
/** All acts of a user until the session is over. */
async function toTheEnd(id: string, request?: SandboxActRequest) {
  const outcomes: (string | null)[] = [];
  for (let count = 0; count < limits.captureAttempts; count++) {
    const { Status: status, Outcome } = await act(id, request);
    outcomes.push(Outcome);
    if (status !== Status.Pending) break;
  }
  const { status, message, end_reason, attempts_used } = await read(id);
  return { outcomes, status, message, reason: end_reason, attempts: attempts_used };
}

const ends: Partial<Record<SandboxOutcome, Awaited<ReturnType<typeof toTheEnd>>>> = {
  accept: {
    ...{ outcomes: ['accepted'], status: 1, reason: 'accepted', attempts: 1 },
    message: statusMessages.accepted,
  },
  rejectMatch: {
    ...{ outcomes: ['rejected'], status: 2, reason: 'matchFailed', attempts: 1 },
    message: 'Not authorized. Biometry verification failed.',
  },
  rejectLiveness: {
    ...{ outcomes: ['retry', 'retry', 'rejected'], status: 2, reason: 'livenessFailed', attempts: 3 },
    message: 'Not authorized. Liveness detection failed.',
  },
  rejectBoth: {
    ...{ outcomes: ['retry', 'retry', 'rejected'], status: 2, reason: 'matchAndLivenessFailed', attempts: 3 },
    message: 'Not authorized. Biometry verification and liveness detection failed.',
  },
  attemptsUsed: {
    ...{ outcomes: ['retry', 'retry', 'rejected'], status: 2, reason: 'attemptsExhausted', attempts: 3 },
    message: statusMessages.attemptsExhausted,
  },
  declines: {
    ...{ outcomes: [null], status: 2, reason: 'declined', attempts: 0 },
    message: statusMessages.rejected,
  },
  slow: {
    ...{ outcomes: ['accepted'], status: 1, reason: 'accepted', attempts: 1 },
    message: statusMessages.accepted,
  },
};

for (const name of Object.keys(ends) as SandboxOutcome[])
  test(`actAsUser: a verification of ${sandboxOutcomeOf(name).account}, and one that orders ${name}, end as the table says`, async () => {
    waits.length = 0;
    const ofAccount = await enrolled(sandboxOutcomeOf(name).account);
    assert.deepEqual(await toTheEnd(await verify(ofAccount)), ends[name]);
    const plain = await enrolled('somebody');
    assert.deepEqual(await toTheEnd(await verify(plain, name)), ends[name]);
    const { capture } = sandboxOutcomeOf(name);
    if (capture !== null)
      assert.deepEqual(await toTheEnd(await verify(plain), { Act: 'capture', Capture: capture }), ends[name]);
    assert.deepEqual(waits, name === 'slow' ? [4_000, 4_000] : []);
  });

test('beginTransaction: of an account that is to be locked or disabled, stops it as a lockout or a portal user would', async () => {
  for (const [name, reason] of [
    ['locked', /^Locked out: more than \d+ failed/],
    ['disabled', /as the sandbox was told/],
  ] as const) {
    const number = await enrolled(sandboxOutcomeOf(name).account);
    for (const said of ['the order', 'what is on record'])
      await assert.rejects(verify(number), (error) => {
        assert.ok(error instanceof Problem, said);
        assert.equal(error.code, 'E_ACCOUNT_DISABLED');
        assert.match(error.args[0]!, reason, said);
        assert.equal(error.args[1], name === 'locked' ? 'lockedOut' : 'disabled', said);
        return true;
      });
    const events = world.events.published.filter(
      ({ type, references }) => type === 'account.disabled' && references.accountNumber === number,
    );
    assert.equal(events.length, 1, name);
    const row = await deps.db
      .selectFrom('account')
      .select(['enabled', 'disable_reason'])
      .where('account_number', '=', number)
      .executeTakeFirstOrThrow();
    assert.equal(row.enabled, false);
    assert.match(row.disable_reason, reason);
    assert.equal(await codeOf(verify(await enrolled('somebody'), name)), 'E_ACCOUNT_DISABLED');
  }
});

test('beginTransaction: of an account that expires, is over after a second by the clock', async () => {
  const id = await verify(await enrolled('sandbox-expires'));
  assert.equal((await read(id)).status, Status.Pending);
  clock.advance(1);
  assert.equal((await read(id)).status, Status.Expired);
  assert.equal(await codeOf(act(id)), 'E_TRANSACTION_EXPIRED');
});

test('actAsUser: a capture of what expires, comes too late however soon it comes', async () => {
  const id = await verify(await enrolled('sandbox-expires'));
  // No capture was judged, as after the act that lets the time run out.
  for (const { Status: status, Outcome } of [
    await act(id),
    await act(await verify(await enrolled('somebody')), { Act: 'wait' }),
  ])
    assert.deepEqual([status, Outcome], [Status.Expired, null]);
  assert.equal((await read(id)).status, Status.Expired);
});

test('actAsUser: of a busy server, is turned away once and goes on then', async () => {
  const id = await verify(await enrolled('sandbox-busy'));
  assert.equal(await codeOf(act(id)), 'E_SERVER_BUSY');
  assert.deepEqual((await toTheEnd(id)).outcomes, ['accepted']);
});

test('begin: where the server is to be busy, is refused however often it is tried, and nothing begins', async () => {
  const number = await enrolled('sandbox-begin-busy');
  for (const begin of [
    () => verify(number),
    () => verify(number),
    async () => verify(await enrolled('somebody'), 'beginBusy'),
    () => selfie('beginBusy'),
  ])
    await assert.rejects(begin(), { code: 'E_SERVER_BUSY', retryAfter: 1 });
});

test('createCredentialFromTempCapture: of an account whose number orders it, finds no selfie', async () => {
  await world.createAccount('sandbox-temp-gone-2');
  const id = await selfie();
  assert.equal((await act(id)).Status, Status.Accepted);
  assert.equal(await bind((await read(id)).temp_id!, 'sandbox-temp-gone-2'), 'E_TEMP_DATA_EXPIRED');
});

test('actAsUser: a selfie whose data is gone, is accepted with a TempId that nothing is under', async () => {
  await world.createAccount('later');
  const create = async (id: string) => {
    assert.equal((await act(id)).Status, Status.Accepted);
    return bind((await read(id)).temp_id!, 'later');
  };
  assert.equal(await create(await selfie(undefined, 'sandbox-temp-gone')), 'E_TEMP_DATA_EXPIRED');
  assert.equal(await create(await selfie('tempGone')), 'E_TEMP_DATA_EXPIRED');
  assert.equal(await create(await selfie()), 'done');
});

test('actAsUser: the enrolment of a duplicate, ends as the check for duplicates ends it', async () => {
  for (const [number, order] of [
    ['sandbox-duplicate', undefined],
    ['first', 'duplicate'],
  ] as const) {
    await world.createAccount(number);
    const id = await enrol(number, order);
    assert.equal((await act(id)).Status, Status.Rejected);
    assert.equal((await read(id)).end_reason, 'personAlreadyEnrolled');
  }
});

test('actAsUser: a capture that fails at the quality, tells every remedy and may be repeated', async () => {
  for (const remedy of sandboxRemedies) {
    const id = await selfie();
    const failed = await act(id, { Act: 'capture', Capture: 'quality', Remedies: [remedy] });
    assert.deepEqual([failed.Outcome, failed.Remedies, failed.AttemptsLeft], ['retry', [remedy], 2]);
    assert.equal((await act(id)).Outcome, 'accepted');
  }
  const id = await selfie('attemptsUsed; remedies=HoldStill,MoveCloser');
  assert.deepEqual((await act(id)).Remedies, ['HoldStill', 'MoveCloser']);
  assert.equal((await act(id, { Act: 'capture', Capture: 'accept' })).Outcome, 'accepted');
});

test('actAsUser: what the user does, is told step by step as of a real user', async () => {
  const number = await enrolled('steps');
  const id = await verify(number);
  await act(id, { Act: 'open' });
  await act(id, { Act: 'approve' });
  await act(id);
  const told = world.events.published
    .filter(({ references }) => references.sessionId === id)
    .map(({ type }) => type);
  assert.deepEqual(told, [
    'session.begun',
    'session.opened',
    'session.approved',
    'session.judged',
    'transaction.finished',
  ]);
  const last = world.events.published.findLast(({ references }) => references.sessionId === id);
  assert.equal((last?.data as { sandbox?: boolean } | undefined)?.sandbox, true);
  assert.equal(await codeOf(act(id, { Act: 'decline' })), 'E_TRANSACTION_FINISHED');
  const declined = await verify(number);
  assert.equal((await act(declined, { Act: 'decline' })).Page, 'verifyDeclinedPage');
});

test('actAsUser: who waits, finds this one session expired, as after its time', async () => {
  const number = await enrolled('waits');
  const [id, other] = [await verify(number), await verify(number)];
  const waited = await act(id, { Act: 'wait' });
  assert.deepEqual([waited.Status, waited.Page], [Status.Expired, 'transactionNotValidPage']);
  assert.equal((await read(other)).status, Status.Pending);
  const last = world.events.published.findLast(({ references }) => references.sessionId === id);
  assert.deepEqual([last?.type, last?.actor.kind], ['transaction.finished', 'system']);
  assert.equal(await codeOf(act(id, { Act: 'wait' })), 'E_TRANSACTION_EXPIRED');
});

test('actAsUser, begin: what makes no sense, is refused with the reason', async () => {
  const number = await enrolled('sense');
  for (const order of ['sing', '', 'accept; remedies=MoreLight', 'attemptsUsed; remedies=Sing', 'duplicate'])
    assert.equal(await codeOf(verify(number, order)), 'E_INVALID_ARGUMENT', order);
  assert.equal(await codeOf(selfie('rejectMatch')), 'E_INVALID_ARGUMENT');
  const id = await selfie();
  assert.equal(await codeOf(act(id, { Act: 'capture', Capture: 'match' })), 'E_INVALID_ARGUMENT');
  assert.equal(await codeOf(act(id, { Act: 'decline', Capture: 'accept' })), 'E_INVALID_ARGUMENT');
  const remedies = { Capture: 'accept', Remedies: ['MoreLight'] } as const;
  assert.equal(
    await codeOf(act(id, { Act: 'capture', ...remedies, Remedies: ['MoreLight'] })),
    'E_INVALID_ARGUMENT',
  );
  assert.equal(await codeOf(act(crypto.randomUUID())), 'E_OPERATION_NOT_FOUND');
});

test('submitAttempt: of an attempt without a camera, takes no pictures; and a camera’s attempt is not simulated', async () => {
  const number = await enrolled('camera');
  const id = await verify(number);
  const page = world.pageOf(id);
  await approveSession(deps, page);
  const { attemptId } = await issueAttempt(deps, page, { simulated: true });
  assert.equal(
    await codeOf(submitAttempt(deps, page, attemptId, upload({ face: 'x' }))),
    'E_ATTEMPT_NOT_OPEN',
  );
  const real = await issueAttempt(deps, page);
  assert.equal(await codeOf(simulateAttempt(deps, page, real.attemptId, {})), 'E_ATTEMPT_NOT_OPEN');
});

test('sandboxOutcomes: every outcome, is tried above', () => {
  const others = ['locked', 'disabled', 'expires', 'busy', 'beginBusy', 'tempGone', 'duplicate'];
  const here = [...Object.keys(ends), ...others];
  assert.deepEqual([...sandboxOutcomeNames].sort(), here.sort());
});
