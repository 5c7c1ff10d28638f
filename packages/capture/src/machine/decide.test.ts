import assert from 'node:assert/strict';
import { test } from 'node:test';
import { play } from '../../test/machine-play.ts';
import { pendingSession } from '../../test/sessions.ts';

test('advance: "Not now" at the introduction, asks once more, and ends as declined', () => {
  const asked = play([{ type: 'opened', session: pendingSession() }, { type: 'leave' }]);
  assert.deepEqual(asked.model.state, { name: 'leaving', busy: false });
  assert.deepEqual(play([{ type: 'stay' }], asked).model.state, { name: 'intro' });
  const told = play([{ type: 'decline' }], asked);
  assert.deepEqual(told.effects, ['openSession', 'decline']);
  assert.deepEqual(play([{ type: 'stay' }], told).model.state, { name: 'leaving', busy: true });
  const session = pendingSession({ status: 2, page: 'verifyDeclinedPage' });
  assert.deepEqual(play([{ type: 'decided', session }], told).model.state, {
    name: 'done',
    end: 'declined',
    page: 'verifyDeclinedPage',
  });
});

test('advance: "Not now" without a connection, is said, and tried again', () => {
  const failed = play([
    ...([{ type: 'opened', session: pendingSession() }, { type: 'leave' }, { type: 'decline' }] as const),
    { type: 'failed', problem: { kind: 'network' } },
  ]);
  assert.deepEqual(failed.model.state, { name: 'interrupted', during: 'leave', cause: 'network' });
  const { model, effects } = play([{ type: 'again' }], { model: failed.model, effects: [] });
  assert.deepEqual([model.state, effects], [{ name: 'leaving', busy: true }, ['decline']]);
});
