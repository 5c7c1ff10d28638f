import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaptureEvidence } from '@selfsame/contract';
import { livenessSignals } from './liveness-signals.ts';

const passive = {
  QualityReasons: [],
  IdentityFloor: 0.8,
  Liveness: { IsLive: true, Zone: 'live' },
  Challenge: null,
} as unknown as CaptureEvidence;
const challenge = { Turns: ['left', 'up'], TurnsDone: 2, Fault: null, Likeness: 0.7, ReplayOf: null };
const states = (evidence: object) =>
  livenessSignals({ ...passive, ...evidence } as CaptureEvidence)
    .map(({ name, state }) => `${name} ${state}`)
    .join(', ');

test('livenessSignals: a passive capture, the detector and the face; no turns, no replay check', () => {
  assert.equal(states({}), 'detector passed, turns notAsked, samePerson passed, replay notAsked');
  assert.equal(
    states({ Liveness: null, IdentityFloor: null }),
    'detector notAsked, turns notAsked, samePerson unsure, replay notAsked',
  );
});

test('livenessSignals: the detector in doubt, unsure although the capture was taken; against, failed', () => {
  assert.match(states({ Liveness: { IsLive: true, Zone: 'uncertain' } }), /^detector unsure/);
  assert.match(states({ Liveness: { IsLive: false, Zone: 'uncertain' } }), /^detector failed/);
  assert.match(states({ Liveness: { IsLive: false, Zone: null } }), /^detector unsure/);
});

test('livenessSignals: an answered challenge passes all; each fault is told by the signal it belongs to', () => {
  assert.equal(
    states({ Challenge: challenge }),
    'detector passed, turns passed, samePerson passed, replay passed',
  );
  const fault = (Fault: string, more: object = {}) => states({ Challenge: { ...challenge, Fault, ...more } });
  assert.match(fault('wrongTurn'), /turns failed/);
  assert.match(fault('otherPerson'), /turns passed, samePerson failed/);
  assert.match(fault('replayed', { ReplayOf: '' }), /turns passed, samePerson passed, replay failed/);
  assert.match(states({ Challenge: { ...challenge, TurnsDone: 1 } }), /turns unsure/);
  const flash = (Result: string) => states({ Challenge: { ...challenge, Flash: { Result } } });
  assert.match(flash('pass'), /flash passed$/);
  assert.match(flash('inconclusive'), /flash unsure$/);
});
