import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BeginGetForeignBiometryRequest,
  CreateApiKeyRequest,
  ListQuery,
  operationIds,
} from '@selfsame/contract';
import fc from 'fast-check';
import { Type } from 'typebox';
import { checksOf } from './operation-checks.ts';
import { Problem } from './problem.ts';
import { requestValidator } from './request-validator.ts';

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'E_INVALID_ARGUMENT');
    return error.message;
  }
  assert.fail('was not refused');
}

test('requestValidator: values of a wrong type, are refused; what is no number is never made one', () => {
  const begin = requestValidator(BeginGetForeignBiometryRequest);
  assert.equal(
    refusal(() => begin({ TimeoutSec: '3600 s' })),
    'TimeoutSec must be a whole number.',
  );
  assert.equal(
    refusal(() => begin({ CheckLiveness: 1 })),
    'CheckLiveness must be true or false.',
  );
  assert.equal(
    refusal(() => begin({ PhoneNumber: ['491234'] })),
    'PhoneNumber must be a string.',
  );
  assert.equal(
    refusal(() => begin({ Tag: 'x'.repeat(257) })),
    'Tag must have at most 256 characters.',
  );
  assert.equal(
    refusal(() => begin('text')),
    'The request body must be an object.',
  );
});

test('requestValidator: every rule the contract uses, has a sentence of its own', () => {
  const key = requestValidator(CreateApiKeyRequest);
  assert.match(
    refusal(() => key({ Roles: ['Emperor'] })),
    /^Roles\[0\] must be one of Account Manager, /,
  );
  assert.equal(
    refusal(() => key({ Roles: [] })),
    'Roles must have at least 1 item.',
  );
  assert.equal(
    refusal(() => key({ Roles: ['Configurator', 'Configurator'] })),
    'Roles must not hold the same item twice.',
  );
  assert.match(
    refusal(() => key({ ExpirationDate: 'tomorrow' })),
    /^ExpirationDate must be an ISO 8601 instant/,
  );
  const list = requestValidator(ListQuery, 'text', 'The query');
  assert.equal(
    refusal(() => list({ start: '-1' })),
    'start must be at least 0.',
  );
  const rate = requestValidator(
    Type.Object({ a: Type.Object({ Rate: Type.Number({ exclusiveMinimum: 0 }) }) }),
  );
  assert.equal(
    refusal(() => rate({ a: { rate: 0 } })),
    'a.Rate must be greater than 0.',
  );
  assert.equal(
    refusal(() => rate({ A: {} })),
    'a.Rate is required.',
  );
  assert.equal(
    refusal(() => rate({})),
    'a is required.',
  );
});

test('requestValidator: a sentence, names the place in words and counts as people do', () => {
  const check = requestValidator(
    Type.Object({
      Id: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8}$', description: 'GUID' })),
      Code: Type.Optional(Type.String({ pattern: '^[0-9]+$' })),
      Name: Type.Optional(Type.String({ minLength: 1 })),
      Word: Type.Optional(Type.String({ minLength: 2 })),
      Percent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      'a/b~c': Type.Optional(Type.Object({ List: Type.Array(Type.String(), { maxItems: 1 }) })),
      Rows: Type.Optional(Type.Array(Type.Object({ '0x': Type.Integer(), Key: Type.Integer() }))),
    }),
  );
  for (const [value, said] of [
    [{ Id: 'x' }, 'Id must be a GUID.'],
    [{ Code: 'x' }, 'Code must match ^[0-9]+$.'],
    [{ Name: '' }, 'Name must have at least 1 character.'],
    [{ Word: '' }, 'Word must have at least 2 characters.'],
    [{ Percent: 0 }, 'Percent must be at least 1.'],
    [{ Percent: 101 }, 'Percent must be at most 100.'],
    [{ 'a/b~c': { List: ['a', 'b'] } }, 'a/b~c.List must have at most 1 item.'],
    [
      {
        Rows: [
          { '0x': 1, Key: 1 },
          { '0x': 1, Key: 'x' },
        ],
      },
      'Rows[1].Key must be a whole number.',
    ],
    [{ Rows: [{ '0x': 'x', Key: 1 }] }, 'Rows[0].0x must be a whole number.'],
    [{ Rows: [{ '0x': 1 }] }, 'Rows[0].Key is required.'],
    [null, 'The request body must be an object.'],
  ] as const)
    assert.equal(
      refusal(() => check(value)),
      said,
    );
  assert.equal(
    refusal(() => requestValidator(Type.Never())({})),
    'The request body must NOT be valid.',
    'a rule without a sentence of ours says its own',
  );
});

test('requestValidator: what PostgreSQL cannot store, is refused wherever it stands', () => {
  const check = requestValidator(Type.Record(Type.String(), Type.Unknown()));
  const half = '\ud800';
  for (const value of [
    { a: '\0' },
    { a: half },
    { a: { [`b${half}`]: 1 } },
    { a: [1, ['x\0']] },
    { 'a\0': 1 },
  ])
    assert.match(
      refusal(() => check(value)),
      /^The request body holds the character U\+0000 or half of a surrogate pair\.$/,
    );
  const fine = { a: ['\u{1f600}', null, 1, { b: true }] };
  assert.deepEqual(check(fine), fine);
});

test('requestValidator: a sentence, never repeats what was sent', () => {
  const secret = 'S3CRET-FACE-BYTES';
  for (const id of operationIds) {
    const { body } = checksOf(id);
    if (!body) continue;
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.constantFrom(secret, [secret], { [secret]: secret })),
        (value) => {
          try {
            body(value);
          } catch (error) {
            assert.ok(error instanceof Problem);
            assert.ok(!error.message.includes(secret));
          }
        },
      ),
      { numRuns: 10 },
    );
  }
});

test('checksOf: any JSON value for any operation, is accepted or refused as a Problem and nothing else', () => {
  fc.assert(
    fc.property(fc.constantFrom(...operationIds), fc.jsonValue(), (id, value) => {
      const { body } = checksOf(id);
      try {
        body?.(value);
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
      }
    }),
    { numRuns: 1000 },
  );
});
