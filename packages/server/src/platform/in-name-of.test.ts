import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inNameOf, readInNameOf, workedFor } from './in-name-of.ts';

/** Pieces that note in whose name each was read, and the end. */
function createPieces() {
  const asked: (string | undefined)[] = [];
  async function* pieces() {
    try {
      for (let n = 0; n < 3; n++) {
        asked.push(workedFor());
        yield n;
      }
    } finally {
      asked.push(workedFor());
    }
  }
  return { asked, pieces: pieces() };
}

test('readInNameOf: whoever reads on, each piece and the end are read in the name of the tenant', async () => {
  const { asked, pieces } = createPieces();
  const read: number[] = [];
  for await (const piece of readInNameOf('one', pieces)) {
    read.push(piece);
    assert.equal(workedFor(), undefined, 'the reader is nobody else by that');
  }
  assert.deepEqual([read, asked], [[0, 1, 2], Array(4).fill('one')]);
});

test('readInNameOf: a reader that stops early, lets go of the source; other iterables have nothing to let go of', async () => {
  const { asked, pieces } = createPieces();
  await inNameOf('other', async () => {
    for await (const piece of readInNameOf('one', pieces)) if (piece === 0) break;
  });
  assert.deepEqual(asked, ['one', 'one']);
  assert.equal((await pieces.next()).done, true);
  const plain = { [Symbol.asyncIterator]: () => ({ next: async () => ({ done: false, value: 1 }) }) };
  for await (const piece of readInNameOf('one', plain as AsyncIterable<number>)) if (piece === 1) break;
});
