import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Status } from '@selfsame/contract';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { presentEvent } from '../../audit/present-event.ts';
import {
  endSession,
  expireSession,
  findSessionOfLink,
  type SessionRow,
} from '../../store/session/session.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { endPending } from './end-pending.ts';
import { type EndReason, sessionEnds } from './session-end.ts';
import {
  endEventOf,
  eventOf,
  requireAct,
  type SessionAct,
  type SessionTransition,
  sessionTransitions,
} from './transitions.ts';

const { db, deps, clock, caller } = await createSessionFixture({ after });
const reasons = Object.keys(sessionEnds) as EndReason[];
const transitions = Object.entries<SessionTransition>(sessionTransitions);
const { actor } = caller;

async function begin(): Promise<SessionRow> {
  const { OperationId } = await beginSelfie(deps, caller, { TimeoutSec: 600 });
  return (await findSessionOfLink(db, OperationId))!;
}
const endOf = (reason: EndReason) => ({ reason, capture: null, tempId: null, actor, now: clock.now() });

test('sessionTransitions: every end starts at pending and is the last', () => {
  for (const [act, { from, to }] of transitions) {
    assert.equal(from, act === 'begin' ? null : Status.Pending, act);
    const goesOn = transitions.some(([, other]) => (other.from as number | null) === to);
    assert.equal(goesOn, to === Status.Pending, act);
  }
});

test('requireAct: who is not named, and what does not follow, throws', () => {
  for (const [act, { from, by }] of transitions) {
    for (const kind of ['api', 'user', 'operator'] as const) {
      const someone = { kind, apiKeyId: 'a', sessionId: 's', operatorId: 'o' } as const;
      const run = () => requireAct(act as SessionAct, from, someone);
      if (by.includes(kind)) run();
      else assert.throws(run, /may do/, `${act} ${kind}`);
    }
    for (const status of Object.values(Status).filter((status) => status !== Status.Pending))
      assert.throws(() => requireAct(act as SessionAct, status, actor), /does not lead on/, act);
  }
});

test('eventOf: the event of an act that is allowed; what is not throws', () => {
  assert.equal(eventOf('open', Status.Pending, { kind: 'user', sessionId: 's' }), 'session.opened');
  assert.throws(() => eventOf('open', Status.Accepted, { kind: 'user', sessionId: 's' }), /does not lead on/);
  assert.throws(() => eventOf('review', Status.Pending, { kind: 'api', apiKeyId: 'a' }), /may do/);
});

test('endEventOf: a verification is a transaction, all else an operation', () => {
  assert.equal(endEventOf('verification'), 'transaction.finished');
  for (const kind of ['enrolment', 'selfie'] as const) assert.equal(endEventOf(kind), 'operation.finished');
});

test('endPending: by every act, the status of the table; nothing ends it again', async () => {
  for (const reason of reasons) {
    const session = await begin();
    const ended = await endPending(deps, db, session, endOf(reason));
    assert.equal(ended.status, sessionTransitions[reason].to, reason);
    for (const second of reasons) {
      await assert.rejects(endPending(deps, db, ended, endOf(second)), /does not lead on/);
      // Even a caller whose look at the row is old.
      await assert.rejects(endPending(deps, db, session, endOf(second)), /not pending/);
      const { status, message } = sessionEnds[second];
      const end = {
        id: session.id,
        status,
        message,
        result: { reason: second },
        tempId: null,
        now: clock.now(),
      };
      assert.equal(await endSession(db, end), undefined);
    }
    assert.equal(await expireSession(db, session.id, new Date(8e15)), undefined);
    assert.deepEqual((await findSessionOfLink(db, session.id))?.status, ended.status);
  }
});

test('presentEvent: every event of the table, has a sentence', () => {
  for (const [, { publishes }] of transitions) {
    for (const type of publishes) {
      const row = { type, subject: {}, data: {}, occurred_at: new Date(), sequence: null, hash: null };
      assert.notEqual(presentEvent(row as unknown as Parameters<typeof presentEvent>[0]).Message, type);
    }
  }
});
