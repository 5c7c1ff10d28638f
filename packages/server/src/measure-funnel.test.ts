import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaptureMarks } from '@selfsame/contract';
import { measureFunnel } from './measure-funnel.ts';
import type { Handlers } from './platform/handler.ts';
import { createMetrics } from './platform/metrics.ts';

test('measureFunnel: marks, times, advice and where pages are left, are counted', async () => {
  const metrics = createMetrics();
  const handlers = { ReportCaptureMarks: async () => ({}) } as unknown as Handlers;
  const report = measureFunnel(handlers, metrics).ReportCaptureMarks as unknown as (call: {
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
  const text = metrics.render();
  assert.match(text, /selfsame_capture_page_marks_total\{mark="opened"\} 1/);
  assert.match(text, /selfsame_capture_page_seconds_bucket\{mark="camera",le="2"\} 0/);
  assert.match(text, /selfsame_capture_page_seconds_bucket\{mark="camera",le="3"\} 1/);
  assert.match(text, /selfsame_capture_page_left_total\{after="camera"\} 1/);
  for (const step of ['told', 'tried'])
    assert.match(
      text,
      new RegExp(`selfsame_capture_page_remedies_total\\{remedy="MoreLight",step="${step}"\\} 1`),
    );
});
