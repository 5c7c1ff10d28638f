import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../history/history.ts';
import { account, act, end, event, group, snapshot, verification, world } from '../test/made-up.ts';
import {
  capturesArePurged,
  erasedIsGone,
  lockoutCountsOnce,
  lockoutDisables,
  noPictureIsLeft,
  picturesAreThere,
  searchHoldsTheLiving,
  templateOfOneAccount,
} from './account-invariants.ts';
import { countedAsBegun, quotasHold } from './quota-invariants.ts';

const failed = verification({ status: 2, end_reason: 'matchFailed' });

/** A group in which a verification ended, with so many failures before and after. */
const lookAtFailures = (before: number, after: number, ended = failed) =>
  group({
    before: snapshot({ accounts: [account(before)] }),
    after: snapshot({ accounts: [account(after)], sessions: [ended] }),
  });

test('lockoutCountsOnce: one failure for one failed verification', () => {
  assert.deepEqual(lockoutCountsOnce(lookAtFailures(1, 2)), []);
  assert.equal(lockoutCountsOnce(lookAtFailures(1, 1)).length, 1);
  assert.equal(lockoutCountsOnce(lookAtFailures(1, 3)).length, 1);
});

test('lockoutCountsOnce: one for a photo that did not match, and for a review that said no', () => {
  const photo = (after: number) =>
    group({
      before: snapshot({ accounts: [account(0)] }),
      after: snapshot({
        accounts: [account(after)],
        events: [event('credential.verified', { verified: false })],
      }),
    });
  assert.deepEqual(
    [0, 1, 2].map((after) => lockoutCountsOnce(photo(after)).length),
    [1, 0, 1],
  );
  const refused = verification({ status: 2, end_reason: 'reviewRejected' });
  assert.deepEqual(
    [0, 1].map((after) => lockoutCountsOnce(lookAtFailures(0, after, refused)).length),
    [1, 0],
  );
});

test('lockoutCountsOnce: one for a passkey that was refused', () => {
  const refused = (after: number) =>
    group({
      before: snapshot({ accounts: [account(0)] }),
      after: snapshot({ accounts: [account(after)], events: [event('passkey.refused')] }),
    });
  assert.deepEqual(
    [0, 1, 2].map((after) => lockoutCountsOnce(refused(after)).length),
    [1, 0, 1],
  );
});

test('lockoutCountsOnce: once sign-ins are stopped, what fails at one need not count', () => {
  const of = (after: number, disabling: Date[]) =>
    lockoutCountsOnce(
      group({
        before: snapshot({ accounts: [account(2, { disabling })] }),
        after: snapshot({ accounts: [account(after, { disabling })], sessions: [failed] }),
      }),
    ).length;
  const other = new Date(1_000);
  assert.deepEqual([of(2, []), of(3, []), of(1, []), of(2, [other])], [0, 0, 1, 1]);
});

test('lockoutCountsOnce: none for a declined one; what succeeded forgives', () => {
  const declined = verification({ status: 2, end_reason: 'declined' });
  assert.equal(lockoutCountsOnce(lookAtFailures(1, 2, declined)).length, 1);
  assert.deepEqual(lockoutCountsOnce(lookAtFailures(1, 0, verification())), []);
});

test('lockoutDisables: more failures than one, and the account is enabled', () => {
  const of = (failures: number, enabled: boolean) =>
    lockoutDisables(group({ after: snapshot({ accounts: [account(failures, { enabled })] }) }));
  assert.deepEqual([of(1, true).length, of(2, false).length, of(2, true).length], [0, 0, 1]);
  const atSignIns = snapshot({ accounts: [account(2, { disabling: [] })] });
  assert.deepEqual(lockoutDisables(group({ after: atSignIns })), []);
});

test('templateOfOneAccount: what the database says is misplaced', () => {
  assert.deepEqual(templateOfOneAccount(group({ after: snapshot({ misplaced: ['one'] }) })), ['one']);
});

const erased = account(0, { deleted_at: new Date(1_900) });

test('erasedIsGone: an account that is back, and what remains of one', () => {
  const back = { before: snapshot({ accounts: [erased] }), after: snapshot({ accounts: [account()] }) };
  assert.equal(erasedIsGone(group(back)).length, 1);
  assert.equal(erasedIsGone(group({ after: snapshot({ remains: ['a key'] }) })).length, 1);
  assert.deepEqual(erasedIsGone(group({ before: back.before, after: back.before })), []);
});

test('erasedIsGone: the selfie that the face of an erased account was made of', () => {
  const credentials = [{ id: 'c', account_id: 'a', temp_id: 'x' }];
  const before = snapshot({ accounts: [account()], credentials });
  const of = (captures: Map<string, Date>) =>
    erasedIsGone(group({ before, after: snapshot({ accounts: [erased], captures }) }));
  assert.deepEqual(of(new Map()), []);
  assert.equal(of(new Map([['x', new Date(9_000)]])).length, 1);
});

test('picturesAreThere: a row points at a picture that is gone; of a capture that is over it may be', () => {
  const of = (endMs: number, kept: [string, object][]) => {
    const captures = new Map([['x', new Date(endMs)]]);
    const after = snapshot({ blobs: ['p'], captures, captureBlobs: new Map([['x', 'p']]) });
    return picturesAreThere(group({ after, world: world({ blobs: { kept: new Map(kept) } }) })).length;
  };
  assert.deepEqual([of(9_000, []), of(9_000, [['p', {}]]), of(1_000, [])], [1, 0, 0]);
});

test('noPictureIsLeft: a picture that no row points at', () => {
  const blobs = { kept: new Map([['p', {}]]) };
  assert.deepEqual(noPictureIsLeft(end(snapshot({ blobs: ['p'] }), { blobs })), []);
  assert.equal(noPictureIsLeft(end(snapshot(), { blobs })).length, 1);
});

test('capturesArePurged: one whose time is over is there still', () => {
  const clock = { now: () => new Date(5_000) };
  const of = (endMs: number) =>
    capturesArePurged(end(snapshot({ captures: new Map([['x', new Date(endMs)]]) }), { clock })).length;
  assert.deepEqual([of(4_000), of(6_000)], [1, 0]);
});

test('searchHoldsTheLiving: a node that holds what is erased, or lacks what is there', async () => {
  const of = async (...held: string[]) => {
    const node = { refreshSearch: async () => undefined, heldFaces: () => new Set(held) };
    const last = snapshot({ credentials: [{ id: 'c', account_id: 'a', temp_id: null }] });
    return (await searchHoldsTheLiving(end(last, { nodes: [node] }))).length;
  };
  assert.deepEqual([await of('c'), await of('c', 'gone'), await of()], [0, 1, 1]);
});

test('quotasHold: of the second tenant, accounts, bytes and what begins on a day', () => {
  const accounts = (count: number, tenant: string) =>
    Array.from({ length: count }, (_, nth) => account(0, { id: `a${nth}`, tenant_id: tenant }));
  const of = (...all: ReturnType<typeof accounts>) =>
    quotasHold(group({ after: snapshot({ accounts: all }) })).length;
  assert.deepEqual([of(...accounts(2, 'u')), of(...accounts(3, 'u')), of(...accounts(3, 't'))], [0, 1, 0]);
  const kept = (tenant: string, bytes: number) =>
    quotasHold(group({ after: snapshot({ storedBytes: new Map([[tenant, bytes]]) }) })).length;
  assert.deepEqual([kept('u', 6_500), kept('u', 6_501), kept('t', 6_501)], [0, 1, 0]);
  const sessions = (count: number, days: number) =>
    Array.from({ length: count }, (_, nth) =>
      verification({ id: `s${nth}`, tenant_id: 'u', started_at: new Date((nth % days) * 86_400_000) }),
    );
  const begun = (count: number, days: number) =>
    quotasHold(group({ after: snapshot({ sessions: sessions(count, days) }) })).length;
  assert.deepEqual([begun(10, 1), begun(11, 1), begun(20, 2)], [0, 1, 0]);
  const signIns = sessions(11, 1).map((session) => ({ ...session, is_counted: false }));
  assert.equal(quotasHold(group({ after: snapshot({ sessions: signIns }) })).length, 0);
});

test('countedAsBegun: a new session counts unless a sign-in began it, whose row may be missing where a fault was due', () => {
  const begun = (is_counted: boolean, is_sign_in: boolean, faults: Fault[] = []) =>
    countedAsBegun(
      group({
        acts: [act('beginVerification', { faults })],
        after: snapshot({ sessions: [verification({ is_counted, is_sign_in })] }),
      }),
    ).length;
  assert.deepEqual([begun(true, false), begun(false, true)], [0, 0]);
  assert.deepEqual([begun(false, false), begun(true, true)], [1, 1]);
  const faults: Fault[] = [{ at: 0, kind: 'fail' }];
  assert.deepEqual([begun(false, false, faults), begun(true, true, faults)], [0, 1]);
});
