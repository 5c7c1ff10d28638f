import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planSecondFactor, type SecondFactorFacts } from './second-factor.ts';

type Case = [
  asked: number,
  secondFactor: SecondFactorFacts['policy']['SecondFactor'],
  raise: number,
  faceDays: number | null,
  keyDays: number | null,
  becomes: number,
  rule: string | null,
];

test('planSecondFactor: every row of the table, and what none of them holds for', () => {
  const cases: Case[] = [
    [0, 'always', 30, 1, 1, 0, null],
    [1, 'never', 0, 1, 1, 1, null],
    [1, 'never', 30, 31, 31, 1, null],
    [1, 'never', 30, 30, 30, 1, null],
    [1, 'never', 30, 99, 29.9, 5, 'newKey'],
    [1, 'never', 0, 99, 1, 1, null],
    [1, 'newDevice', 30, 99, 1, 5, 'newKey'],
    [1, 'newDevice', 30, 99, 31, 5, 'newDevice'],
    [1, 'always', 30, 99, 1, 5, 'always'],
    [1, 'never', 30, 29.9, 1, 5, 'newFace'],
    [1, 'never', 30, 1, null, 1, null],
    [1, 'newDevice', 0, 99, null, 1, null],
    [1, 'newDevice', 0, 99, 99, 5, 'newDevice'],
    [1, 'always', 0, 99, null, 5, 'always'],
    [1, 'always', 30, 1, 1, 5, 'always'],
    [4, 'never', 0, 1, 1, 4, 'request'],
    [4, 'always', 0, 1, 1, 4, 'request'],
    [4, 'never', 30, 99, 29, 5, 'newKey'],
    [4, 'never', 30, null, 1, 4, 'request'],
    [4, 'never', 30, 99, 30, 4, 'request'],
    [5, 'never', 30, 1, 1, 5, 'request'],
  ];
  for (const [asked, SecondFactor, RaiseWithinDays, faceDays, newestKeyDays, credentialType, rule] of cases)
    assert.deepEqual(
      planSecondFactor({ asked, policy: { SecondFactor, RaiseWithinDays }, faceDays, newestKeyDays }),
      { credentialType, rule, isReplaceable: asked === 1 && rule !== null },
      JSON.stringify({ asked, SecondFactor, RaiseWithinDays, faceDays, newestKeyDays }),
    );
});
