import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import fc from 'fast-check';
import { Problem } from './problem.ts';
import { readJson } from './read-json.ts';

const read = (text: string | Uint8Array) => readJson(Buffer.from(text as string));
function refusal(text: string | Uint8Array): string {
  try {
    read(text);
  } catch (error) {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'E_BODY_NOT_JSON');
    return error.message;
  }
  assert.fail(`was read: ${text}`);
}

test('readJson: any JSON in UTF-8, as JSON.parse reads it; blanks alone are no body', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      if (/__proto__|constructor/.test(text)) return;
      assert.deepEqual(read(text), JSON.parse(text));
    }),
  );
  assert.deepEqual(read('\uFEFF{"Tag":"Zoë"}'), { Tag: 'Zoë' });
  for (const nothing of ['', ' \r\n\t', '\uFEFF']) assert.equal(read(nothing), undefined);
});

test('readJson: bytes that are no UTF-8, are refused instead of replaced', () => {
  for (const bytes of [
    Buffer.from('{"DisplayName":"Zoë"}', 'latin1'),
    Buffer.from('{"DisplayName":"Zoë"}', 'utf16le'),
    Buffer.of(0x22, 0xc0, 0x80, 0x22),
    Buffer.of(0x22, 0xed, 0xa0, 0x80, 0x22),
  ])
    assert.match(refusal(bytes), /no UTF-8/);
});

test('readJson: broken JSON, is told with its place and never quoted', () => {
  const cases: [string, RegExp][] = [
    ['{"secretvalue":1,}', /property name in double quotes is expected at line 1, column 18\.$/],
    ['{\n  "a": 1\n  "b": 2\n}', /comma is expected at line 3, column 3\.$/],
    ['{"a": 1', /closing brace is expected at line 1, column 8\.$/],
    ['[1, b]', /at line 1, column 5\.$/],
    ["{'a': 1}", /at line 1, column 2\.$/],
    ['{"a": "x', /no closing quote at line 1, column 7\.$/],
    ['{"a": 1} // c', /comment is not allowed at line 1, column 10\.$/],
    ['{"a": 01}', /at line 1, column /],
    ['{"a": 1}{', /nothing more is expected at line 1, column 9\.$/],
    ['{"a": "\\x"}', /backslash/],
    ['{"__proto__": {"x": 1}}', /__proto__/],
    ['{"constructor": {"prototype": {}}}', /prototype under constructor/],
  ];
  for (const [text, sentence] of cases) {
    assert.match(refusal(text), sentence, text);
    assert.doesNotMatch(refusal(text), /secretvalue/);
  }
});

test('readJson: depth, is bounded before anything recurses; brackets in strings do not count', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  assert.ok(read(nested(limits.jsonDepth)));
  const tooDeep = /nests deeper than 64 levels/;
  for (const text of [nested(limits.jsonDepth + 1), '['.repeat(130_000), '{"a":'.repeat(130_000)])
    assert.match(refusal(text), tooDeep);
  const text = JSON.stringify({ a: `${'['.repeat(1_000)}\\"${'{'.repeat(1_000)}`, b: '\\' });
  assert.deepEqual(read(text), JSON.parse(text));
});

test('readJson: depth, is of what is open at once; a string ends at its own quote', () => {
  for (const pair of ['[]', '{}', '[{"a":[]}]']) {
    const wide = `[${Array.from({ length: 200 }, () => pair).join()}]`;
    assert.deepEqual(read(wide), JSON.parse(wide));
  }
  const deep = '['.repeat(limits.jsonDepth);
  // Two backslashes are one that is escaped, and the quote after them ends the string; after three it does not.
  assert.match(refusal(String.raw`["\\",${deep}`), /nests deeper/);
  const inside = String.raw`["\\\"${deep}${deep}"]`;
  assert.deepEqual(read(inside), JSON.parse(inside));
});
