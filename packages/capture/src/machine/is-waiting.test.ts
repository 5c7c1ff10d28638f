import assert from 'node:assert/strict';
import { test } from 'node:test';
import { play, toUpload } from '../../test/machine-play.ts';
import { pendingSession } from '../../test/sessions.ts';
import type { CaptureEvent } from './states.ts';

test('advance: a camera that does not come, is told after a while, may still come, and can be asked for again', () => {
  const slow = play([...toUpload.slice(0, 2), { type: 'cameraSlow' }]);
  assert.deepEqual(slow.model.state, { name: 'starting', slow: true });
  assert.equal(play([{ type: 'cameraReady' }], slow).model.state.name, 'position');
  const again = play([{ type: 'again' }], slow);
  assert.deepEqual(again.model.state, { name: 'starting', slow: false });
  assert.equal(again.effects.filter((effect) => effect === 'startCamera').length, 2);
  // The button is not there yet: a second click on the one before asks for nothing.
  assert.deepEqual(play([{ type: 'again' }], again), again);
});

test('advance: a camera that does not come, lets a phone take over', () => {
  const claimed: CaptureEvent = { type: 'claimed', code: 'WMQX' };
  const start = toUpload.slice(0, 2);
  assert.equal(play([...start, claimed]).model.state.name, 'starting');
  const { model, effects } = play([...start, { type: 'cameraSlow' }, claimed]);
  assert.deepEqual([model.state.name, effects.at(-1)], ['following', 'stopCamera']);
});

test('advance: a session that is gone, ends the page that only waits for others, and no other', () => {
  const gone: CaptureEvent = {
    type: 'readFailed',
    problem: { kind: 'refused', status: 401, code: 'E_LINK_NOT_VALID' },
  };
  const waiting = play([{ type: 'opened', session: pendingSession({ inReview: true }) }]);
  assert.equal(waiting.model.state.name, 'in-review');
  assert.deepEqual(play([gone], waiting).model.state, {
    name: 'done',
    end: 'notValid',
    page: 'transactionNotValidPage',
  });
  const offline: CaptureEvent = { type: 'readFailed', problem: { kind: 'network' } };
  assert.equal(play([offline], waiting).model.state.name, 'in-review');
  assert.equal(play([...toUpload, gone]).model.state.name, 'uploading');
});
