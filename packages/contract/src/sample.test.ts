import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check } from 'typebox/value';
import { operationById, operationIds } from './operations.ts';
import { sample } from './sample.ts';

test('sample: of every answer in the contract, is valid by its own schema', () => {
  for (const id of operationIds) {
    const { response } = operationById(id);
    assert.ok(Check(response, sample(response)), `${id}: ${JSON.stringify(sample(response))}`);
  }
});
