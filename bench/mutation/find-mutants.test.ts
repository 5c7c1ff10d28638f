import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMutants, mutate } from './find-mutants.ts';

const changed = (source: string): string[] =>
  findMutants(source, 'a.ts').map((mutant) => mutate(source, mutant));

test('findMutants: bounds of a comparison, and its opposite', () => {
  assert.deepEqual(changed('const a = b < 1;'), ['const a = b <= 1;', 'const a = b >= 1;']);
});

test('findMutants: conditions, what is not, and what is joined', () => {
  assert.deepEqual(changed('if (a) b = 1;'), ['if (true) b = 1;', 'if (false) b = 1;', 'if (a) ;']);
  assert.deepEqual(changed('const c = !a;'), ['const c = a;']);
  assert.deepEqual(changed('const c = a && b;'), ['const c = a || b;']);
  assert.deepEqual(changed('const c = a ?? b;'), ['const c = a && b;']);
});

test('findMutants: methods that stand for each other, and such that are left out', () => {
  assert.deepEqual(changed('const c = a.some(b);'), ['const c = a.every(b);']);
  assert.deepEqual(changed('const c = a.filter(b);'), ['const c = a;']);
});

test('findMutants: no types, no imports, no joined texts', () => {
  const source = "import a from 'a';\ntype B<C> = C extends true ? 1 : 2;\nconst d: false | 1 = 'e' + f;";
  assert.deepEqual(changed(source), []);
});

test('findMutants: lines are counted from one', () => {
  assert.deepEqual(
    findMutants('const a = 1;\nconst b = true;', 'a.ts').map(({ line }) => line),
    [2],
  );
});

test('findMutants: what cannot be parsed is an error', () => {
  assert.throws(() => findMutants('const = ;', 'a.ts'), /a\.ts/);
});
