import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { manifests } from '../packages/face/src/model/manifest.ts';
import { packServer, stageServer } from '../scripts/pack-server.ts';
import { programs } from '../scripts/server-package/copy-own.ts';
import { findPackages } from '../scripts/server-package/find-packages.ts';
import type { Sbom } from '../scripts/server-package/write-sbom.ts';
import { openApi } from './api.ts';
import { captureByApi } from './capture-by-api.ts';
import { personFrames } from './frames.ts';
import { linkOf } from './links.ts';
import { startServer } from './server.ts';

// The package that `npm run pack:server` makes, before it is compressed: a copy that knows nothing of the repository.
const folder = mkdtempSync(join(tmpdir(), 'selfsame-packed-'));
const stage = join(folder, 'package');
const program = join(stage, 'bin/selfsame.js');

before(() => stageServer(stage));
after(() => rmSync(folder, { recursive: true, force: true }));

test('packed server: everything that npm would ask for is inside, nothing to build and nothing to run at the install', async () => {
  // Throws at the first that is missing.
  findPackages(
    stage,
    programs.map((name) => `node_modules/@selfsame/${name}`),
  );
  const manifests = (await readdir(stage, { recursive: true })).filter((path) =>
    /node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/.test(path),
  );
  assert.ok(manifests.length > 150, `${manifests.length} packages`);
  for (const path of manifests) {
    const { scripts = {} } = JSON.parse(await readFile(join(stage, path), 'utf8'));
    assert.deepEqual(Object.keys(scripts), [], path);
  }
});

test('packed server: at most 260 MB, no links, nothing of other machines, every package with its licence', async () => {
  let bytes = 0;
  const builders = /node_modules\/(onnxruntime-web|binaryen|assemblyscript|vite|react|@tabler|node)\//;
  for (const entry of await readdir(stage, { recursive: true, withFileTypes: true })) {
    const path = relative(stage, join(entry.parentPath, entry.name));
    assert.doesNotMatch(path, /\/(darwin|win32)\/|\.test\.js$|\.map$/);
    assert.doesNotMatch(`${path}/`, builders);
    assert.ok(!entry.isSymbolicLink(), path);
    if (entry.isFile()) bytes += (await lstat(join(stage, path))).size;
  }
  assert.ok(bytes < 260e6, `${Math.round(bytes / 1e6)} MB`);
  const licences = await readFile(join(stage, 'THIRD-PARTY-LICENSES'), 'utf8');
  assert.match(licences, /^fastify [\d.]+: MIT$/m);
  for (const stated of [
    /^pg-types [\d.]+, README\.md\n\n[\s\S]*?Permission is hereby granted/,
    /^faceplugin-face-recognition-js [\d.]+, LICENSE\n\n[\s\S]*?Permission is hereby granted/,
    /^@mediapipe\/face_mesh [\d.]+, README\.md\n/,
    /^@mantine\/core [\d.]+, LICENSE\n/,
  ])
    assert.ok(
      licences.split('\n==== ').some((text) => stated.test(text)),
      String(stated),
    );
  assert.match(await readFile(join(stage, 'node_modules/pgpass', 'README.md'), 'utf8'), /license/i);
  const table = licences.split('\n====')[0]!;
  assert.match(table, /^@mediapipe\/face_mesh [\d.]+: Apache-2\.0$/m);
  // libvips is a library of its own beside sharp, which its licence asks for.
  assert.doesNotMatch(
    table.replace(/^@img\/sharp-libvips-.*: LGPL-3\.0-or-later$/m, ''),
    /: (not stated|UNLICENSED|.*GPL)/,
  );
});

test('packed server: its bill of materials is CycloneDX, and names exactly what is inside, with licence and checksum', async () => {
  const sbom = JSON.parse(await readFile(join(stage, 'sbom.cdx.json'), 'utf8')) as Sbom;
  assert.deepEqual([sbom.bomFormat, sbom.specVersion, sbom.version], ['CycloneDX', '1.6', 1]);
  assert.match(
    sbom.serialNumber,
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  assert.equal(sbom.metadata.component.name, 'selfsame');
  const references = sbom.components.map((component) => component['bom-ref']);
  assert.equal(new Set(references).size, references.length);
  for (const { type, name, version, licenses, hashes, purl } of sbom.components) {
    assert.ok(['library', 'machine-learning-model'].includes(type), name);
    assert.ok(name && version, name);
    assert.ok(type !== 'library' || purl?.startsWith('pkg:npm/'), name);
    assert.equal(licenses.length, 1, name);
    const bits = { 'SHA-256': 64, 'SHA-512': 128 };
    assert.ok(
      hashes?.every(({ alg, content }) => new RegExp(`^[0-9a-f]{${bits[alg]}}$`).test(content)),
      name,
    );
  }
  const installed = new Set(
    sbom.components
      .filter(({ properties }) => properties?.some(({ value }) => value === 'installed'))
      .map((component) => component['bom-ref'].replace(/^packages\//, 'node_modules/@selfsame/')),
  );
  const inside = (await readdir(stage, { recursive: true }))
    .filter((path) => /node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/.test(path))
    .map((path) => path.slice(0, -'/package.json'.length))
    .filter((path) => !/node_modules\/@selfsame\/[^/]+$/.test(path));
  assert.deepEqual([...installed].sort(), inside.sort());
  const models = sbom.components.filter(({ type }) => type === 'machine-learning-model');
  assert.deepEqual(models.map(({ name }) => name).sort(), Object.values(manifests).map(({ file }) => file).sort()); // biome-ignore format: one list
});

test('packed server: of the built files, the models that the engine runs and no others', async () => {
  const models = await readdir(join(stage, 'node_modules/@selfsame/face/dist/models'));
  assert.deepEqual(models.sort(), Object.values(manifests).map(({ file }) => file).sort()); // biome-ignore format: one list
});

test('pack:server: a folder that holds something, is refused and keeps it', async () => {
  const taken = join(folder, 'taken');
  await mkdir(taken);
  await writeFile(join(taken, 'mine'), 'mine');
  await assert.rejects(packServer(taken), /taken is not empty, and nothing was written/);
  await assert.rejects(packServer(join(taken, 'mine')), /mine can't be used as a folder \(ENOTDIR\)/);
  assert.equal(await readFile(join(taken, 'mine'), 'utf8'), 'mine');
  assert.deepEqual(await readdir(taken), ['mine']);
});

test('packed server: without its search kernel, start ends with 78 and doctor says what to do', async () => {
  const kernel = join(stage, 'node_modules/@selfsame/face/dist/search-kernel.wasm');
  await rename(kernel, `${kernel}.away`);
  try {
    const env = { ...process.env, SELFSAME_DATA_DIR: join(folder, 'no-kernel') };
    const doctor = spawnSync(process.execPath, [program, 'doctor'], { encoding: 'utf8', env });
    assert.equal(doctor.status, 1, doctor.stderr);
    assert.match(doctor.stdout, /^WRONG search kernel: .*install the package again/m);
    const start = spawnSync(process.execPath, [program, 'start'], { encoding: 'utf8', env });
    assert.equal(start.status, 78, start.stderr);
    assert.match(start.stderr, /can't start: The search kernel .*install the package again[^\n]*\n$/);
  } finally {
    await rename(`${kernel}.away`, kernel);
  }
});

test('packed server: selfsame start, serves pages and judges a selfie', async () => {
  const version = execFileSync(process.execPath, [program, '--version'], { encoding: 'utf8' });
  assert.match(version, /^\d+\.\d+\.\d+\n$/);
  const server = await startServer({ command: `${program} start` });
  try {
    const started = server.pids().map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    assert.ok(
      started.some((line) => line.includes('--max-semi-space-size=')),
      started.join(' '),
    );
    for (const page of ['/', '/portal/', '/docs', '/docs/errors', '/llms.txt']) {
      const answer = await fetch(server.baseUrl + page, { headers: { accept: 'text/html' } });
      assert.equal(answer.status, 200, page);
    }
    const operation = await (await openApi(server.baseUrl)).beginSelfie();
    const captured = await captureByApi(server.baseUrl, linkOf(operation), await personFrames('cap12'));
    assert.equal(captured.outcome, 'accepted', JSON.stringify(captured));
  } finally {
    await server.remove();
  }
});
