import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status } from '@selfsame/contract';
import fc from 'fast-check';
import { type Scene, upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { Problem } from '../../platform/http/problem.ts';

import { defaultSettings, writeTenantSetting } from '../../store/tenant/tenant-setting.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { approveSession } from '../capture/approve-session.ts';
import { declineSession } from '../capture/decline-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { readCapture } from '../capture/read-capture.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { listSessions } from '../read/list-sessions.ts';
import { presentForeignAuthorization, presentTransactionStatus } from '../read/present-transaction.ts';
import { transactionKinds as kinds, readSession } from '../read/read-session.ts';
import { cancelSession } from './cancel-session.ts';
import { expireSessions } from './settle-expiry.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId, clock } = fixture;
const { accountNumber, id: accountId } = await fixture
  .createEnrolled('alice', 'alice')
  .then((row) => ({ accountNumber: row.account_number, id: row.id }));
// With it an accepted verification leaves exactly one capture behind, which can be counted.
const generic = { ...defaultSettings.generic, StoreTransactionSensitiveData: true };
await writeTenantSetting(db, tenantId, 'generic', generic);
// The lockout has its own tests; here it would end the supply of sessions.
deps.recordFailedAttempt = async () => undefined;

const timeoutSec = 100;
async function begin() {
  const begun = await beginTransaction(deps, fixture.caller, {
    AccountNumber: accountNumber,
    Name: 'Verify_Identity',
    ConfirmationPolicy: {},
    Timeout: timeoutSec,
  });
  await approveSession(deps, fixture.pageOf(begun.TransactionId));
  return begun.TransactionId;
}
const same: Scene = { face: 'alice' };
const other: Scene = { face: 'mallory' };
const dark: Scene = { face: 'alice', reasons: ['Underexposed'] };

/** What a call came to: `done`, or the code of its problem. Anything else is a failure of the test. */
async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

const cancel = (id: string) => cancelSession(deps, { ...fixture.caller, id, kinds });
const decline = (id: string) => declineSession(deps, fixture.pageOf(id));
async function capture(id: string, scene: Scene) {
  const { attemptId } = await issueAttempt(deps, fixture.pageOf(id));
  return submitAttempt(deps, fixture.pageOf(id), attemptId, upload(scene, limits.captureFrames.min));
}

/** The state as each of the ways to read it tells. */
const readers: ((id: string) => Promise<number>)[] = [
  async (id) => presentTransactionStatus(await readSession(deps, { tenantId, id, kinds })).Status,
  async (id) => presentForeignAuthorization(await readSession(deps, { tenantId, id, kinds }), null).Status,
  async (id) => (await readCapture(deps, fixture.pageOf(id))).status,
  async (id) => (await listSessions(deps, tenantId, { filter: `Id:${id}` })).Items[0]?.Status ?? -1,
];
const reader = (n: number) => readers[n % readers.length] as (typeof readers)[number];

/** The session as it should be. */
interface Model {
  status: number;
  attemptsUsed: number;
  secondsLeft: number;
}
interface Real {
  id: string;
}
type Command = fc.AsyncCommand<Model, Real>;

function settle(model: Model) {
  if (model.status === Status.Pending && model.secondsLeft <= 0) model.status = Status.Expired;
}
const refusal = (model: Model) =>
  model.status === Status.Expired ? 'E_TRANSACTION_EXPIRED' : 'E_TRANSACTION_FINISHED';

/** A command that changes a pending session and is refused once it is over. */
const change = (
  name: string,
  run: (id: string) => Promise<unknown>,
  next: (model: Model) => void,
  refused: (model: Model) => string = refusal,
): Command => ({
  check: () => true,
  toString: () => name,
  run: async (model, { id }) => {
    settle(model);
    const expected = model.status === Status.Pending ? 'done' : refused(model);
    assert.equal(await outcomeOf(run(id)), expected, name);
    if (expected === 'done') next(model);
  },
});

const end = (status: number) => (model: Model) => {
  model.status = status;
};
const judged = (status: number | null) => (model: Model) => {
  model.attemptsUsed += 1;
  model.status = status ?? (model.attemptsUsed === limits.captureAttempts ? Status.Rejected : Status.Pending);
};

const commands = [
  fc.constant(change('submit the same face', (id) => capture(id, same), judged(Status.Accepted))),
  fc.constant(change('submit another face', (id) => capture(id, other), judged(Status.Rejected))),
  fc.constant(change('submit in the dark', (id) => capture(id, dark), judged(null))),
  fc.constant(change('decline', decline, end(Status.Rejected))),
  fc.constant(change('cancel', cancel, end(Status.Canceled), () => 'E_TRANSACTION_FINISHED')),
  fc.integer({ min: 1, max: timeoutSec }).map(
    (seconds): Command => ({
      check: () => true,
      toString: () => `wait ${seconds} s`,
      run: async (model) => {
        clock.advance(seconds);
        model.secondsLeft -= seconds;
      },
    }),
  ),
  fc.constant<Command>({
    check: () => true,
    toString: () => 'sweep',
    run: async (model) => {
      settle(model);
      await expireSessions(deps, clock.now());
    },
  }),
  fc.nat(readers.length - 1).map(
    (n): Command => ({
      check: () => true,
      toString: () => `read by way ${n}`,
      run: async (model, { id }) => {
        settle(model);
        assert.equal(await reader(n)(id), model.status);
      },
    }),
  ),
];

test('withPendingSession: any sequence of calls and waits, the state that the model has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 12 }), async (sequence) => {
      const setup = async () => ({
        model: { status: Status.Pending, attemptsUsed: 0, secondsLeft: timeoutSec } as Model,
        real: { id: await begin() },
      });
      await fc.asyncModelRun(setup, sequence);
    }),
    { numRuns: 60 },
  );
});

type Actor = { name: string; ends: boolean; act: (id: string) => Promise<unknown> };
const actors: Actor[] = [
  { name: 'same face', ends: true, act: (id) => capture(id, same) },
  { name: 'another face', ends: true, act: (id) => capture(id, other) },
  { name: 'dark', ends: false, act: (id) => capture(id, dark) },
  { name: 'decline', ends: true, act: decline },
  { name: 'cancel', ends: true, act: cancel },
  { name: 'sweep', ends: false, act: () => expireSessions(deps, clock.now()) },
  { name: 'time', ends: false, act: async () => clock.advance(timeoutSec) },
  { name: 'approve', ends: false, act: (id) => approveSession(deps, fixture.pageOf(id)) },
  { name: 'issue', ends: false, act: (id) => issueAttempt(deps, fixture.pageOf(id)) },
];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('withPendingSession: several actors at the same moment, one outcome wins and all readers agree on it', async () => {
  const move = fc.record({
    actor: fc.constantFrom(...actors),
    afterMs: fc.integer({ min: 0, max: 25 }),
    way: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 2, maxLength: 6 }), async (moves) => {
      const id = await begin();
      const seen: number[] = [];
      const watch = async (way: number) => {
        const status = await reader(way)(id);
        if (status !== Status.Pending) seen.push(status);
      };
      const outcomes = await Promise.all(
        moves.map(async ({ actor, afterMs, way }) => {
          await pause(afterMs);
          await watch(way);
          const outcome = await outcomeOf(actor.act(id));
          await watch(way + 1);
          return actor.ends && outcome === 'done';
        }),
      );
      const winners = outcomes.filter(Boolean).length;
      const final = await Promise.all(readers.map((read) => read(id)));
      assert.equal(new Set([...seen, ...final]).size, 1, `seen ${seen}, final ${final}`);
      const wasExpired = final[0] === Status.Expired || final[0] === Status.Pending;
      // The third capture in the dark ends a session without an actor that does so on purpose.
      assert.ok(winners === (wasExpired ? 0 : 1) || (winners === 0 && final[0] === Status.Rejected));
      const kept = await db.selectFrom('temp_capture').select('id').where('session_id', '=', id).execute();
      assert.equal(kept.length, final[0] === Status.Accepted ? 1 : 0);
      const row = await readSession(deps, { tenantId, id, kinds });
      assert.ok(row.attempts_used <= limits.captureAttempts);
      assert.equal(row.ended_at === null, final[0] === Status.Pending);
      assert.equal(row.reference_sealed, null);
      assert.equal(row.account_id, accountId);
    }),
    { numRuns: 80 },
  );
});
