import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, event, group, snapshot, verification } from '../test/made-up.ts';
import type { KeptBackup } from '../world/restores.ts';
import { restoredIsWhole, restoredStaysErased } from './restore-invariants.ts';
import type { Snapshot } from './snapshot.ts';

/** A backup of what stood there, with keys of a time when so much was erased. */
function restoredOf(was: Snapshot, ...erased: string[]) {
  const files = { dataFile: 'f', keysFile: 'f.keys' };
  const backup: KeptBackup = {
    ...{ ...files, erased: new Set(erased), known: new Map(), snapshot: was, blobsGone: 0, past: [] },
  };
  return { data: backup, keys: backup };
}

const credentials = [{ id: 'c', account_id: 'a', temp_id: null }];

test('restoredStaysErased: an account and a credential that a restore brought back', () => {
  const of = (after: Snapshot, ...erased: string[]) =>
    restoredStaysErased(group({ after, restored: restoredOf(snapshot(), ...erased) })).length;
  const there = snapshot({ accounts: [account()], credentials });
  assert.deepEqual([of(there), of(there, 'a'), of(there, 'c'), of(snapshot(), 'a', 'c')], [0, 1, 1, 0]);
  assert.deepEqual(restoredStaysErased(group({ after: there })), []);
});

test('restoredIsWhole: an account, a credential, a session or an entry of the log that is not as it was', () => {
  const was = snapshot({
    ...{ accounts: [account()], credentials, sessions: [verification()], events: [event('account.created')] },
  });
  const of = (after: Partial<Snapshot>, ...erased: string[]) =>
    restoredIsWhole(group({ after: { ...was, ...after }, restored: restoredOf(was, ...erased) })).length;
  assert.equal(of({}), 0);
  assert.deepEqual([of({ accounts: new Map() }), of({ accounts: new Map() }, 'a')], [1, 0]);
  assert.deepEqual([of({ credentials: [] }), of({ credentials: [] }, 'c')], [1, 0]);
  assert.equal(of({ sessions: new Map([['s', verification({ status: 2 })]]) }), 1);
  assert.equal(of({ events: [] }), 1);
});

test('restoredIsWhole: keys of another past may lack those of a face, and those of the same past may not', () => {
  const was = snapshot({ accounts: [account()], credentials });
  const { data } = restoredOf(was);
  const of = (past: readonly KeptBackup[], after: Partial<Snapshot>) =>
    restoredIsWhole(group({ after: { ...was, ...after }, restored: { data, keys: { ...data, past } } }))
      .length;
  assert.deepEqual([of([data], { credentials: [] }), of([], { credentials: [] })], [1, 0]);
  assert.equal(of([], { accounts: new Map() }), 1);
});
