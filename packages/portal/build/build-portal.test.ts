import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { noncePlaceholder, portalDist } from '../dist-path.ts';
import type { PortalManifest } from './build-portal.ts';
import { BROTLI_BUDGET, buildPortal } from './build-portal.ts';

let manifest: PortalManifest;

before(async () => {
  manifest = (await buildPortal()).manifest;
});

test('buildPortal: a first page, weighs at most 250 kB after brotli, and further pages come later', () => {
  assert.ok(manifest.brotliFirst <= BROTLI_BUDGET);
  assert.ok(manifest.brotliFirst > 100_000, 'the shell is missing');
  assert.ok(manifest.brotliTotal > manifest.brotliFirst, 'nothing is lazy');
});

test('buildPortal: a second run, finds nothing to do', async () => {
  assert.equal((await buildPortal()).built, false);
});

test('buildPortal: every file, has a hash in its name and a brotli twin', async () => {
  for (const { file } of manifest.files) {
    if (file !== 'index.html') assert.match(file, /^assets\/.+-[\w-]{8}\.\w+$/);
    const raw = await readFile(join(portalDist, file));
    assert.deepEqual(brotliDecompressSync(await readFile(join(portalDist, `${file}.br`))), raw);
  }
});

test('buildPortal: index.html, has the nonce on every script and no handler or style of its own', async () => {
  const html = await readFile(join(portalDist, 'index.html'), 'utf8');
  for (const tag of html.match(/<script[^>]*>/g)!)
    assert.ok(tag.includes(`nonce="${noncePlaceholder}"`), tag);
  assert.doesNotMatch(html, /<style|\son\w+=|\sstyle=/);
});

test('buildPortal: the bundle, holds no schemas and no texts of the reference', async () => {
  const scripts = manifest.files.filter(({ file }) => file.endsWith('.js'));
  const texts = await Promise.all(scripts.map(({ file }) => readFile(join(portalDist, file), 'utf8')));
  const all = texts.join('\n');
  assert.ok(!all.includes('AccountNumber must be unique'), 'texts of the reference');
  assert.ok(!all.includes('~kind'), 'schemas');
});
