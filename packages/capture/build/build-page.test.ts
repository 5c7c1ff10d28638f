import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { captureDist } from '../dist-path.ts';
import type { PageManifest } from './build-page.ts';
import { BROTLI_BUDGET, buildPage } from './build-page.ts';

let manifest: PageManifest;

before(async () => {
  manifest = (await buildPage()).manifest;
});

test('buildPage: all that one visitor loads, weighs at most 230 kB after brotli', () => {
  assert.ok(manifest.brotliVisit <= BROTLI_BUDGET);
  assert.ok(manifest.brotliVisit > 180_000, 'the detector is missing');
  assert.ok(manifest.brotliTotal - manifest.brotliVisit > 15_000, 'the languages are not files of their own');
});

test('buildPage: a second run, finds nothing to do', async () => {
  assert.equal((await buildPage()).built, false);
});

/** Addresses that other people's pages and messages name, so they hold no hash. */
const fixedNames = [
  'index.html',
  'preview.html',
  'stop.html',
  'controlhandler.js',
  'webauthhandler.js',
  'embed/selfsame-capture.js',
];

test('buildPage: every asset, has a hash in its name unless others name it, and a brotli twin', async () => {
  for (const { file } of manifest.files) {
    if (!fixedNames.includes(file)) assert.match(file, /^assets\/.+-[\w-]{8}\.\w+$/);
    const raw = await readFile(join(captureDist, file));
    assert.deepEqual(brotliDecompressSync(await readFile(join(captureDist, `${file}.br`))), raw);
  }
});

for (const file of ['index.html', 'preview.html', 'stop.html'])
  test(`buildPage: ${file}, has no inline script, style or handler`, async () => {
    const html = await readFile(join(captureDist, file), 'utf8');
    assert.doesNotMatch(html, /<style|<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=/);
  });

test('buildPage: the page of users, loads nothing of the preview', async () => {
  const html = await readFile(join(captureDist, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /preview/);
  assert.ok(manifest.files.some(({ file }) => file.startsWith('assets/preview/preview-')));
});
