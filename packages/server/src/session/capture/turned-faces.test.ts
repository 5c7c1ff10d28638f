import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import type { DialogueTextures, TextureComparison } from '@selfsame/face';
import { createDialogueActor } from '../../../test/dialogue-actor.ts';
import { recordOf } from '../../../test/record-of.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { stepPolicy } from '../../judge/step-policy.ts';
import { eraseStaleReferences } from '../../store/session/challenge-dialogue.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock } = fixture;
const { begin, issue, follow, stills } = createDialogueActor(fixture);
deps.livenessMode = 'active';

const ann = { face: 'ann', texture: 100 };
const compared: DialogueTextures[] = [];
/** What the engine says of every turn. */
let residue: Pick<TextureComparison, 'margin1' | 'margin2' | 'floor'>;
beforeEach(() => {
  compared.length = 0;
  residue = { margin1: 0.4, margin2: 0.3, floor: -6 };
});
fixture.compareBy(async (textures) => {
  compared.push(textures);
  return { ...residue, bounds: 'of tests', turns: textures.turns.map(() => null) };
});

async function answer() {
  const id = await begin();
  const { attemptId } = await issue(id);
  assert.equal((await follow(id, attemptId, ann)).state, 'complete');
  return { id, attemptId };
}
const facesOf = (attemptId: string) =>
  db.selectFrom('challenge_face').selectAll().where('attempt_id', '=', attemptId).execute();
const signalsOf = async (id: string, attemptId: string) => (await recordOf(db, id, attemptId))?.signals ?? [];

test('submitAttempt: an answered dialogue, each turn is compared with the rest before it; then no face is left', async () => {
  const { id, attemptId } = await answer();
  const kept = await facesOf(attemptId);
  assert.equal(kept.length, 21, 'three of four rests and of three peaks');
  const plain = Buffer.alloc(200, 100);
  assert.ok(kept.every(({ sealed }) => sealed.byteLength > 27_000 && !sealed.includes(plain)));
  assert.equal((await stills(id, attemptId, { face: 'ann' })).outcome, 'accepted');
  assert.deepEqual(await facesOf(attemptId), []);
  const [{ turns, rests }, ...others] = compared as [DialogueTextures];
  assert.deepEqual(others, []);
  assert.equal(turns.length, 3);
  assert.ok(rests.length > 0);
  for (const { neutral, turned, yaw, pitch } of turns) {
    assert.ok(neutral.grey.every((grey) => grey === 100) && turned.grey.every((grey) => grey === 100));
    const share = Math.max(Math.abs(yaw) / stepPolicy.yaw, Math.abs(pitch) / stepPolicy.pitch);
    assert.ok(share > 0.6, JSON.stringify({ yaw, pitch }));
  }
});

test('submitAttempt: turns that leave too little unexplained, one more turn; still too little, refused with value and bound', async () => {
  residue.margin1 = -0.2;
  const { id, attemptId } = await answer();
  const doubt = await stills(id, attemptId, { face: 'ann' });
  assert.deepEqual([doubt.outcome, doubt.session.attemptsLeft], ['continue', 3]);
  assert.equal((await follow(id, attemptId, ann)).turnsDone, 4);
  const refused = await stills(id, attemptId, { face: 'ann' });
  assert.deepEqual([refused.outcome, refused.remedies], ['retry', ['MoreLight', 'FollowPrompts']]);
  assert.deepEqual(
    compared.map(({ turns }) => turns.length),
    [3, 4],
  );
  const verdict = (await signalsOf(id, attemptId)).find(({ name }) => name === 'unexplainedRest');
  assert.deepEqual([verdict?.result, verdict?.value, verdict?.bounds?.doubt], ['doubted', -0.2, 0]);
});

test('submitAttempt: a doubt that the further turn settles, accepted', async () => {
  residue.margin2 = -0.1;
  const { id, attemptId } = await answer();
  assert.equal((await stills(id, attemptId, { face: 'ann' })).outcome, 'continue');
  residue.margin2 = 0.1;
  await follow(id, attemptId, ann);
  assert.equal((await stills(id, attemptId, { face: 'ann' })).outcome, 'accepted');
});

test('submitAttempt: turns that could not be compared, in doubt and never passed in silence', async () => {
  residue = { margin1: null, margin2: null, floor: null };
  const { id, attemptId } = await answer();
  assert.equal((await stills(id, attemptId, { face: 'ann' })).outcome, 'continue');
});

test('eraseStaleReferences: a dialogue that nobody goes on with, its faces go too', async () => {
  const { attemptId } = await answer();
  assert.ok((await facesOf(attemptId)).length > 0);
  clock.advance(60);
  await eraseStaleReferences(db, clock.now());
  assert.deepEqual(await facesOf(attemptId), []);
});
