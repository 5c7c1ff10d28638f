import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaptureMarks } from '@selfsame/contract';
import { pendingSession } from '../../test/sessions.ts';
import { begin } from '../machine/machine.ts';
import type { State } from '../machine/states.ts';
import { Funnel } from './funnel.ts';

function stage() {
  const reports: CaptureMarks[] = [];
  let nowMs = 0;
  const funnel = new Funnel({ clock: () => nowMs, send: (report) => reports.push(report) });
  const { model } = begin({ link: 'own', stuck: false, passkeys: 'able' });
  return {
    funnel,
    reports,
    see: (...states: State[]) => {
      for (const state of states) {
        nowMs += 500.4;
        funnel.saw({ ...model, session: pendingSession(), state });
      }
    },
  };
}
const position = (hint: 'noFace' | 'closer' | null): State => ({ name: 'position', hint, manual: false });
const capturing: State = { name: 'capturing', checked: true, ask: null };
const done: State = { name: 'done', end: 'success', page: 'verifiedPage' };

test('Funnel: a capture to its end, every mark once and one report', () => {
  const { see, reports, funnel } = stage();
  see(
    { name: 'intro' },
    { name: 'starting', slow: false },
    position(null),
    position('noFace'),
    position('closer'),
  );
  see({ name: 'hold', manual: false }, capturing, { name: 'uploading', fraction: 0 });
  see({ name: 'uploading', fraction: 1 }, done);
  funnel.leave();
  assert.equal(reports.length, 1);
  assert.deepEqual(
    reports[0]!.marks.map(({ mark, atMs }) => `${mark} ${atMs}`),
    ['opened 500', 'camera 1501', 'firstFace 2502', 'captured 4003', 'uploaded 4504', 'result 5004'],
  );
  assert.equal(reports[0]!.leftAfter, null);
});

test('Funnel: left before a face was seen, says after what', () => {
  const { see, reports, funnel } = stage();
  see({ name: 'intro' }, { name: 'starting', slow: false }, position(null));
  funnel.leave();
  funnel.leave();
  assert.deepEqual(
    reports.map(({ leftAfter }) => leftAfter),
    ['camera'],
  );
});

test('Funnel: advice, is told once and tried when another capture begins', () => {
  const { see, reports, funnel } = stage();
  see({ name: 'intro' }, capturing, { name: 'retry', remedies: ['MoreLight', 'HoldStill'] });
  funnel.flush();
  funnel.flush();
  see({ name: 'starting', slow: false }, capturing);
  funnel.leave();
  assert.deepEqual(
    reports.map(({ told, tried, leftAfter }) => ({ told, tried, leftAfter })),
    [
      { told: ['MoreLight', 'HoldStill'], tried: [], leftAfter: null },
      { told: [], tried: ['MoreLight', 'HoldStill'], leftAfter: 'firstFace' },
    ],
  );
});

test('Funnel: before the session is open, there is nothing to tell', () => {
  const reports: CaptureMarks[] = [];
  const funnel = new Funnel({ clock: () => 1, send: (report) => reports.push(report) });
  funnel.saw(begin({ link: 'own', stuck: false, passkeys: 'able' }).model);
  funnel.leave();
  assert.deepEqual(reports, []);
});
