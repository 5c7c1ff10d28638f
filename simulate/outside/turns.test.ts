import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../history/seeded-random.ts';
import { Turns } from './turns.ts';

/** Two acts of three calls each, and the order in which their calls were made. */
async function interleave(seed: number): Promise<string> {
  const turns = new Turns(seededRandom(seed), async () => 0);
  const made: string[] = [];
  const act = async (id: number, name: string) => {
    for (let call = 0; call < 3; call += 1) await turns.take(id, async () => void made.push(name));
    turns.leave(id);
  };
  turns.join(0);
  turns.join(1);
  await Promise.all([act(0, 'a'), act(1, 'b')]);
  return made.join('');
}

test('Turns: the seed alone says whose call is next', async () => {
  const orders = await Promise.all([1, 2, 3, 4, 5, 6].map(interleave));
  assert.deepEqual(await Promise.all([1, 2, 3, 4, 5, 6].map(interleave)), orders);
  assert.ok(new Set(orders).size > 1);
});

test('Turns: while a call waits for the lock of another act, that act goes on', async () => {
  let locked = 0;
  const turns = new Turns(seededRandom(1), async () => locked);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const waiting = async (id: number) => {
    await turns.take(id, async () => {
      locked = 1;
      await released;
      locked = 0;
    });
    turns.leave(id);
  };
  const holding = async (id: number) => {
    await turns.take(id, async () => undefined);
    await turns.take(id, async () => release());
    turns.leave(id);
  };
  turns.join(0);
  turns.join(1);
  await Promise.all([waiting(0), holding(1)]);
});
