import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaptureMarks } from '@selfsame/contract';
import { createMetrics } from '../../platform/metrics.ts';
import type { CaptureHandlers } from './capture-routes.ts';
import { countCaptures, createDecisionCounter } from './count-captures.ts';

async function unreached() {
  throw new Error('not the handler under test');
}
const none = {
  OpenCaptureSession: unreached,
  ApproveCaptureSession: unreached,
  DeclineCaptureSession: unreached,
  IssueAttempt: unreached,
  SubmitAttempt: unreached,
  AnswerStep: unreached,
  ReportCaptureMarks: unreached,
};

test('countCaptures: steps and decisions, are counted when they succeed', async () => {
  const metrics = createMetrics();
  let isFine = true;
  const handlers = {
    ...none,
    OpenCaptureSession: async () => {
      if (!isFine) throw new Error('no');
      return {};
    },
    ApproveCaptureSession: async () => ({}),
    DeclineCaptureSession: async () => ({}),
    IssueAttempt: async () => ({}),
    SubmitAttempt: async () => ({ outcome: 'retry', remedies: ['MoveCloser', 'MoreLight'] }),
    AnswerStep: async (isOver = false) => ({
      outcome: isOver ? { outcome: 'rejected', remedies: [] } : null,
      state: isOver ? 'ended' : 'running',
    }),
  };
  const measured = countCaptures(
    handlers as unknown as CaptureHandlers,
    metrics,
    createDecisionCounter(metrics),
  ) as unknown as typeof handlers;
  await measured.OpenCaptureSession();
  isFine = false;
  await assert.rejects(measured.OpenCaptureSession());
  await measured.SubmitAttempt();
  await measured.AnswerStep();
  await measured.AnswerStep(true);
  const text = await metrics.render();
  assert.match(text, /selfsame_capture_steps_total\{step="opened"\} 1/);
  assert.match(text, /selfsame_decisions_total\{outcome="retry"\} 1/);
  assert.match(text, /selfsame_decisions_total\{outcome="rejected"\} 1/);
  assert.match(text, /selfsame_remedies_total\{outcome="retry",remedy="MoreLight"\} 1/);
  assert.doesNotMatch(text, /selfsame_decisions_total\{outcome="null"\}/);
});

test('countCaptures: marks, times, advice and where pages are left, are counted', async () => {
  const metrics = createMetrics();
  const handlers = { ...none, ReportCaptureMarks: async () => ({}) } as unknown as CaptureHandlers;
  const report = countCaptures(handlers, metrics, () => undefined).ReportCaptureMarks as unknown as (call: {
    body: CaptureMarks;
  }) => Promise<object>;
  const nothing = { marks: [], told: [], tried: [], leftAfter: null };
  await report({
    body: {
      ...nothing,
      marks: [
        { mark: 'opened', atMs: 400 },
        { mark: 'camera', atMs: 2_500 },
      ],
      told: ['MoreLight'],
    },
  });
  await report({ body: { ...nothing, tried: ['MoreLight'], leftAfter: 'camera' } });
  const text = await metrics.render();
  assert.match(text, /selfsame_capture_page_marks_total\{mark="opened"\} 1/);
  assert.match(text, /selfsame_capture_page_seconds_bucket\{le="2",mark="camera"\} 0/);
  assert.match(text, /selfsame_capture_page_seconds_bucket\{le="3",mark="camera"\} 1/);
  assert.match(text, /selfsame_capture_page_left_total\{after="camera"\} 1/);
  for (const step of ['told', 'tried'])
    assert.match(
      text,
      new RegExp(`selfsame_capture_page_remedies_total\\{remedy="MoreLight",step="${step}"\\} 1`),
    );
});
