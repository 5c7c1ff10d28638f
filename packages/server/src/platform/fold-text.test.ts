import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText, isSameText } from './fold-text.ts';

/** Every code point of the planes that hold letters with a case. */
const letters = Array.from({ length: 0x20000 }, (_, point) => point)
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point));

test('foldText: case and normal form, make no difference; other letters do', () => {
  for (const [a, b] of [
    ['Ömer', 'ömer'],
    ['Ömer', 'ÖMER'.normalize('NFD')],
    ['Алексей', 'алексей'],
    ['straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['Οδυσσεύς', 'ΟΔΥΣΣΕΎΣ'],
    ['ﬁn', 'FIN'],
    ['İzmir', 'i̇zmir'],
    ['Å', 'å'],
    ['', ''],
  ])
    assert.ok(isSameText(a!, b!), `${a} ${b}`);
  for (const [a, b] of [
    ['Ömer', 'Omer'],
    ['ı', 'i'],
    ['ß', 's'],
    ['и', 'й'],
  ])
    assert.equal(isSameText(a!, b!), false, `${a} ${b}`);
});

test('foldText: every letter, is the same as those that the engine takes for its other case, and stays folded', () => {
  for (const letter of letters) {
    const folded = foldText(letter);
    assert.equal(foldText(folded), folded, letter);
    assert.equal(foldText(letter.normalize('NFD')), folded, letter);
    for (const other of [letter.toLowerCase(), letter.toUpperCase()]) {
      if (other === letter || [...other].length !== 1) continue;
      // Simple case folding of the engine itself (Unicode, CaseFolding.txt): an independent judge.
      const isSame = new RegExp(`^${RegExp.escape(letter)}$`, 'iu').test(other);
      if (isSame) assert.equal(foldText(other), folded, `${letter} ${other}`);
    }
  }
});
