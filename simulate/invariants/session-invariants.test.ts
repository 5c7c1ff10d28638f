import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupLook, snapshot, verification } from './group-look.ts';
import { statusNeverGoesBack } from './session-invariants.ts';

const look = (was: number, is: number) =>
  groupLook(
    snapshot({ sessions: [verification({ status: was })] }),
    snapshot({ sessions: [verification({ status: is })] }),
  );

test('statusNeverGoesBack: from pending to any end, and no further', () => {
  for (const end of [1, 2, 3, 4, 5]) assert.deepEqual(statusNeverGoesBack(look(0, end)), []);
  for (const later of [0, 2, 3]) assert.equal(statusNeverGoesBack(look(1, later)).length, 1);
});

test('statusNeverGoesBack: another reason is another outcome', () => {
  const before = snapshot({ sessions: [verification({ status: 2, end_reason: 'declined' })] });
  const after = snapshot({ sessions: [verification({ status: 2, end_reason: 'matchFailed' })] });
  assert.equal(statusNeverGoesBack(groupLook(before, after)).length, 1);
});
