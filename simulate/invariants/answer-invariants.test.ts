import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, act, answer, event, group, snapshot, world } from '../test/made-up.ts';
import {
  bindsAsAsked,
  everyFailedJobHasACause,
  everyFailureHasACause,
  strangersGetNothing,
  tempIdEnds,
  toldIsDone,
  toldIsErased,
} from './answer-invariants.ts';

test('tempIdEnds: bound when its end had come', () => {
  const bound = answer({ operation: 'ReplaceAccountBiometricCredential', tempId: 'x' });
  const of = (endMs: number, status = 200) =>
    tempIdEnds(group({ answers: [{ ...bound, status }], captureEnds: new Map([['x', new Date(endMs)]]) }))
      .length;
  assert.deepEqual([of(1_501), of(1_500), of(1_000, 410)], [0, 1, 0]);
});

test('strangersGetNothing: sessions and TempIds of another tenant', () => {
  const known = world({ sessions: [{ id: 's', tenant: 0, tempId: 'x' }] });
  const of = (change: object) =>
    strangersGetNothing(group({ world: known, answers: [answer(change)] })).length;
  assert.deepEqual(
    [of({ session: 's' }), of({ session: 's', asker: 1 }), of({ tempId: 'x', asker: 1 })],
    [0, 1, 1],
  );
  assert.deepEqual([of({ session: 's', asker: 1, status: 404 }), of({ session: 'other', asker: 1 })], [0, 0]);
});

test('everyFailureHasACause: 500 without a fault', () => {
  const of = (status: number, faults: number) =>
    everyFailureHasACause(group({ answers: [answer({ status, faults })] })).length;
  assert.deepEqual([of(500, 0), of(500, 1), of(503, 0)], [1, 0, 0]);
});

test('everyFailedJobHasACause: a job that fails without a fault', () => {
  const of = (faults: number) =>
    everyFailedJobHasACause(group({ failedJobs: [{ name: 'sweep', error: 'no', faults }] })).length;
  assert.deepEqual([of(0), of(1)], [1, 0]);
});

test('toldIsDone: an account that is not there although it was created', () => {
  const of = (after = snapshot()) =>
    toldIsDone(group({ acts: [act('createAccount')], answers: [answer()], after })).length;
  assert.deepEqual([of(), of(snapshot({ accounts: [account()] }))], [1, 0]);
});

test('toldIsDone: a face that is not there although it was bound', () => {
  const answers = [answer({ operation: 'CreateAccountBiometricCredential' })];
  const of = (credentials: { id: string; account_id: string; temp_id: null }[]) =>
    toldIsDone(
      group({ acts: [act('bindPhoto')], answers, after: snapshot({ accounts: [account()], credentials }) }),
    ).length;
  assert.deepEqual([of([]), of([{ id: 'c', account_id: 'a', temp_id: null }])], [1, 0]);
});

test('bindsAsAsked: a face for ann that went to somebody else', () => {
  const of = (accountId: string) =>
    bindsAsAsked(
      group({
        acts: [act('bindPhoto')],
        after: snapshot({
          accounts: [account(), account(0, { id: 'b', account_number: 'ben' })],
          events: [event('credential.created', { account_id: accountId })],
        }),
      }),
    ).length;
  assert.deepEqual([of('a'), of('b')], [0, 1]);
});

test('toldIsErased: an account that is there although it was deleted', () => {
  const of = (after = snapshot()) =>
    toldIsErased(group({ acts: [act('deleteAccount')], answers: [answer()], after })).length;
  assert.deepEqual([of(), of(snapshot({ accounts: [account()] }))], [0, 1]);
});
