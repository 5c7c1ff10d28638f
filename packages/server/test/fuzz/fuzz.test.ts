import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { operationIds } from '@selfsame/contract';
import { type FuzzGround, openFuzzGround } from './fuzz-run.ts';

/** Requests per operation in the gate; `npm run bench:fuzz` sends thousands. */
const perOperation = 100;
/** Fixed in the gate, so that what is red is red for everybody; `SELFSAME_TEST_FUZZ_SEED` goes elsewhere. */
const seed = Number(process.env.SELFSAME_TEST_FUZZ_SEED ?? 1_312_886_439);

describe(`every operation: with ${perOperation} spoiled requests each (seed ${seed})`, () => {
  let ground: FuzzGround;
  const cleanups: (() => Promise<void>)[] = [];
  before(async () => {
    ground = await openFuzzGround({ after: (run) => void cleanups.push(run) });
  });
  after(async () => {
    for (const clean of cleanups) await clean();
  });

  for (const id of operationIds) {
    test(`${id}: gives no 5xx`, async (t) => {
      const { statuses, failures } = await ground.fuzz(id, perOperation, seed);
      t.diagnostic([...statuses].map(([status, count]) => `${status}: ${count}`).join(', '));
      assert.deepEqual(failures, []);
    });
  }

  test('pages, documents, probes: give no 5xx', async (t) => {
    const { statuses, failures } = await ground.fuzzPlaces(1_000, seed);
    t.diagnostic([...statuses].map(([status, count]) => `${status}: ${count}`).join(', '));
    assert.deepEqual(failures, []);
  });
});
