import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { withGround } from './app.ts';

const root = join(import.meta.dirname, '../../..');
const readDeployed = (name: string): Promise<string> =>
  readFile(join(root, 'deploy/monitoring', name), 'utf8');

interface Panel {
  title: string;
  type: string;
  description?: string;
  targets?: { expr: string }[];
}
interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}

const readPanels = async (): Promise<Panel[]> =>
  (JSON.parse(await readDeployed('grafana-dashboard.json')) as { panels: Panel[] }).panels;
const readRules = async (): Promise<Rule[]> =>
  (parse(await readDeployed('alerts.yaml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
    ({ rules }) => rules,
  );

/** Labels by the metric that declares them, as the sources say; what reads a gauge has none. */
async function readLabels(): Promise<Map<string, string[]>> {
  const labels = new Map<string, string[]>();
  for await (const file of glob('packages/server/src/**/*.ts', { cwd: root })) {
    const source = await readFile(join(root, file), 'utf8');
    for (const [, name, values] of source.matchAll(
      /(?:counter|histogram)\(\s*'(\w+)',\s*(?:'(?:[^'\\]|\\.)*'|"[^"]*"),\s*\{([\s\S]*?)\},?\s*[,)]/g,
    ))
      labels.set(
        name!,
        [...values!.matchAll(/(?:^|[{,\s])(\w+)\s*(?::|,|$)/g)].map(([, label]) => label!),
      );
  }
  return labels;
}

/** What a query asks of which metric: `name{label=…}`. */
const askedIn = (expr: string): { metric: string; labels: string[] }[] =>
  [...expr.matchAll(/\b((?:selfsame|process)_\w+)(?:\{([^}]*)\})?/g)].map(([, metric, inside = '']) => ({
    metric: metric!.replace(/_bucket$/, ''),
    labels: [...inside.matchAll(/(\w+)\s*[=!]/g)].map(([, label]) => label!),
  }));

/** Labels that Prometheus adds, and the name under which ours arrives beside its own. */
const scraped = new Set(['instance', 'job']);
const declaredName = (label: string): string => (label === 'exported_job' ? 'job' : label);

test('deploy/monitoring: every metric and label of the dashboard and of the alerts, is one that the server gives', async (t) => {
  const ground = await withGround(t);
  const { fastify } = await ground.build();
  const { body } = await fastify.inject({ url: '/metrics', headers: { host: 'localhost' } });
  const exposed = new Set([...body.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name!));
  assert.ok(exposed.size > 20, body.slice(0, 200));
  const labels = await readLabels();
  const queries = [
    ...(await readPanels()).flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ title, expr })),
    ),
    ...(await readRules()).map(({ alert, expr }) => ({ title: alert, expr })),
  ];
  const used = new Set<string>();
  for (const { title, expr } of queries) {
    const asked = askedIn(expr);
    const declared = new Set(asked.flatMap(({ metric }) => labels.get(metric) ?? []));
    for (const { metric, labels: given } of asked) {
      assert.ok(exposed.has(metric), `${title}: ${metric}`);
      used.add(metric);
      for (const label of given.map(declaredName))
        assert.ok(scraped.has(label) || labels.get(metric)?.includes(label), `${title}: ${metric}{${label}}`);
    }
    for (const [, by] of expr.matchAll(/by \(([^)]*)\)/g))
      for (const label of by!.split(/\s*,\s*/).map(declaredName))
        assert.ok(label === 'le' || scraped.has(label) || declared.has(label), `${title}: by ${label}`);
  }
  assert.deepEqual(
    [...exposed].filter((metric) => !used.has(metric)),
    [],
    'shown nowhere',
  );
});

test('deploy/monitoring: every panel says what it shows, and every alert what to do', async () => {
  for (const { title, type, description, targets } of await readPanels())
    if (type !== 'row') assert.ok(description && targets!.length > 0, title);
  const guide = await readFile(join(root, 'docs/operator-guide.md'), 'utf8');
  const rules = await readRules();
  assert.ok(rules.length >= 12);
  for (const { alert, annotations, labels, for: wait } of rules) {
    assert.match(alert, /^Selfsame[A-Z]\w+$/);
    assert.match(wait, /^\d+m$/);
    assert.ok(['critical', 'warning'].includes(labels.severity), alert);
    assert.ok(annotations.summary.endsWith('.'), alert);
    assert.equal(annotations.runbook, `docs/operator-guide.md#${alert.toLowerCase()}`);
    const [, runbook = ''] = new RegExp(`^#### ${alert}\\n\\n([\\s\\S]*?)\\n\\n#`, 'm').exec(guide) ?? [];
    assert.ok(runbook.length > 80, `${alert} has no runbook`);
  }
});

test('deploy/monitoring: the scrape configuration names the job and the rules that the alerts expect', async () => {
  const { rule_files, scrape_configs } = parse(await readDeployed('prometheus.yaml')) as {
    rule_files: string[];
    scrape_configs: { job_name: string }[];
  };
  assert.deepEqual(rule_files, ['alerts.yaml']);
  assert.equal(scrape_configs[0]?.job_name, 'selfsame');
  for (const { expr } of await readRules())
    for (const [, job] of expr.matchAll(/\bjob="([^"]*)"/g)) assert.equal(job, 'selfsame');
});
