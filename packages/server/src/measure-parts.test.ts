import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineOverloaded, type FaceEngine } from '@selfsame/face';
import { createFaceActor } from '../test/face-actor.ts';
import { createDecisionCounter } from './measure-funnel.ts';
import { measureCaptures, measureEngine } from './measure-parts.ts';
import type { Handlers } from './platform/handler.ts';
import { createMetrics } from './platform/metrics.ts';

test('measureEngine: analyses, are counted by their end and timed; what is inside shows while it is', async () => {
  const metrics = createMetrics();
  const actor = createFaceActor();
  const line = (name: string) =>
    metrics
      .render()
      .split('\n')
      .find((text) => text.startsWith(name));
  let seen: string | undefined;
  let isFull = false;
  const engine = measureEngine(
    {
      ...actor,
      analyse: async (images, options) => {
        seen = line('selfsame_analyses_inside');
        if (isFull) throw new EngineOverloaded(2);
        return actor.analyse(images, options);
      },
    } satisfies FaceEngine,
    metrics,
  );
  await engine.analyse([Buffer.from('{}')], { mode: 'photo' }).catch(() => undefined);
  assert.equal(seen, 'selfsame_analyses_inside 1');
  assert.equal(line('selfsame_analyses_inside'), 'selfsame_analyses_inside 0');
  isFull = true;
  await assert.rejects(engine.analyse([], { mode: 'photo' }), EngineOverloaded);
  assert.match(metrics.render(), /selfsame_analyses_total\{ended="refused"\} 1/);
  assert.match(metrics.render(), /selfsame_analysis_seconds_count\{mode="photo"\} 2/);
});

test('measureCaptures: steps and decisions, are counted when they succeed', async () => {
  const metrics = createMetrics();
  let isFine = true;
  const handlers = {
    OpenCaptureSession: async () => {
      if (!isFine) throw new Error('no');
      return {};
    },
    ApproveCaptureSession: async () => ({}),
    DeclineCaptureSession: async () => ({}),
    IssueAttempt: async () => ({}),
    SubmitAttempt: async () => ({ outcome: 'retry', remedies: ['moveCloser', 'moreLight'] }),
    AnswerStep: async (isOver = false) => ({
      outcome: isOver ? { outcome: 'rejected', remedies: [] } : null,
      state: isOver ? 'ended' : 'running',
    }),
  };
  const measured = measureCaptures(
    handlers as unknown as Handlers,
    metrics,
    createDecisionCounter(metrics),
  ) as unknown as typeof handlers;
  await measured.OpenCaptureSession();
  isFine = false;
  await assert.rejects(measured.OpenCaptureSession());
  await measured.SubmitAttempt();
  await measured.AnswerStep();
  await measured.AnswerStep(true);
  const text = metrics.render();
  assert.match(text, /selfsame_capture_steps_total\{step="opened"\} 1/);
  assert.match(text, /selfsame_decisions_total\{outcome="retry"\} 1/);
  assert.match(text, /selfsame_decisions_total\{outcome="rejected"\} 1/);
  assert.match(text, /selfsame_remedies_total\{outcome="retry",remedy="moreLight"\} 1/);
  assert.doesNotMatch(text, /selfsame_decisions_total\{outcome="null"\}/);
});
