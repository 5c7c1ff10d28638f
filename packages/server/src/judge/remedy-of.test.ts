import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remedies } from '@selfsame/contract';
import { refusalReasons } from '@selfsame/face';
import { reasonOfRemedy, remediesOf } from './remedy-of.ts';

test('remediesOf: every reason of the engine, has a remedy of the contract', () => {
  for (const reason of refusalReasons) {
    const [remedy, ...others] = remediesOf([reason]);
    assert.ok(remedy !== undefined && remedies.includes(remedy), reason);
    assert.deepEqual(others, []);
  }
});

test('remediesOf: two reasons with one remedy, named once and in order', () => {
  assert.deepEqual(remediesOf(['Underexposed', 'PoseYaw', 'PosePitch']), ['MoreLight', 'LookStraight']);
});

test('remediesOf: TryAgain, only when nothing better is known', () => {
  assert.deepEqual(remediesOf(['TooFewGoodFrames', 'Unsharp']), ['HoldStill']);
  assert.deepEqual(remediesOf(['TooFewGoodFrames']), ['TryAgain']);
  assert.deepEqual(remediesOf([]), ['TryAgain']);
});

test('remediesOf: bad light, hides the blur and the cover that it only pretends', () => {
  assert.deepEqual(remediesOf(['Underexposed', 'Unsharp', 'FaceOccluded']), ['MoreLight']);
  assert.deepEqual(remediesOf(['Unsharp', 'Overexposed', 'PoseYaw']), ['LessLight', 'LookStraight']);
  assert.deepEqual(remediesOf(['Unsharp', 'FaceOccluded']), ['HoldStill', 'UncoverFace']);
});

test('reasonOfRemedy: a reason that is told as this remedy; an error where no picture leads to it', () => {
  for (const reason of refusalReasons) {
    const [remedy] = remediesOf([reason]);
    assert.deepEqual(remediesOf([reasonOfRemedy(remedy!)]), [remedy]);
  }
  assert.throws(() => reasonOfRemedy('FollowPrompts'), /FollowPrompts/);
});
