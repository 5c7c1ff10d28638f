import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createDialogueActor } from '../../../test/dialogue-actor.ts';
import { recordOf } from '../../../test/record-of.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';

const fixture = await createSessionFixture({ after });
const { deps, db } = fixture;
const { begin, issue, follow, stills, rowOf } = createDialogueActor(fixture);

test('submitAttempt: a passive capture in doubt, not counted and not decided; the next attempt asks for turns', async () => {
  deps.livenessMode = 'passive';
  const id = await begin();
  const first = await issue(id);
  assert.deepEqual(first.challenge, { kind: 'passive' });
  const doubt = await stills(id, first.attemptId, { face: 'ann', padLogit: -1 });
  assert.deepEqual([doubt.outcome, doubt.remedies, doubt.session.attemptsLeft], ['continue', [], 3]);
  assert.deepEqual([(await rowOf(id)).status, (await rowOf(id)).attempts_used], [0, 0]);
  const again = await stills(id, first.attemptId, { face: 'ann', padLogit: 6 });
  assert.equal(again.outcome, 'continue', 'the stored outcome, whatever is sent');

  const second = await issue(id);
  assert.equal(second.challenge.kind, 'head-turn');
  await follow(id, second.attemptId, { face: 'ann' });
  assert.equal((await stills(id, second.attemptId, { face: 'ann' })).outcome, 'accepted');
  const record = await recordOf(db, id, first.attemptId);
  assert.deepEqual(
    record?.signals
      ?.filter(({ countedAs }) => countedAs === 'doubt')
      .map(({ name, result }) => [name, result]),
    [['detector', 'doubted']],
  );
});

test('submitAttempt: a passive capture that looks live, accepted at once; one that looks a fake, refused', async () => {
  deps.livenessMode = 'passive';
  const live = await begin();
  assert.equal(
    (await stills(live, (await issue(live)).attemptId, { face: 'ann', padLogit: 0.1 })).outcome,
    'accepted',
  );
  const fake = await begin();
  assert.equal(
    (await stills(fake, (await issue(fake)).attemptId, { face: 'ann', padLogit: -4.1 })).outcome,
    'retry',
  );
  assert.deepEqual((await issue(fake)).challenge, { kind: 'passive' });
});

test('submitAttempt: liveness not asked, a doubtful detector asks for nothing', async () => {
  deps.livenessMode = 'passive';
  const id = await begin({ CheckLiveness: false });
  const { outcome } = await stills(id, (await issue(id)).attemptId, { face: 'ann', padLogit: -1 });
  assert.equal(outcome, 'accepted');
});
