import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Status } from '@selfsame/contract';
import { sessionEnds } from '../session/life/session-end.ts';
import { tally } from './tally.ts';

const rejected = (endReason: string, count: number) => ({
  start: new Date('2026-03-01T00:00:00Z'),
  kind: 'verification' as const,
  status: Status.Rejected,
  endReason,
  count,
});

test('tally: every reason for a rejection, has a cause with a name', () => {
  for (const [endReason, { status }] of Object.entries(sessionEnds))
    if (status === Status.Rejected)
      assert.equal(tally([rejected(endReason, 1)]).RejectedBy.Other, 0, endReason);
});

test('tally: a device that is not right and one that is not there, are counted apart', () => {
  const { RejectedBy } = tally([
    rejected('passkeyFailed', 2),
    rejected('passkeyLost', 3),
    rejected('passkeyNotAvailable', 4),
  ]);
  assert.deepEqual([RejectedBy.PasskeyRefused, RejectedBy.PasskeyMissing], [2, 7]);
});
