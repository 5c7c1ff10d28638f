import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault, FaultKind } from '../history/history.ts';
import { seededRandom } from '../history/seeded-random.ts';
import { type ActContext, runAct } from './act-context.ts';
import { callOutside, failingWith } from './call-outside.ts';
import { Turns } from './turns.ts';

const failAt = failingWith((kind) => new Error(kind));

/** An act that calls twice and meets a fault at the second call. */
function createActor(kind: FaultKind) {
  const faults: Fault[] = [{ at: 1, kind }];
  const node = {
    isAlive: true,
    kill: async () => {
      node.isAlive = false;
    },
  };
  let passed = 0;
  const context: ActContext = {
    ...{
      id: 0,
      node,
      faults,
      calls: 0,
      commits: 0,
      met: [],
      turns: new Turns(seededRandom(1), async () => 0),
    },
    pass: (seconds) => {
      passed += seconds;
    },
  };
  let calls = 0;
  const call = () => callOutside(failAt, async () => ++calls);
  const act = runAct(context, async () => {
    await call();
    return call();
  });
  return { act, context, node, calls: () => calls, passed: () => passed };
}

test('callOutside: a fault at a commit is met there, however many calls came before', async () => {
  const { context } = createActor('slow');
  const planned = { ...context, faults: [{ at: -2, kind: 'fail' as const }] };
  const made: string[] = [];
  const call = (name: string, isCommit = false) =>
    callOutside(failAt, async () => void made.push(name), isCommit);
  const act = runAct(planned, async () => {
    for (const name of ['a', 'b']) await call(name);
    await call('first commit', true);
    await call('c');
    await call('second commit', true);
  });
  await assert.rejects(act, /fail/);
  assert.deepEqual(made, ['a', 'b', 'first commit', 'c']);
});

test('callOutside: fail makes no call, lost makes it; both throw', async () => {
  const failed = createActor('fail');
  await assert.rejects(failed.act, /fail/);
  assert.equal(failed.calls(), 1);
  const lost = createActor('lost');
  await assert.rejects(lost.act, /lost/);
  assert.equal(lost.calls(), 2);
  assert.deepEqual(lost.context.met, [{ at: 1, kind: 'lost' }]);
});

test('callOutside: slow lets time pass and answers', async () => {
  const slow = createActor('slow');
  assert.equal(await slow.act, 2);
  assert.ok(slow.passed() > 0);
});

for (const [kind, calls] of [
  ['killBefore', 1],
  ['killAfter', 2],
] as const)
  test(`callOutside: ${kind} ends the node, and its act goes on no more`, async () => {
    const killed = createActor(kind);
    const isDone = await Promise.race([
      killed.act.then(() => true),
      new Promise((go) => setTimeout(go, 20, false)),
    ]);
    assert.deepEqual([isDone, killed.node.isAlive, killed.calls()], [false, false, calls]);
  });
