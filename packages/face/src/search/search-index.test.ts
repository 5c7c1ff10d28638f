import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SearchError, type SearchErrorCode } from './search-error.ts';
import { SearchIndex } from './search-index.ts';
import { createRandom, drawMate, drawTemplate } from './synthetic-templates.ts';

const random = createRandom(21);
const dimension = 512;
let index: SearchIndex;

before(async () => {
  index = await SearchIndex.open({ dimension });
});
after(() => index.close());

function draw(): Float32Array {
  const template = new Float32Array(dimension);
  drawTemplate(random, template);
  return template;
}

const refusal = (code: SearchErrorCode) => (error: unknown) =>
  error instanceof SearchError && error.code === code;

test('SearchIndex: upsert, search, remove, over the worker, follow each other without waiting', async () => {
  const template = draw();
  const answers = await Promise.all([
    index.search('life', template, { k: 3, minCosine: 0.5 }),
    index.upsert('life', 'a', template, 1n),
    index.search('life', template, { k: 3, minCosine: 0.5 }),
    index.remove('life', 'a', 2n),
    index.search('life', template, { k: 3, minCosine: 0.5 }),
    index.upsert('life', 'a', template, 1n),
    index.size('life'),
  ]);
  const [none, inserted, found, removed, gone, late, size] = answers;
  assert.deepEqual([none, inserted, removed, gone, late, size], [[], true, true, [], false, 0]);
  assert.equal(found.length, 1);
  assert.equal(found[0]!.id, 'a');
  assert.ok(Math.abs(found[0]!.cosine - 1) < 1e-6);
});

test('SearchIndex.search: templates and probes of any length, answers the cosine and leaves both untouched', async () => {
  const template = draw().map((component) => component * 3.7);
  const probe = drawMate(
    random,
    template.map((component) => component / 3.7),
    0.6,
  ).map((x) => x * 0.2);
  const copies = [template.slice(), probe.slice()];
  await index.upsert('length', 'a', template, 1n);
  const [match] = await index.search('length', probe, { k: 1, minCosine: 0 });
  assert.ok(Math.abs(match!.cosine - 0.6) < 1e-6);
  assert.deepEqual([template, probe], copies);
  assert.deepEqual(await index.search('length', probe, { k: 1, minCosine: 0.61 }), []);
});

test('SearchIndex: two tenants, neither finds the other’s templates', async () => {
  const template = draw();
  await index.upsert('tenant-1', 'a', template, 1n);
  assert.deepEqual(await index.search('tenant-2', template, { k: 10, minCosine: -1 }), []);
  assert.equal(await index.size('tenant-2'), 0);
  assert.equal(await index.clear('tenant-2', 100n), 0);
  assert.equal(await index.size('tenant-1'), 1);
});

test('SearchIndex.upsertMany: thousands at once, all found, stale ones not counted', async () => {
  const entries = Array.from({ length: 3000 }, (_, i) => ({
    id: `c${i}`,
    template: draw(),
    rev: BigInt(i + 1),
  }));
  assert.equal(await index.upsertMany('many', entries), 3000);
  assert.equal(await index.upsertMany('many', entries.slice(0, 10)), 0);
  const probe = drawMate(random, entries[2718]!.template, 0.5);
  const [best] = await index.search('many', probe, { k: 1, minCosine: 0.3 });
  assert.equal(best!.id, 'c2718');
  assert.equal(await index.clear('many', 1000n), 1000);
  assert.equal(await index.size('many'), 2000);
  assert.equal((await index.stats()).kernel, 'wasm-simd');
});

test('SearchIndex: wrong dimension, no direction, k and minCosine out of range, reject with their codes', async () => {
  const good = draw();
  const query = { k: 1, minCosine: 0 };
  await assert.rejects(
    index.upsert('bad', 'a', new Float32Array(128).fill(1), 1n),
    refusal('E_TEMPLATE_DIMENSION'),
  );
  await assert.rejects(
    index.search('bad', new Float32Array(128).fill(1), query),
    refusal('E_TEMPLATE_DIMENSION'),
  );
  await assert.rejects(
    index.upsert('bad', 'a', new Float32Array(dimension), 1n),
    refusal('E_TEMPLATE_INVALID'),
  );
  for (const k of [0, 1.5, 1001]) {
    await assert.rejects(index.search('bad', good, { k, minCosine: 0 }), refusal('E_SEARCH_ARGUMENT'));
  }
  for (const minCosine of [-1.1, 1.1, Number.NaN]) {
    await assert.rejects(index.search('bad', good, { k: 1, minCosine }), refusal('E_SEARCH_ARGUMENT'));
  }
  await assert.rejects(SearchIndex.open({ dimension: 4096 }), refusal('E_SEARCH_ARGUMENT'));
  assert.equal(await index.size('bad'), 0);
});

test('SearchIndex.search: a signal aborted before or while it waits, rejects with the reason, the index goes on', async () => {
  const probe = draw();
  const query = { k: 1, minCosine: -1 };
  await index.upsert('abort', 'a', probe, 1n);
  const reason = new Error('the caller hung up');
  await assert.rejects(index.search('abort', probe, { ...query, signal: AbortSignal.abort(reason) }), reason);
  const controller = new AbortController();
  const waiting = index.search('abort', probe, { ...query, signal: controller.signal });
  controller.abort(reason);
  await assert.rejects(waiting, reason);
  assert.equal(
    (await index.search('abort', probe, { ...query, signal: new AbortController().signal }))[0]!.id,
    'a',
  );
});

test('SearchIndex.search: more waiting than maxPending, is refused at once', async (t) => {
  const small = await SearchIndex.open({ dimension: 16, maxPending: 2 });
  t.after(() => small.close());
  const probe = new Float32Array(16).fill(1);
  const search = () => small.search('full', probe, { k: 1, minCosine: 0 });
  const answers = await Promise.allSettled([search(), search(), search()]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected'],
  );
  assert.ok(refusal('E_SEARCH_OVERLOADED')((answers[2] as PromiseRejectedResult).reason));
  assert.deepEqual(await search(), []);
});

test('SearchIndex.close: calls under way and later ones, are refused as unavailable', async () => {
  const closing = await SearchIndex.open({ dimension: 16 });
  const underWay = assert.rejects(closing.size('a'), refusal('E_SEARCH_UNAVAILABLE'));
  await closing.close();
  await underWay;
  await assert.rejects(closing.size('a'), refusal('E_SEARCH_UNAVAILABLE'));
});
