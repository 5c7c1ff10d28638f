import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type } from 'typebox';
import { checkJson, JsonUnreadable, parseJson } from './parse-json.ts';

const Person = Type.Object({ name: Type.String(), age: Type.Optional(Type.Number()) });

test('parseJson: what the schema says, as it was written; members that it does not name stay', () => {
  const read = parseJson(Person, '{"name":"Ann","later":[1]}', 'a file');
  assert.deepEqual(read, { name: 'Ann', later: [1] });
});

test('parseJson: no JSON, or another than the schema says, the place and never the content', () => {
  for (const text of [
    '{"name":"Erika Muster',
    '"Erika Muster"',
    '{"name":"Erika Muster","age":"Muster"}',
    'Muster',
  ])
    assert.throws(
      () => parseJson(Person, text, 'message.content_sealed of 7'),
      (error) => {
        assert.ok(error instanceof JsonUnreadable);
        assert.equal(error.place, 'message.content_sealed of 7');
        assert.match(error.message, /^message\.content_sealed of 7 /);
        assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`, /Muster/);
        return true;
      },
      text,
    );
});

test('checkJson: the very value, no copy', () => {
  const value = { name: 'Ann' };
  assert.equal(checkJson(Person, value, 'here'), value);
});
