import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partSeeds, runBeside, sumTotals } from './run-beside.ts';

test('partSeeds: every seed once, in parts of at most so many', () => {
  assert.deepEqual(partSeeds({ first: 10, seeds: 7 }, 3), [
    { first: 10, seeds: 3 },
    { first: 13, seeds: 3 },
    { first: 16, seeds: 1 },
  ]);
  assert.deepEqual(partSeeds({ first: 5, seeds: 4 }, 4), [{ first: 5, seeds: 4 }]);
  assert.deepEqual(partSeeds({ first: 5, seeds: 0 }, 4), []);
});

test('sumTotals: counts are added, and the time is that of the whole', () => {
  const total = { seeds: 2, acts: 30, faults: 4, seconds: 5, lost: 1, failing: [] };
  const sum = { seeds: 4, acts: 60, faults: 8, seconds: 9, lost: 2, failing: [] };
  assert.deepEqual(sumTotals([total, { ...total, seconds: 8 }], 9), sum);
});

test('runBeside: a process that dies takes its own seeds with it, and the others go on', async () => {
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const { seeds, lost } = await runBeside(['--no-such-option'], { first: 1, seeds: 4, processes: 2, print });
  assert.deepEqual({ seeds, lost }, { seeds: 0, lost: 4 });
  assert.equal(
    lines.filter((line) => /^✖ the process of 2 seeds from [13] ended with [1-9]\d*$/.test(line)).length,
    2,
  );
  assert.match(lines.at(-1)!, /^0 of 4 seeds, 0 with violations, \d+ s$/);
});

test('runBeside: begins no part after its time, and none after one that failed where it stops there', async () => {
  const of = async (change: { timeMs?: number; isStopping?: boolean }, failingFrom = -1) => {
    const begun: number[] = [];
    const run = { ...{ first: 0, seeds: 1_000, processes: 1, print: () => undefined }, ...change };
    const total = await runBeside(['--long'], run, async (args, { first, seeds }) => {
      begun.push(first);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const failing =
        first === failingFrom ? [{ seed: first, violations: [], shortest: { seed: 0, acts: [] } }] : [];
      assert.equal(args.includes('--seconds'), change.timeMs !== undefined);
      return { ...{ seeds, acts: 0, faults: 0, seconds: 1, lost: 0 }, failing };
    });
    return { begun, seeds: total.seeds };
  };
  assert.deepEqual(await of({}, 250), { begun: [0, 250, 500, 750], seeds: 1_000 });
  assert.deepEqual(await of({ isStopping: true }, 250), { begun: [0, 250], seeds: 500 });
  assert.deepEqual(await of({ timeMs: 2 }), { begun: [0], seeds: 250 });
});
