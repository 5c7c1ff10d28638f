import assert from 'node:assert/strict';
import { test } from 'node:test';
import { end, event, group, snapshot, verification } from '../test/made-up.ts';
import {
  everySessionEnds,
  oneOutcomePerSession,
  reviewEndsWithItsSession,
  statusNeverGoesBack,
} from './session-invariants.ts';

const lookAtStatus = (was: number, is: number) =>
  group({
    before: snapshot({ sessions: [verification({ status: was })] }),
    after: snapshot({ sessions: [verification({ status: is })] }),
  });

test('statusNeverGoesBack: from pending to any end, and no further', () => {
  for (const status of [1, 2, 3, 4, 5]) assert.deepEqual(statusNeverGoesBack(lookAtStatus(0, status)), []);
  for (const later of [0, 2, 3]) assert.equal(statusNeverGoesBack(lookAtStatus(1, later)).length, 1);
});

test('statusNeverGoesBack: another reason is another outcome', () => {
  const before = snapshot({ sessions: [verification({ status: 2, end_reason: 'declined' })] });
  const after = snapshot({ sessions: [verification({ status: 2, end_reason: 'matchFailed' })] });
  assert.equal(statusNeverGoesBack(group({ before, after })).length, 1);
});

test('oneOutcomePerSession: one event of its end, and none while it is pending', () => {
  const of = (status: number, events: number) => {
    const finished = Array(events).fill(event('transaction.finished'));
    return oneOutcomePerSession(end(snapshot({ sessions: [verification({ status })], events: finished })))
      .length;
  };
  assert.deepEqual([of(1, 1), of(1, 0), of(1, 2), of(0, 0), of(0, 1)], [0, 1, 1, 0, 1]);
});

test('oneOutcomePerSession: what callers were told is what it is', () => {
  const of = (...statuses: number[]) =>
    oneOutcomePerSession(
      end(snapshot({ sessions: [verification()], events: [event('transaction.finished')] }), {
        sessions: [{ id: 's', statuses }],
      }),
    ).length;
  assert.deepEqual([of(0, 0, 1), of(0, 2), of(1, 2)], [0, 1, 1]);
});

test('everySessionEnds: one that is pending in the end', () => {
  const of = (status: number) =>
    everySessionEnds(end(snapshot({ sessions: [verification({ status })] }))).length;
  assert.deepEqual([of(0), of(3)], [1, 0]);
});

test('reviewEndsWithItsSession: what the database says is stranded', () => {
  assert.deepEqual(reviewEndsWithItsSession(group({ after: snapshot({ stranded: ['one'] }) })), ['one']);
});
