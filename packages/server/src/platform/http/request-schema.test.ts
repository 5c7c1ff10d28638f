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
