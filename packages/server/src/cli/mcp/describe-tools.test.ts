import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OperationId, operationById, operationIds } from '@selfsame/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describeTool, toolIds } from './describe-tools.ts';

test('toolIds: what reads and what is of a sandbox; with `write` all that a key opens, but files and pictures', () => {
  const reading = toolIds({ write: false });
  const all = toolIds({ write: true });
  assert.ok(reading.every((id) => all.includes(id)));
  const bearer = operationIds.filter((id) => operationById(id).access.kind === 'bearer');
  assert.deepEqual(
    bearer.filter((id) => !all.includes(id)),
    ['ExportAccounts', 'GetAccountBiometricCredentialImage', 'Identify', 'ExportAuditEvents'],
  );
  const others = [
    ...['DeleteAccount', 'CreateTransaction', 'UpdateMatchingPolicy'],
    ...['GetTransactionLink', 'GetOutbox', 'GetCustomerWebhookSettings'],
  ] as OperationId[];
  for (const id of others) assert.deepEqual([reading.includes(id), all.includes(id)], [false, true], id);
});

test('describeTool: every schema is valid, asks for path and body where the operation does, and takes its example', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const id of toolIds({ write: true })) {
    const { inputSchema, description = '' } = describeTool(id);
    const takes = ajv.compile(inputSchema);
    assert.equal(takes({ unknown: 1 }), false, id);
    if (operationById(id).params) assert.equal(takes({}), false, id);
    assert.ok(description.length > 20, id);
  }
  const create = ajv.compile(describeTool('CreateAccount').inputSchema);
  assert.equal(create({ body: { AccountNumber: 'ann', DisplayName: 'Ann', Version: 0 } }), true);
});
