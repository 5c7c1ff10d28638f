import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operationById, operationIds } from '@selfsame/contract';
import fc from 'fast-check';
import { Type } from 'typebox';
import { type PlainSchema, relax, requestSchema } from './request-schema.ts';

const Maybe = (schema: ReturnType<typeof Type.String>) => Type.Optional(Type.Union([schema, Type.Null()]));
const declared = Type.Object({
  AccountNumber: Type.String(),
  TimeoutSec: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  CheckLiveness: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  Tag: Maybe(Type.String()),
  Owner: Type.Union([Type.String(), Type.Null()]),
  Policy: Type.Optional(
    Type.Union([
      Type.Object({ Live: Type.Boolean(), Deep: Type.Object({ Note: Maybe(Type.String()) }) }),
      Type.Null(),
    ]),
  ),
  CustomData: Type.Optional(Type.Array(Type.Object({ Key: Type.String(), Value: Type.String() }))),
  AdditionalData: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  External: Type.Optional(Type.Union([Type.Unknown(), Type.Null()])),
});
const schema = requestSchema(declared as unknown as PlainSchema);
const relaxed = (value: unknown) => relax(schema, value, 'json');

test('relax: names in any case at any depth, become the declared ones', () => {
  assert.deepEqual(
    relaxed({
      ACCOUNTNUMBER: 'a',
      timeoutsec: 60,
      policy: { LIVE: true, deep: { note: 'n' } },
      customData: [{ key: 'k', VALUE: 'v' }],
    }),
    {
      AccountNumber: 'a',
      TimeoutSec: 60,
      Policy: { Live: true, Deep: { Note: 'n' } },
      CustomData: [{ Key: 'k', Value: 'v' }],
    },
  );
});

test('relax: a name given twice, the exact spelling wins, else the last', () => {
  assert.deepEqual(relaxed({ accountnumber: 'a', AccountNumber: 'b', ACCOUNTNUMBER: 'c' }), {
    AccountNumber: 'b',
  });
  assert.deepEqual(relaxed({ accountnumber: 'a', ACCOUNTNUMBER: 'c' }), { AccountNumber: 'c' });
});

test('relax: booleans as text, become booleans in boolean fields only', () => {
  assert.deepEqual(relaxed({ CheckLiveness: 'True', Policy: { Live: 'FALSE', Deep: {} }, Tag: 'true' }), {
    CheckLiveness: true,
    Policy: { Live: false, Deep: {} },
    Tag: 'true',
  });
  assert.deepEqual(relaxed({ CheckLiveness: 'yes' }), { CheckLiveness: 'yes' });
});

test('relax: numbers as text, and numbers and booleans where a text is wanted, become what the field is', () => {
  assert.deepEqual(
    relaxed({
      AccountNumber: 12_345,
      TimeoutSec: '3600',
      CustomData: [
        { Key: 'amount', Value: 12.5 },
        { Key: 'urgent', Value: true },
      ],
    }),
    {
      AccountNumber: '12345',
      TimeoutSec: 3_600,
      CustomData: [
        { Key: 'amount', Value: '12.5' },
        { Key: 'urgent', Value: 'true' },
      ],
    },
  );
  for (const TimeoutSec of ['', ' 60', '60.5', '0x10', '1e3', '99999999999999999999'])
    assert.deepEqual(relaxed({ TimeoutSec }), { TimeoutSec }, 'left for validation to refuse');
  for (const Tag of [2 ** 53, 1e308, Number.POSITIVE_INFINITY, 1e-9])
    assert.deepEqual(relaxed({ Tag }), { Tag }, 'JSON has rounded it: what was meant is not known');
});

test('relax: unknown fields at any depth, are told with their place and the names there are', () => {
  const told: unknown[] = [];
  relax(
    schema,
    {
      CheckLivness: true,
      Policy: { Live: true, Depp: 1 },
      CustomData: [{ Key: 'k', Value: 'v', Vlaue: 1 }],
      AdditionalData: { anything: { goes: 1 } },
    },
    'json',
    ({ path, known }) => told.push([path, known.length]),
  );
  assert.deepEqual(told, [
    ['CheckLivness', 9],
    ['Policy.Depp', 2],
    ['CustomData[0].Vlaue', 2],
  ]);
});

test('relax: null in an optional field, is absent; where null is a value or the field is required, it stays', () => {
  assert.deepEqual(relaxed({ AccountNumber: null, Tag: null, Policy: null, Owner: null, External: null }), {
    AccountNumber: null,
    Owner: null,
    External: null,
  });
});

test('relax: unknown fields, are dropped; a record and an echoed field keep theirs as they are', () => {
  assert.deepEqual(
    relaxed({ Surprise: 1, AdditionalData: { anyCase: 'true', x: null }, External: { deep: { y: [1] } } }),
    { AdditionalData: { anyCase: 'true', x: null }, External: { deep: { y: [1] } } },
  );
});

test('relax: text source, reads numbers and takes empty ones as absent', () => {
  const query = requestSchema(
    Type.Object({
      start: Type.Optional(Type.Integer()),
      rate: Type.Optional(Type.Number()),
      enabled: Type.Optional(Type.Boolean()),
      filter: Type.Optional(Type.String()),
    }) as unknown as PlainSchema,
  );
  const read = (value: unknown) => relax(query, value, 'text');
  assert.deepEqual(read({ START: '40', rate: '1e-5', Enabled: 'true', filter: '12' }), {
    start: 40,
    rate: 1e-5,
    enabled: true,
    filter: '12',
  });
  assert.deepEqual(read({ start: '', rate: '', enabled: '', filter: '' }), { filter: '' });
  assert.deepEqual(read({ start: '4.5', rate: '0x10' }), { start: '4.5', rate: '0x10' });
  assert.deepEqual(read({ start: ['1', '2'] }), { start: ['1', '2'] });
});

test('relax: a name that means something to objects, changes no prototype', () => {
  const hostile = JSON.parse(
    '{"AdditionalData":{"__proto__":{"admin":true},"constructor":1},"__proto__":{"Tag":"x"}}',
  );
  const result = relaxed(hostile) as Record<string, Record<string, unknown>>;
  assert.equal(Object.getPrototypeOf(result), Object.prototype);
  assert.equal(Object.getPrototypeOf(result.AdditionalData), Object.prototype);
  assert.equal(result.AdditionalData?.admin, undefined);
  assert.equal(result.Tag, undefined);
});

const anyCase = (name: string) =>
  fc
    .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
    .map((upper) => [...name].map((c, i) => (upper[i] ? c.toUpperCase() : c.toLowerCase())).join(''));

test('relax: any value, twice is the same as once and the input stays untouched', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...operationIds), (value, id) => {
      const body = operationById(id).body;
      if (!body) return;
      const plain = requestSchema(body as unknown as PlainSchema);
      const before = JSON.stringify(value);
      const once = relax(plain, value, 'json');
      assert.deepEqual(relax(plain, once, 'json'), once);
      assert.equal(JSON.stringify(value), before);
    }),
    { numRuns: 500 },
  );
});

test('relax: every field of every operation, is found under any spelling of its name', () => {
  const fields = operationIds.flatMap((id) => {
    const { body } = operationById(id);
    const plain = body && requestSchema(body as unknown as PlainSchema);
    return Object.keys(plain?.properties ?? {}).map((name) => ({ plain: plain!, name }));
  });
  assert.ok(fields.length > 80);
  fc.assert(
    fc.property(
      fc.constantFrom(...fields).chain((field) => anyCase(field.name).map((spelt) => ({ ...field, spelt }))),
      ({ plain, name, spelt }) => {
        assert.deepEqual(Object.keys(relax(plain, { [spelt]: 7 }, 'json') as object), [name]);
      },
    ),
    { numRuns: 500 },
  );
});

test('requestSchema: ids and examples go at any depth, and with them the null of what is optional', () => {
  const text = { type: 'string' };
  const orNull = { $id: 'M', anyOf: [{ ...text, $id: 'T' }, { type: 'null' }] };
  const record = { type: 'object', patternProperties: { '^a': { $id: 'P', ...text } } };
  assert.deepEqual(
    requestSchema({
      ...{ $id: 'A', examples: [1], type: 'object', required: ['needed'] },
      properties: {
        needed: orNull,
        optional: orNull,
        either: { anyOf: [text, { type: 'integer' }, { type: 'null' }] },
        list: { type: 'array', items: { $id: 'I', ...text } },
        record,
        rest: { type: 'object', additionalProperties: { $id: 'R', ...text } },
        closed: { type: 'object', additionalProperties: false },
      },
    }),
    {
      ...{ type: 'object', required: ['needed'] },
      properties: {
        needed: { anyOf: [text, { type: 'null' }] },
        optional: text,
        either: { anyOf: [text, { type: 'integer' }, { type: 'null' }] },
        list: { type: 'array', items: text },
        record: { type: 'object', patternProperties: { '^a': text } },
        rest: { type: 'object', additionalProperties: text },
        closed: { type: 'object', additionalProperties: false },
      },
    },
  );
});

test('relax: null, is absent where a field is optional and takes none, and stays where one is taken or needed', () => {
  const nulls = requestSchema({
    ...{ type: 'object', required: ['needed'] },
    properties: {
      needed: { type: 'string' },
      optional: { type: 'string' },
      either: { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
      neither: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
      anything: {},
    },
  });
  const all = { needed: null, optional: null, either: null, neither: null, anything: null };
  assert.deepEqual(relax(nulls, all, 'json'), { needed: null, either: null, anything: null });
  assert.deepEqual(relax(nulls, { OPTIONAL: 'a', optional: null }, 'json'), {}, 'the exact spelling wins');
  assert.deepEqual(relax(nulls, { OPTIONAL: 'a', Optional: null }, 'json'), {}, 'the last one wins');
});

test('relax: what a record holds under names of its own, becomes what its fields are', () => {
  for (const rest of [
    { additionalProperties: { type: 'integer' } },
    { patternProperties: { '^.*$': { type: 'integer' } } },
  ])
    assert.deepEqual(relax(requestSchema({ type: 'object', ...rest }), { A: '7', a: '8' }, 'json'), {
      ...{ A: 7, a: 8 },
    });
});

test('relax: empty texts of a query, are absent where a number or a boolean is wanted; in JSON they stay', () => {
  const query = requestSchema({
    type: 'object',
    properties: {
      whole: { type: 'integer' },
      number: { type: 'number' },
      flag: { type: 'boolean' },
      text: { type: 'string' },
    },
  });
  const empty = { whole: '', number: '', flag: '', text: '' };
  assert.deepEqual(relax(query, empty, 'text'), { text: '' });
  assert.deepEqual(relax(query, empty, 'json'), empty);
  assert.deepEqual(relax(query, { WHOLE: '7', Whole: '' }, 'text'), {}, 'the last one wins');
  assert.deepEqual(relax(query, { whole: '-12', number: '1.5e-3', flag: 'TRUE', text: '7' }, 'text'), {
    ...{ whole: -12, number: 0.0015, flag: true, text: '7' },
  });
});

test('relax: a required union with null, is walked into; a list without a schema of its items is left alone', () => {
  assert.deepEqual(relaxed({ Owner: 5 }), { Owner: '5' });
  assert.deepEqual(relaxed({ Owner: null }), { Owner: null });
  const list = requestSchema({ type: 'array' });
  assert.deepEqual(relax(list, ['7', { a: 1 }], 'json'), ['7', { a: 1 }]);
  const wrong = { type: 'object', properties: { a: { type: 'array', items: { type: 'integer' } } } };
  assert.deepEqual(relax(requestSchema(wrong), { a: { b: '7' } }, 'json'), { a: { b: '7' } });
  assert.deepEqual(relax(requestSchema(wrong), ['7'], 'json'), ['7']);
  for (const Tag of [-(2 ** 53) - 2, Number.NaN]) assert.deepEqual(relaxed({ Tag }), { Tag });
  assert.deepEqual(relaxed({ Tag: Number.MAX_SAFE_INTEGER }), { Tag: '9007199254740991' });
});
