import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { attackKit } from './attack-kit.ts';
import { flashKit } from './flash-kit.ts';
import { openStage } from './stage.ts';
import { stillKit } from './still-kit.ts';

const stage = await openStage({ after });
/** Draws left, up, down (and up in reserve): none of the recordings is in this order. */
const order = [0, 1, 2, 2];
let drawn = 0;
// An attempt's seed is drawn too, out of many more; it must take no turn's place.
stage.deps.randomBelow = (below) => (below > 100 ? 7 : order[drawn++ % order.length]! % below);

/** The rows of the stills that were refused 20 of 20 times; the others are counted by the bench alone. */
const refusedStills = stillKit.filter(({ name }) => /every byte the same|upside down/.test(name));

for (const species of [...attackKit, ...flashKit, ...refusedStills]) {
  test(`attack kit: ${species.name}, ${species.isClaimed ? 'refused' : 'accepted'}`, async () => {
    await stage.forget();
    const { isAccepted, answer, found } = await species.run(stage, 1);
    assert.equal(isAccepted, !species.isClaimed, `${answer} (${found})`);
    assert.notEqual(answer, '');
  });
}

test('attack kit: after all of it, no attempt is stuck and no face of a dialogue that was decided is left', async () => {
  const { db } = stage;
  const stuck = await db.selectFrom('attempt').select('id').where('state', '=', 'analysing').execute();
  assert.deepEqual(stuck, []);
  const left = await db
    .selectFrom('challenge_dialogue')
    .innerJoin('attempt', 'attempt.id', 'challenge_dialogue.attempt_id')
    .select('attempt.id')
    .where('attempt.state', '=', 'finished')
    .where('reference_sealed', 'is not', null)
    .execute();
  assert.deepEqual(left, []);
});
