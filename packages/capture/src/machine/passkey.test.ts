import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaptureState } from '@selfsame/contract';
import { play, refused, toUpload, verification } from '../../test/machine-play.ts';
import { begin } from './machine.ts';
import type { CaptureEvent } from './states.ts';

const keyed = (step: CaptureState['passkey']['step'], changes: Partial<CaptureState> = {}) =>
  verification({ approved: true, passkey: { step, answersLeft: 3, standIn: 'none' }, ...changes });

test('advance: a passkey before the face, asked after the approval and before the consent to the picture', () => {
  const { model, effects } = play([
    { type: 'opened', session: keyed('assert', { approved: false }) },
    { type: 'accept' },
    { type: 'decided', session: keyed('assert') },
    { type: 'passkeyUsed' },
    { type: 'passkeyAnswered', outcome: 'proven', session: keyed('none') },
  ]);
  assert.equal(model.state.name, 'intro');
  assert.deepEqual(effects, ['openSession', 'accept', 'stopCamera', 'preparePasskey', 'usePasskey']);
});

test('advance: a closed dialog, asks the server for another question and shows every way on', () => {
  const { model, effects } = play([
    { type: 'opened', session: keyed('assert') },
    { type: 'passkeyUsed' },
    { type: 'passkeyTroubled', trouble: 'closed' },
  ]);
  assert.ok(model.state.name === 'passkey' && model.state.phase === 'closed');
  assert.equal(effects.at(-1), 'preparePasskey');
});

test('advance: "lost" and "none", end nothing before the user has confirmed it', () => {
  const asked = play([
    { type: 'opened', session: keyed('assert') },
    { type: 'passkeyTurned', to: 'lost' },
  ]);
  assert.ok(!asked.effects.includes('skipPasskey'));
  const ended = play(
    [
      { type: 'passkeySkipped', reason: 'lost' },
      { type: 'decided', session: keyed('none', { status: 2, page: 'defaultFailedPage' }) },
    ],
    asked,
  );
  assert.ok(ended.effects.includes('skipPasskey'));
  assert.ok(ended.model.state.name === 'done' && ended.model.state.end === 'noKey');
});

test('advance: "lost", where something stands in for the key, goes on to the face and to the people who decide', () => {
  const standIn = (step: 'assert' | 'none') =>
    keyed(step, { passkey: { step, answersLeft: 3, standIn: 'approval' } });
  const skipped = play([
    { type: 'opened', session: standIn('assert') },
    { type: 'passkeyTurned', to: 'lost' },
    { type: 'passkeySkipped', reason: 'lost' },
    { type: 'decided', session: standIn('none') },
  ]);
  assert.ok(skipped.effects.includes('skipPasskey'));
  assert.equal(skipped.model.state.name, 'intro');
});

test('advance: an offer after the accepted picture, ends in success whatever comes of it', () => {
  const accepted = keyed('offer', { purpose: 'enrolment', status: 1, page: 'verifiedPage' });
  const offered = play([
    ...toUpload,
    { type: 'answered', outcome: 'accepted', remedies: [], session: accepted },
  ]);
  assert.ok(offered.model.state.name === 'passkey' && offered.model.state.step === 'offer');
  const kept = keyed('none', { status: 1, page: 'verifiedPage' });
  const ways: CaptureEvent[][] = [
    [{ type: 'passkeySkipped', reason: 'notNow' }],
    [{ type: 'passkeyUsed' }, { type: 'passkeyAnswered', outcome: 'kept', session: kept }],
    [{ type: 'passkeyUsed' }, refused('E_LINK_NOT_VALID')],
    [
      { type: 'passkeyUsed' },
      { type: 'failed', problem: { kind: 'network' } },
      { type: 'passkeySkipped', reason: 'notNow' },
    ],
    [{ type: 'refreshed', session: kept }],
  ];
  for (const way of ways) {
    const { state } = play(way, offered).model;
    assert.ok(state.name === 'done' && state.end === 'success', JSON.stringify([way, state]));
  }
});

test('advance: a page that can ask for no passkey, is offered none, and shows the ways on where one is needed', () => {
  const accepted = keyed('offer', { purpose: 'enrolment', status: 1, page: 'verifiedPage' });
  for (const passkeys of ['unable', 'blocked'] as const) {
    const from = begin({ link: 'own', stuck: false, passkeys });
    const asked = play([{ type: 'opened', session: keyed('assert') }], from).model.state;
    assert.ok(asked.name === 'passkey' && asked.phase === passkeys);
    const { state } = play(
      [...toUpload, { type: 'answered', outcome: 'accepted', remedies: [], session: accepted }],
      from,
    ).model;
    assert.equal(state.name, 'done');
  }
});

test('advance: a lost answer, is found in the session', () => {
  const late = play([
    { type: 'opened', session: keyed('assert') },
    { type: 'passkeyUsed' },
    refused('E_CEREMONY_NOT_VALID'),
  ]);
  assert.equal(late.effects.at(-1), 'readSession');
  assert.ok(late.model.state.name === 'passkey' && late.model.state.phase === 'late');
  assert.equal(play([{ type: 'refreshed', session: keyed('none') }], late).model.state.name, 'intro');
});
