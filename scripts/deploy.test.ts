import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { validate } from 'dockerfile-utils';
import { parse, parseAllDocuments } from 'yaml';
import { repositoryRoot } from '../fixtures/cache.ts';
import { settings } from '../packages/server/src/platform/config-schema.ts';

// docker, hadolint and helm come neither from npm nor from Debian's archive: what they would check first is checked here.

const read = (...path: string[]): string => readFileSync(join(repositoryRoot, 'deploy', ...path), 'utf8');
const known = settings.flatMap(([, { env, secret }]) => (secret ? [env, `${env}_FILE`] : [env]));
const settingsIn = (text: string): string[] =>
  text.match(/\b(SELFSAME_[A-Z0-9_]+|DATABASE_URL(_FILE)?)\b/g) ?? [];

test('Dockerfile: its linter, finds nothing; it does not run as root and says how it is', () => {
  const text = read('Dockerfile');
  assert.deepEqual(validate(text), []);
  const last = text.slice(text.lastIndexOf('\nFROM '));
  assert.match(last, /^USER node$/m);
  assert.match(last, /^HEALTHCHECK /m);
  assert.doesNotMatch(text, /:latest/);
});

test('Dockerfile: runs the Node that the repository pins', () => {
  const { dependencies } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
  for (const [, version] of read('Dockerfile').matchAll(/^FROM node:([\d.]+)/gm))
    assert.equal(version, dependencies.node);
});

test('compose.yaml: is YAML, its services drop what they do not need, every secret is declared', () => {
  const compose = parse(read('compose.yaml'));
  const { selfsame, database } = compose.services;
  assert.deepEqual(selfsame.cap_drop, ['ALL']);
  assert.equal(selfsame.read_only, true);
  for (const name of [...selfsame.secrets, ...database.secrets]) assert.ok(compose.secrets[name], name);
  for (const port of selfsame.ports)
    assert.match(port, /^127\.0\.0\.1:/, 'never open to the network by itself');
});

test('deploy: every setting that it names, exists', () => {
  const files = [
    'Dockerfile',
    'compose.yaml',
    'helm/selfsame/values.yaml',
    'helm/selfsame/templates/deployment.yaml',
  ];
  for (const file of files) {
    for (const name of settingsIn(read(file))) assert.ok(known.includes(name), `${file}: ${name}`);
  }
});

/** A template with its actions replaced so that YAML remains: what is decided or included becomes a word. */
const plain = (template: string): string =>
  template
    .split('\n')
    .filter((line) => !/^\s*\{\{-?\s*(if|end|range|with|else|define)\b.*\}\}\s*$/.test(line))
    .map((line) => line.replace(/(:\s*)\{\{-.*?(include "selfsame\.labels"|toYaml).*?\}\}/, '$1{}'))
    .map((line) => line.replace(/\{\{.*?\}\}/g, 'value'))
    .join('\n');

test('Helm chart: every template, is YAML with a kind; every value that it reads, is in values.yaml', () => {
  const folder = join(repositoryRoot, 'deploy/helm/selfsame/templates');
  const values = parse(read('helm/selfsame/values.yaml'));
  const chart = parse(read('helm/selfsame/Chart.yaml'));
  assert.equal(chart.apiVersion, 'v2');
  const kinds: string[] = [];
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    assert.equal(text.split('{{').length, text.split('}}').length, `${name}: braces`);
    const opened = text.match(/\{\{-?\s*(if|range|with|define)\b/g)?.length ?? 0;
    assert.equal(opened, text.match(/\{\{-?\s*end\b/g)?.length ?? 0, `${name}: every block ends`);
    for (const [, path] of text.matchAll(/\.Values((?:\.\w+)+)/g)) {
      const steps = path!.slice(1).split('.');
      const found = steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)?.[step], values);
      assert.notEqual(found, undefined, `${name}: .Values${path}`);
    }
    if (name.endsWith('.tpl')) continue;
    const documents = parseAllDocuments(plain(text));
    for (const document of documents) {
      assert.deepEqual(document.errors, [], name);
      const { apiVersion, kind, metadata } = document.toJS();
      assert.ok(apiVersion && kind && metadata.name, name);
      kinds.push(kind);
    }
  }
  assert.deepEqual(kinds.sort(), [
    'Deployment',
    'HorizontalPodAutoscaler',
    'Ingress',
    'NetworkPolicy',
    'PodDisruptionBudget',
    'Secret',
    'Service',
  ]);
});
