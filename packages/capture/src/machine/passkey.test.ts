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

const sent = (changes: Partial<CaptureState> = {}) => ({
  ...{ to: 'a•••@e•••.com', expiresAt: '2026-11-29T18:00:00.000Z', guessesLeft: 5, sendsLeft: 2 },
  session: keyed('code', changes),
});

/** A page whose face is accepted and whose code is sent. */
const toCodeEntry: readonly CaptureEvent[] = [
  ...toUpload,
  { type: 'answered', outcome: 'accepted', remedies: [], session: keyed('code') },
  { type: 'codeAsked', again: false },
  { type: 'codeSent', sent: sent() },
];

test('advance: a code after the accepted face, sent when the user asks for it, and accepted', () => {
  const { model, effects } = play([
    ...toCodeEntry,
    { type: 'codeEntered', code: '123456' },
    {
      type: 'codeChecked',
      checked: {
        ...{ outcome: 'proven', guessesLeft: 0 },
        session: keyed('none', { status: 1, page: 'verifiedPage' }),
      },
    },
  ]);
  assert.ok(model.state.name === 'done' && model.state.end === 'success');
  assert.deepEqual(effects.slice(-4), ['stopCamera', 'sendCode', 'checkCode', 'stopCamera']);
});

test('advance: a wrong code, says how many are left; the last ends the session', () => {
  const checked = (guessesLeft: number, session: CaptureState) =>
    ({ type: 'codeChecked', checked: { outcome: 'refused', guessesLeft, session } }) as const;
  const wrong = play([...toCodeEntry, { type: 'codeEntered', code: '123456' }, checked(4, keyed('code'))]);
  const { state } = wrong.model;
  assert.ok(state.name === 'code' && state.phase === 'wrong' && state.sent?.guessesLeft === 4);
  const passkey = { step: 'none', answersLeft: 3, standIn: 'code' } as const;
  const over = keyed('none', { status: 2, page: 'transactionMaxAttemptsPage', passkey });
  const ended = play([{ type: 'codeEntered', code: '123456' }, checked(0, over)], wrong).model.state;
  assert.ok(ended.name === 'done' && ended.end === 'noKey', JSON.stringify(ended));
});

test('advance: a lost answer to a code, is found in the session; a failed one is asked again', () => {
  const lost = play([
    ...toCodeEntry,
    { type: 'codeEntered', code: '123456' },
    refused('E_TRANSACTION_FINISHED'),
  ]);
  assert.equal(lost.effects.at(-1), 'readSession');
  const over = keyed('none', { status: 1, page: 'verifiedPage' });
  const { state } = play([{ type: 'refreshed', session: over }], lost).model;
  assert.ok(state.name === 'done' && state.end === 'success');
  const cut = play([
    ...toCodeEntry,
    { type: 'codeEntered', code: '123456' },
    { type: 'failed', problem: { kind: 'network' } },
    { type: 'again' },
  ]).model.state;
  assert.ok(cut.name === 'code' && cut.phase === 'ask');
});

test('advance: a page that opens a session at its code, asks for the code', () => {
  const { state } = play([{ type: 'opened', session: keyed('code') }]).model;
  assert.ok(state.name === 'code' && state.phase === 'ask');
});

test('advance: a wait after the accepted face, here, after a reload and after one on another device, until the server ends it', () => {
  const waiting = keyed('delay', { passkey: { step: 'delay', answersLeft: 3, standIn: 'delay' } });
  const ways = [
    play([...toUpload, { type: 'answered', outcome: 'accepted', remedies: [], session: waiting }]),
    play([{ type: 'opened', session: waiting }]),
    play([
      { type: 'opened', session: keyed('none') },
      { type: 'refreshed', session: waiting },
    ]),
    play([...toUpload, refused('E_PASSKEY_DELAY_RUNNING')]),
  ];
  for (const { model } of ways) assert.equal(model.state.name, 'delay');
  assert.equal(ways[3]!.effects.at(-1), 'readSession');
  const ended = (changes: Partial<CaptureState>) =>
    play([{ type: 'refreshed', session: { ...waiting, ...changes } }], ways[0]).model.state;
  const accepted = ended({ status: 1, page: 'verifiedPage' });
  assert.ok(accepted.name === 'done' && accepted.end === 'success');
  const stopped = ended({ status: 2, page: 'transactionMaxAttemptsPage' });
  assert.ok(stopped.name === 'done' && stopped.end === 'noKey');
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

test('advance: a blocked frame whose embedding page can ask after all, puts the question; where it may not, takes it back', () => {
  const blocked = play([
    { type: 'passkeysFound', passkeys: 'blocked' },
    { type: 'opened', session: keyed('assert') },
  ]);
  assert.ok(blocked.model.state.name === 'passkey' && blocked.model.state.phase === 'blocked');
  const helped = play([{ type: 'passkeysFound', passkeys: 'able' }], blocked);
  assert.ok(helped.model.state.name === 'passkey' && helped.model.state.phase === 'ask');
  assert.equal(helped.effects.at(-1), 'preparePasskey');
  const refusedAgain = play(
    [{ type: 'passkeyUsed' }, { type: 'passkeysFound', passkeys: 'blocked' }],
    helped,
  );
  assert.ok(refusedAgain.model.state.name === 'passkey' && refusedAgain.model.state.phase === 'blocked');
  const offered = play([{ type: 'opened', session: keyed('offer', { status: 1, page: 'verifiedPage' }) }]);
  const withdrawn = play([{ type: 'passkeysFound', passkeys: 'blocked' }], offered);
  assert.ok(withdrawn.model.state.name === 'done' && withdrawn.model.state.end === 'success');
});
