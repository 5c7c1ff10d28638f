import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { validate } from 'dockerfile-utils';
import { parse, parseAllDocuments } from 'yaml';
import { repositoryRoot } from '../fixtures/cache.ts';
import { freePort } from '../fixtures/free-port.ts';
import { siteInputs } from '../packages/docs/build/site-inputs.ts';
import { settings } from '../packages/server/src/platform/configuration/config-schema.ts';
import { headerOf, renderChart, renderedPath, type Variant, variants } from './render-chart.ts';

// hadolint and helm come neither from npm nor from Debian's archive. The image was built by buildah (docs/decisions/0094).

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

test('Dockerfile: its build is given everything that the documentation is made of', () => {
  const ignored = read('Dockerfile.dockerignore').trim().split('\n');
  for (const input of siteInputs) {
    const name = relative(repositoryRoot, input);
    const last = ignored.findLast((one) => one === name || one === `!${name}` || name.startsWith(`${one}/`));
    assert.ok(last === undefined || last === `!${name}`, `${name} is ignored by ${last}`);
  }
});

test('Dockerfile: its health check, is passed by a server that is well and by no other', async (t) => {
  const text = read('Dockerfile');
  const [program, ...args] = JSON.parse(/^HEALTHCHECK .*\\\n +CMD (\[.*\])$/m.exec(text)![1]!) as string[];
  const [, port] = /SELFSAME_PORT=(\d+)/.exec(text)!;
  assert.ok(args.at(-1)!.includes(`:${port}/healthz`), 'asks where the image serves');
  assert.equal(program, 'node');
  const check = (at: number) =>
    new Promise<unknown>((resolve) =>
      execFile(process.execPath, [args[0]!, args[1]!.replace(`:${port}/`, `:${at}/`)], (error) =>
        resolve(error?.code ?? 0),
      ),
    );
  let status = 200;
  const server = createServer((request, response) =>
    response.writeHead(request.url === '/healthz' ? status : 404).end(),
  );
  // One that nobody else gets once it is closed.
  const at = await freePort();
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  t.after(() => server.close());
  assert.equal(await check(at), 0);
  status = 503;
  assert.equal(await check(at), 1);
  await new Promise((resolve) => server.close(resolve));
  assert.equal(await check(at), 1);
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
  assert.deepEqual(database.healthcheck.test, [
    'CMD',
    'pg_isready',
    `--username=${database.environment.POSTGRES_USER}`,
  ]);
  assert.equal(selfsame.depends_on.database.condition, 'service_healthy', 'starts when that check passes');
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

test('compose.yaml: its linter and the Compose specification, find nothing', () => {
  const run = spawnSync(
    join(repositoryRoot, 'node_modules/.bin/dclint'),
    ['--config', join(repositoryRoot, 'deploy/.dclintrc.json'), join(repositoryRoot, 'deploy/compose.yaml')],
    { encoding: 'utf8' },
  );
  assert.equal(run.status, 0, run.stdout + run.stderr);
});

const variantNames = Object.keys(variants) as Variant[];

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

const manifestsOf = (variant: Variant): Manifest[] =>
  parseAllDocuments(readFileSync(renderedPath(variant), 'utf8')).map((document) => {
    assert.deepEqual(document.errors, []);
    return document.toJS() as Manifest;
  });

/** Where `kubernetes-models` keeps a group: the core group has no name. */
const moduleOf = ({ apiVersion }: Manifest): string => `kubernetes-models/${apiVersion}`;

test('Helm chart: what stands rendered, belongs to the chart as it is; Go’s engine renders the same', (t) => {
  for (const variant of variantNames) {
    const text = readFileSync(renderedPath(variant), 'utf8');
    assert.equal(text.split('\n', 1)[0], headerOf(variant), 'the chart changed: npm run render:chart');
    const rendered = renderChart(variants[variant]);
    if (rendered === null) t.diagnostic('Go is not here: compared by hash only');
    else assert.equal(text, `${headerOf(variant)}\n${rendered}`);
  }
});

test('Helm chart: every manifest, is valid by the schemas of Kubernetes and holds no field they do not know', async () => {
  const kinds = new Set<string>();
  const literals: string[] = [];
  for (const manifest of variantNames.flatMap(manifestsOf)) {
    kinds.add(manifest.kind);
    const models = (await import(moduleOf(manifest))) as Record<
      string,
      new (
        value: object,
      ) => { validate(): void }
    >;
    new models[manifest.kind]!(manifest).validate();
    literals.push(
      `const m${literals.length}: import('${moduleOf(manifest)}').I${manifest.kind} = ${JSON.stringify(manifest)};`,
    );
  }
  // The validators let unknown fields pass; the types made from the same schemas don't.
  const folder = join(repositoryRoot, '.cache/manifests');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifests.ts'), `export {};\n${literals.join('\n')}\n`);
  const options = '--noEmit --strict --skipLibCheck --types --module nodenext'.split(' ');
  const run = spawnSync(
    join(repositoryRoot, 'node_modules/.bin/tsc'),
    ['--ignoreConfig', ...options, 'manifests.ts'],
    { cwd: folder, encoding: 'utf8' },
  );
  assert.equal(run.status, 0, run.stdout);
  assert.deepEqual([...kinds].sort(), [
    'Deployment',
    'HorizontalPodAutoscaler',
    'Ingress',
    'NetworkPolicy',
    'PodDisruptionBudget',
    'Secret',
    'Service',
  ]);
});

test('Helm chart: without its secrets, refuses to render and says which', (t) => {
  if (renderChart(variants.default) === null) return t.skip('Go is not here');
  assert.throws(() => renderChart([]), /secret\.databaseUrl is needed/);
});
