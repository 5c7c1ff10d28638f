import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yieldToOthers } from './yield-to-others.ts';

/** A system whose threads have a nice value, and nobody the right to lower it. */
function createSystem(nice: number, platform: NodeJS.Platform = 'linux') {
  const system = {
    nice,
    platform: () => platform,
    getPriority: () => system.nice,
    setPriority: (first: number, second = first) => {
      if (second < system.nice) throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
      system.nice = second;
    },
  };
  return system;
}

test('yieldToOthers: a thread goes behind others, one that is behind them already stays there', () => {
  for (const [before, after] of [
    [0, 5],
    [-5, 5],
    [5, 5],
    [10, 10],
    [19, 19],
  ] as const) {
    const system = createSystem(before);
    yieldToOthers(5, system);
    assert.equal(system.nice, after, `from ${before}`);
  }
});

test('yieldToOthers: where the nice value is that of the whole process, is left alone', () => {
  const system = createSystem(0, 'darwin');
  yieldToOthers(5, system);
  assert.equal(system.nice, 0);
});

test('yieldToOthers: a system that refuses, is no reason not to work', () => {
  const system = createSystem(0);
  system.setPriority = () => {
    throw Object.assign(new Error('operation not permitted'), { code: 'EPERM' });
  };
  yieldToOthers(5, system);
  assert.equal(system.nice, 0);
});
