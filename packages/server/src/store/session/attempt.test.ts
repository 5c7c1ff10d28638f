import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { beginSelfie } from '../../session/begin/begin-selfie.ts';
import type { AttemptState } from '../tables.ts';
import {
  abandonAttempts,
  claimAttempt,
  findAttempt,
  finishAttempt,
  insertAttempt,
  releaseAttempt,
} from './attempt.ts';
import { attemptTransitions } from './attempt-transitions.ts';

const { db, deps, clock, caller, tenantId } = await createSessionFixture({ after });
const now = clock.now();
const claimedAt = new Date(now.getTime() - 5_000);
const later = new Date(now.getTime() + 60_000);
const states: AttemptState[] = ['open', 'analysing', 'finished', 'abandoned'];
type Act = Exclude<keyof typeof attemptTransitions, 'issue'>;

/** Each act of the table as a call of the store; `staleBefore` decides whether a claim's server counts as dead. */
const acts: Record<Act, (at: { id: string; sessionId: string }) => Promise<unknown>> = {
  claim: ({ id }) => claimAttempt(db, { id, now, staleBefore: new Date(0) }),
  reclaim: ({ id }) => claimAttempt(db, { id, now, staleBefore: now }),
  release: ({ id }) => releaseAttempt(db, { id, claimedAt }),
  releaseSuperseded: async ({ id, sessionId }) => {
    await add('open', sessionId, later);
    await releaseAttempt(db, { id, claimedAt });
  },
  finish: ({ id }) =>
    finishAttempt(db, {
      id,
      claimedAt,
      outcome: 'retry',
      remedies: [],
      evidence: { reason: 'modelMismatch' },
      now,
    }),
  supersede: ({ sessionId }) => abandonAttempts(db, { sessionId, now, staleBefore: new Date(0) }),
  supersedeStale: ({ sessionId }) => abandonAttempts(db, { sessionId, now, staleBefore: now }),
};
/** The same call also takes an open attempt. */
const alsoActs: Partial<Record<Act, Act>> = { reclaim: 'claim', supersedeStale: 'supersede' };

async function add(state: AttemptState, sessionId: string, createdAt = now) {
  const id = crypto.randomUUID();
  await insertAttempt(db, {
    id,
    session_id: sessionId,
    tenant_id: tenantId,
    state,
    challenge: '{"kind":"passive"}',
    claimed_at: state === 'open' ? null : claimedAt,
    created_at: createdAt,
    due_at: later,
  });
  return id;
}

test('every act on an attempt in every state: moves it as the table says, or not at all', async () => {
  for (const act of Object.keys(acts) as Act[]) {
    for (const state of states) {
      const { OperationId: sessionId } = await beginSelfie(deps, caller, { TimeoutSec: 600 });
      const id = await add(state, sessionId);
      await acts[act]({ id, sessionId });
      const possible = [act, alsoActs[act] ?? act].map((name) => attemptTransitions[name]);
      const expected = possible.find(({ from }) => from === state)?.to ?? state;
      assert.equal((await findAttempt(db, { sessionId, id }))?.state, expected, `${act} of ${state}`);
    }
  }
});
