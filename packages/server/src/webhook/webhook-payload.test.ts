import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventTypes, WebhookEvent } from '@selfsame/contract';
import { Value } from 'typebox/value';
import { type DomainEvent, systemActor } from '../platform/events.ts';
import { examplePayload, webhookBody, webhookPayload } from './webhook-payload.ts';

const at = new Date('2026-03-01T12:00:00Z');
const sessionId = '113e838b-be34-53e9-c52f-3cc45b2d10ce';
const envelope = { id: sessionId, at, tenant: { customer_number: 'Shop', sandbox: false } };

const finished = (type: 'operation.finished' | 'transaction.finished'): DomainEvent => ({
  tenantId: sessionId,
  type,
  actor: systemActor,
  references: { sessionId, accountNumber: 'A-1' },
  data: {
    name: 'GetForeignBiometry',
    kind: 'selfie',
    status: 1,
    message: 'Operation has been accepted by the user.',
    reason: 'accepted',
    tag: 'order 7',
    startedAt: at,
    endedAt: at,
    // What the audit log gets beside it must not travel.
    tempId: 'SECRET-TEMP-ID',
    evidence: { score: 'SECRET-SCORE' },
  },
  at,
});

test('webhookPayload: a finished operation, names it and nothing that is not promised', () => {
  const payload = webhookPayload(finished('operation.finished'))!;
  assert.deepEqual(payload, {
    EventType: 1,
    Data: {
      OperationId: sessionId,
      Name: 'GetForeignBiometry',
      Type: 'selfie',
      Status: 1,
      Message: 'Operation has been accepted by the user.',
      Reason: 'accepted',
      AccountNumber: 'A-1',
      Tag: 'order 7',
      StartDate: at.toISOString(),
      EndDate: at.toISOString(),
    },
  });
  assert.ok(!webhookBody(payload, envelope).includes('SECRET'));
});

test('webhookPayload: a finished transaction, is named by TransactionId', () => {
  const { EventType, Data } = webhookPayload(finished('transaction.finished'))!;
  assert.equal(EventType, 2);
  assert.ok('TransactionId' in Data && !('OperationId' in Data));
});

test('webhookPayload: events of the audit log only, are not told', () => {
  for (const type of ['session.begun', 'apiKey.created', 'toString'] as DomainEvent['type'][])
    assert.equal(webhookPayload({ ...finished('operation.finished'), type } as DomainEvent), undefined);
});

test('webhookPayload: every event that is told and every example, is what the contract says', () => {
  const told = Object.keys(eventTypes).map((type) =>
    webhookPayload({ ...finished('operation.finished'), type } as DomainEvent),
  );
  const examples = [0, 1, 2, 3].map((number) => examplePayload(number, at));
  for (const payload of [...told, ...examples]) {
    const body = JSON.parse(webhookBody(payload!, envelope));
    assert.ok(Value.Check(WebhookEvent, body), JSON.stringify(body));
    assert.deepEqual(Object.keys(body), ['EventType', 'EventId', 'CreatedDate', 'CustomerNumber', 'Data']);
    const tenant = { ...envelope.tenant, sandbox: true };
    const ofSandbox = JSON.parse(webhookBody(payload!, { ...envelope, tenant }));
    assert.ok(Value.Check(WebhookEvent, ofSandbox), JSON.stringify(ofSandbox));
    assert.deepEqual(ofSandbox, { ...body, Sandbox: true });
  }
});
