import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics } from './metrics.ts';

test('createMetrics: counters, histograms and gauges, in the text format', async () => {
  const metrics = createMetrics();
  const count = metrics.counter('jobs_total', 'Jobs', { job: ['a', 'b'] });
  count({ job: 'a' });
  count({ job: 'b' }, 2);
  count({ job: 'b' });
  const observe = metrics.histogram('seconds', 'Time', {}, [0.1, 1]);
  observe({}, 0.1);
  observe({}, 0.5);
  observe({}, 7);
  let up = 0;
  metrics.gauge('up', 'Up', () => up);
  up = 1;
  const lines = (await metrics.render()).split('\n');
  for (const line of [
    '# TYPE jobs_total counter',
    'jobs_total{job="a"} 1',
    'jobs_total{job="b"} 3',
    'seconds_bucket{le="0.1"} 1',
    'seconds_bucket{le="1"} 2',
    'seconds_bucket{le="+Inf"} 3',
    'seconds_sum 7.6',
    'seconds_count 3',
    'up 1',
  ]) {
    assert.ok(lines.includes(line), line);
  }
});

test('counter: values of a label that were not declared, are one series', async () => {
  const metrics = createMetrics();
  const count = metrics.counter('answers_total', 'Answers', { path: ['/known'] });
  for (let n = 0; n < 1_000; n++) count({ path: `/${n}` as '/known' });
  count({ path: '/known' });
  const text = await metrics.render();
  assert.match(text, /answers_total\{path="other"\} 1000\n/);
  assert.match(text, /answers_total\{path="known"\} 1\n|answers_total\{path="\/known"\} 1\n/);
  assert.equal(text.match(/^answers_total/gm)?.length, 2);
});
