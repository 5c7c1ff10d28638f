import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TransactionAttempt, TransactionDetails } from '@selfsame/contract';
import { progressSteps } from './progress-steps.ts';

const base = {
  Status: 0,
  TransportType: 0,
  StartDate: '2026-01-01T10:00:00Z',
  EndDate: null,
  OpenedDate: null,
  Attempts: [],
  Messages: [],
  Events: [
    {
      Type: 'session.begun',
      EventDate: '2026-01-01T10:00:00Z',
      ExecutorType: 'ApiKey',
      ExecutorValue: 'shop',
    },
  ],
} as unknown as TransactionDetails;
const attempt = (State: TransactionAttempt['State'], Outcome: TransactionAttempt['Outcome']) =>
  ({ Id: 'a', State, Outcome, StartDate: 'x', EndDate: null }) as TransactionAttempt;
const shape = (details: Partial<TransactionDetails>) =>
  progressSteps({ ...base, ...details }).map(({ kind, state }) => `${kind} ${state}`);

test('progressSteps: just begun, waits for the link to be opened', () => {
  assert.deepEqual(shape({}), ['begun done', 'opened current', 'approval todo', 'end todo']);
});

test('progressSteps: sent by SMS and e-mail, each message has its state', () => {
  const message = (State: string) => ({ State, CreatedDate: 'x', FinishedDate: null });
  const Messages = [message('sent'), message('failed'), message('queued')] as TransactionDetails['Messages'];
  assert.deepEqual(shape({ TransportType: 3, Messages }).slice(1, 4), [
    'message done',
    'message failed',
    'message current',
  ]);
});

test('progressSteps: opened, an attempt under way after one that failed', () => {
  assert.deepEqual(
    shape({ OpenedDate: 'x', Attempts: [attempt('finished', 'retry'), attempt('analysing', null)] }),
    ['begun done', 'opened done', 'attempt failed', 'attempt current', 'end todo'],
  );
});

test('progressSteps: over, nothing is to come; never opened, says nothing of opening', () => {
  assert.deepEqual(shape({ Status: 1, OpenedDate: 'x', Attempts: [attempt('finished', 'accepted')] }), [
    'begun done',
    'opened done',
    'attempt done',
    'end done',
  ]);
  assert.deepEqual(shape({ Status: 5 }), ['begun done', 'end failed']);
});

test('progressSteps: passkeys stand among the attempts by time; other events are no steps', () => {
  const at = (second: number) => `2026-01-01T10:00:0${second}Z`;
  const event = (Type: string, second: number) => ({
    Type,
    EventDate: at(second),
    ExecutorType: 'User',
    ExecutorValue: null,
  });
  const Events = [
    event('session.approved', 1),
    event('passkey.refused', 2),
    event('passkey.proven', 3),
    event('session.judged', 4),
    event('passkey.enrolled', 5),
  ] as TransactionDetails['Events'];
  const Attempts = [{ ...attempt('finished', 'accepted'), StartDate: at(3), EndDate: at(4) }];
  assert.deepEqual(shape({ Status: 1, OpenedDate: at(0), EndDate: at(4), Attempts, Events }), [
    'begun done',
    'opened done',
    'passkey failed',
    'passkey done',
    'attempt done',
    'passkey done',
    'end done',
  ]);
});
