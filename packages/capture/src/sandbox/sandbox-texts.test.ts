import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '../texts/load-texts.ts';
import { sandboxTexts, sandboxTextsOf } from './sandbox-texts.ts';

/** All strings of a text tree by their path. */
function strings(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, child]) => [...strings(child, `${path}.${key}`)]),
  );
}

test('sandboxTexts: every language of the page, says everything in its own words', () => {
  assert.deepEqual(Object.keys(sandboxTexts).sort(), [...languages].sort());
  const english = strings(sandboxTextsOf('en'));
  for (const language of languages.filter((each) => each !== 'en'))
    for (const [path, text] of strings(sandboxTextsOf(language))) {
      assert.ok(text.trim() !== '', `${language}${path}`);
      assert.notEqual(text, english.get(path), `${language}${path}`);
    }
  assert.equal(sandboxTextsOf('xx'), sandboxTextsOf('en'));
});
