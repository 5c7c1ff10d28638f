import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { Status } from '@selfsame/contract';
import { createDialogueActor, poses } from '../../../test/dialogue-actor.ts';
import { createTestEvents } from '../../../test/events.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import {
  defaultSettings,
  readMatchingPolicy,
  writeTenantSetting,
} from '../../store/tenant/tenant-setting.ts';
import { closeReview } from './close-review.ts';
import { decideReview } from './decide-review.ts';
import { readReview } from './read-review.ts';

const fixture = await createSessionFixture({ after });
const { db, tenantId } = fixture;
const deps = Object.assign(fixture.deps, { events: createTestEvents([closeReview]), livenessMode: 'active' });
const { begin, issue, follow, send, stills } = createDialogueActor(fixture);

const operator: OperatorPrincipal = {
  ...{ kind: 'operator', tenantId, role: 'operator', roles: [], sessionId: crypto.randomUUID() },
  ...{ operatorId: crypto.randomUUID(), ownsInstallation: false, isRecent: true },
};
/** How far above the bounds the turns lie. */
let margin = 0.4;
fixture.compareBy(async ({ turns }) => ({
  ...{ margin1: margin, margin2: 0.3, floor: -6, bounds: 'of tests' },
  turns: turns.map(() => null),
}));

beforeEach(async () => {
  margin = 0.4;
  const { Version } = await readMatchingPolicy(db, tenantId);
  const Review = { FourEyes: false, KeepFrames: true, TimeoutSec: 3_600 };
  const matching = { ...defaultSettings.matching, LivenessDoubt: 'review' as const, Review, Version };
  await writeTenantSetting(db, tenantId, 'matching', matching);
});

/** The signals that a review shows as the cause of the doubt. */
async function doubtsOf(id: string) {
  const { Attempt } = await readReview(deps, operator, id);
  const doubted = Attempt.Evidence?.Signals.filter(({ CountedAs }) => CountedAs === 'doubt');
  return doubted?.map(({ Name, Value }) => [Name, Value]);
}

/** Answers by two poses per turn and nothing between them, in a stream of 2.5 frames a second. */
async function cutTurns(id: string, attemptId: string) {
  let state = await send(id, attemptId, { face: 'ann', pose: poses.center }, 0.4);
  for (let i = 0; i < 60 && state.state === 'running'; i++)
    state = await send(id, attemptId, { face: 'ann', pose: poses[state.step!.ask] }, 0.4);
  return state;
}

for (const decision of ['accept', 'reject'] as const)
  test(`doubt: turns that one photo explains, one more turn, still in doubt, reviewed; the operator decides to ${decision}`, async () => {
    margin = -0.2;
    const ann = { face: 'ann', texture: 100 };
    const id = await begin();
    const { attemptId } = await issue(id);
    assert.equal((await follow(id, attemptId, ann)).turnsDone, 3);
    const first = await stills(id, attemptId, { face: 'ann' });
    assert.deepEqual([first.outcome, first.session.attemptsLeft], ['continue', 3]);
    assert.equal((await follow(id, attemptId, ann)).turnsDone, 4);
    assert.equal((await stills(id, attemptId, { face: 'ann' })).outcome, 'review');
    assert.deepEqual(await doubtsOf(id), [['unexplainedRest', -0.2]]);
    const { IsFinal, Status: status } = await decideReview(deps, operator, id, { Decision: decision });
    assert.equal(IsFinal, true);
    assert.equal(status, decision === 'accept' ? Status.Accepted : Status.Rejected);
  });

test('doubt: a slow stream that shows both ends of every turn and no way, one more turn, then reviewed', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  assert.equal((await cutTurns(id, attemptId)).state, 'complete');
  assert.equal((await stills(id, attemptId, { face: 'ann' })).outcome, 'continue');
  assert.equal((await cutTurns(id, attemptId)).turnsDone, 4);
  assert.equal((await stills(id, attemptId, { face: 'ann' })).outcome, 'review');
  const doubts = await doubtsOf(id);
  assert.ok(
    doubts?.some(([name, value]) => name === 'seenWay' && value === 4),
    JSON.stringify(doubts),
  );
});
