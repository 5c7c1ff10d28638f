import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateHistory } from './generate-history.ts';
import type { History } from './history.ts';
import { shrinkHistory } from './shrink-history.ts';

const count = ({ acts }: History, kind: string): number => acts.filter((act) => act.kind === kind).length;

test('shrinkHistory: what a failure needs is left, and nothing else', async () => {
  const history = generateHistory(12);
  assert.ok(count(history, 'takeSelfie') >= 2);
  const shortest = await shrinkHistory(history, async (shorter) => count(shorter, 'takeSelfie') >= 2);
  assert.deepEqual(
    shortest.acts.map(({ kind, faults, isBeside }) => ({ kind, faults, isBeside })),
    Array(2).fill({ kind: 'takeSelfie', faults: [], isBeside: false }),
  );
});

test('shrinkHistory: a fault that the failure needs stays', async () => {
  const history = generateHistory(12);
  const isDeadlocked = ({ acts }: History) =>
    acts.some(({ faults }) => faults.some(({ kind }) => kind === 'deadlock'));
  const rough = {
    ...history,
    acts: history.acts.with(3, {
      ...history.acts[3]!,
      faults: [
        { at: 1, kind: 'fail' },
        { at: 2, kind: 'deadlock' },
      ],
    }),
  };
  const { acts } = await shrinkHistory(rough, async (shorter) => isDeadlocked(shorter));
  assert.equal(acts.length, 1);
  assert.deepEqual(
    acts[0]!.faults.map(({ kind }) => kind),
    ['deadlock'],
  );
});
