import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from './fuzz-run.ts';
import { openSocketFuzzGround } from './fuzz-sockets.ts';

const seed = Number(process.env.SELFSAME_TEST_FUZZ_SEED ?? 20_261_126);

test(`the dialogue's socket: sent 150 broken handshakes and frames (seed ${seed}), fails for no fault of its own`, async (t) => {
  const ground = await openSocketFuzzGround(t);
  const { ends, failures } = await ground.fuzz(150, randomFrom(seed));
  t.diagnostic([...ends].map(([end, count]) => `${end}: ${count}`).join(', '));
  assert.deepEqual(failures, []);
  assert.ok(ends.size >= 3, 'refused in several ways');
});
