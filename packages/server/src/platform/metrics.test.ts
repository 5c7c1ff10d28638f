import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics } from './metrics.ts';

test('render: counters, histograms and gauges in the text format', () => {
  const metrics = createMetrics();
  const count = metrics.counter('jobs_total', 'Jobs');
  count({ job: 'a "quoted" \\ name' });
  count({ job: 'b' }, 2);
  count({ job: 'b' });
  const observe = metrics.histogram('seconds', 'Time', [0.1, 1]);
  observe({}, 0.1);
  observe({}, 0.5);
  observe({}, 7);
  metrics.gauge('up', 'Up', () => 1);
  assert.equal(
    metrics.render(),
    `# HELP jobs_total Jobs
# TYPE jobs_total counter
jobs_total{job="a \\"quoted\\" \\\\ name"} 1
jobs_total{job="b"} 3
# HELP seconds Time
# TYPE seconds histogram
seconds_bucket{le="0.1"} 1
seconds_bucket{le="1"} 2
seconds_bucket{le="+Inf"} 3
seconds_sum 7.6
seconds_count 3
# HELP up Up
# TYPE up gauge
up 1
`,
  );
});
