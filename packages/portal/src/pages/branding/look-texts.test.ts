import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, withText } from './look-texts.ts';

const hello = { Locale: 'en', Key: 'introTitle', Text: 'Hello' };
const hallo = { Locale: 'de', Key: 'introTitle', Text: 'Hallo' };

test('withText: a text, is added, worded anew in its place, and left out when it is emptied', () => {
  assert.deepEqual(withText([], 'en', 'introTitle', 'Hello'), [hello]);
  assert.deepEqual(withText([hello, hallo], 'en', 'introTitle', 'Hi'), [{ ...hello, Text: 'Hi' }, hallo]);
  assert.deepEqual(withText([hello, hallo], 'en', 'introTitle', ' '), [hallo]);
  assert.deepEqual(withText([hello], 'de', 'introTitle', ''), [hello]);
});

test('textOf: the words of a language, are told apart from those of another', () => {
  assert.deepEqual(
    ['en', 'de', 'fr'].map((locale) => textOf([hello, hallo], locale, 'introTitle')),
    ['Hello', 'Hallo', ''],
  );
});
