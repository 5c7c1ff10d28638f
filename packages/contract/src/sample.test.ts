import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { operationById, operationIds } from './operations.ts';
import { sample } from './sample.ts';

test('sample: of every answer in the contract, is valid by its own schema', () => {
  for (const id of operationIds) {
    const { response } = operationById(id);
    assert.ok(Check(response, sample(response)), `${id}: ${JSON.stringify(sample(response))}`);
  }
});

test('sample: of every request in the contract, is valid by its own schema and holds no placeholder', () => {
  for (const id of operationIds) {
    const { body, params, query } = operationById(id);
    const { required = [], properties = {} } = (query ?? {}) as unknown as {
      required?: string[];
      properties?: Record<string, TSchema>;
    };
    const asked = required.map((name) => properties[name]!);
    for (const schema of [body, params, ...asked]) {
      if (!schema) continue;
      const example = sample(schema);
      assert.ok(Check(schema, example), `${id}: ${JSON.stringify(example)}`);
      assert.doesNotMatch(JSON.stringify(example), /"text"/, id);
    }
  }
});
