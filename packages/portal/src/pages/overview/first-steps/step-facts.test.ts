import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type StepEvidence, stepFacts } from './step-facts.ts';

const evidence = (keys: number, version: number, state: 'none' | 'stopped', credentials: number) =>
  ({
    keys,
    looks: { Version: version },
    status: { Webhook: { State: state }, Storage: { Credentials: credentials } },
  }) satisfies StepEvidence;

test('stepFacts: each step, is done by what the server holds', () => {
  assert.deepEqual(stepFacts(evidence(0, 0, 'none', 0)), {
    key: false,
    webhook: false,
    branding: false,
    enrolment: false,
  });
  // A webhook that the server has stopped was set.
  assert.deepEqual(stepFacts(evidence(1, 3, 'stopped', 2)), {
    key: true,
    webhook: true,
    branding: true,
    enrolment: true,
  });
});
