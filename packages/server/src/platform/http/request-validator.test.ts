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
