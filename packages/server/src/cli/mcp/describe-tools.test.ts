import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OperationId, operationById, operationIds, roles } from '@selfsame/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describeTool, explainMissing, toolIds } from './describe-tools.ts';

test('toolIds: what reads and what is of a sandbox; with `write` all that a key opens, but files and pictures', () => {
  const reading = toolIds({ write: false, roles });
  const all = toolIds({ write: true, roles });
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
  for (const id of toolIds({ write: true, roles })) {
    const { inputSchema, description = '' } = describeTool(id);
    const takes = ajv.compile(inputSchema);
    assert.equal(takes({ unknown: 1 }), false, id);
    if (operationById(id).params) assert.equal(takes({}), false, id);
    assert.ok(description.length > 20, id);
  }
  const create = ajv.compile(describeTool('CreateAccount').inputSchema);
  assert.equal(create({ body: { AccountNumber: 'ann', DisplayName: 'Ann', Version: 0 } }), true);
});

test('toolIds: what the roles of the key forbid, is no tool; whoever asks for it is told what makes it one', () => {
  const few = { write: true, roles: ['Account Manager'] };
  const offered = toolIds(few);
  assert.ok(offered.includes('CreateAccount') && offered.includes('CheckAuthentication'));
  for (const id of ['UpdateMatchingPolicy', 'MoveSandboxClock', 'CreateTransaction'] as const)
    assert.ok(!offered.includes(id), id);
  assert.match(
    explainMissing('MoveSandboxClock', few),
    /^There is no tool MoveSandboxClock: .* role Configurator\.$/,
  );
  const reading = { write: false, roles };
  assert.match(
    explainMissing('CreateAccount', reading),
    /^There is no tool CreateAccount: .* with --write\.$/,
  );
  for (const name of ['NoSuchTool', 'Identify', 'toString'])
    assert.equal(explainMissing(name, reading), `There is no tool ${name}.`);
});
