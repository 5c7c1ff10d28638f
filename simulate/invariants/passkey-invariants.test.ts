import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../history/history.ts';
import { account, act, answer, end, group, snapshot, verification, world } from '../test/made-up.ts';
import { acceptedWithKey, ceremonyIsUsedOnce, keyOpensItsOwn } from './passkey-invariants.ts';

const passkey = { id: 'p', tenant_id: 't', account_id: 'a', credential_id: 'k' };

test('ceremonyIsUsedOnce: two answers to one ceremony, also where one was not accepted', () => {
  const operation = 'AnswerCapturePasskey';
  const of = (...changes: object[]) =>
    ceremonyIsUsedOnce(
      end(snapshot(), { answers: changes.map((change) => answer({ operation, ceremony: 'c', ...change })) }),
    ).length;
  assert.deepEqual([of({}), of({}, { status: 409, code: 'E_CEREMONY_NOT_VALID' })], [0, 0]);
  assert.deepEqual([of({}, {}), of({}, { status: 409, code: 'E_PASSKEY_NOT_ACCEPTED' })], [1, 1]);
  assert.equal(of({}, { ceremony: 'd' }), 0);
});

test('keyOpensItsOwn: a passkey of another account, and one that is deleted', () => {
  const ceremonies = [{ id: 'c', session: { id: 's' } }];
  const of = (passkeys: (typeof passkey)[], outcome = 'proven', acts: Act[] = []) =>
    keyOpensItsOwn(
      group({
        ...{ world: world({ ceremonies }), acts },
        after: snapshot({ sessions: [verification()], passkeys }),
        answers: [answer({ outcome, ceremony: 'c', credential: 'k' })],
      }),
    ).length;
  assert.deepEqual([of([passkey]), of([{ ...passkey, account_id: 'b' }]), of([])], [0, 1, 1]);
  assert.deepEqual([of([], 'refused'), of([{ ...passkey, tenant_id: 'u' }])], [0, 1]);
  // Made and deleted side by side: nobody saw it before or after.
  assert.equal(of([], 'kept', [act('answerKey'), act('deleteAccount', { isBeside: true })]), 0);
  assert.equal(of([], 'kept', [act('answerKey'), act('passTime', { isBeside: true })]), 1);
});

test('acceptedWithKey: accepted without the passkey that was asked for, or with one that is gone', () => {
  const of = (change: object, passkeys = [passkey], deleted_at: Date | null = null) =>
    acceptedWithKey(
      group({
        after: snapshot({
          ...{ accounts: [account(0, { deleted_at })], passkeys },
          sessions: [verification({ credential_type: 5, passkey_id: 'p', ...change })],
        }),
      }),
    ).length;
  assert.deepEqual([of({}), of({}, []), of({ passkey_id: null })], [0, 1, 1]);
  assert.deepEqual([of({ passkey_id: null, credential_type: 1 }), of({ status: 0 }, [])], [0, 0]);
  const stoodIn = { passkey_id: null, passkey_stood_in_at: new Date(1) };
  assert.deepEqual([of(stoodIn), of({ passkey_id: null }, [], new Date(1))], [0, 0]);
});
