import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineOverloaded, type FaceEngine } from '@selfsame/face';
import { actedPhoto, createFaceActor } from '../../test/face-actor.ts';
import { Problem } from '../platform/http/problem.ts';
import { rememberQuotas } from './remember-quotas.ts';
import { shareEngine } from './share-engine.ts';

/** An engine whose analyses end when they are told to. */
function createSlowEngine() {
  const running: { images: Uint8Array[]; behind: boolean | undefined; end: () => void }[] = [];
  const actor = createFaceActor();
  const anybody = actedPhoto({ person: 'anybody' });
  const engine: FaceEngine = {
    models: actor.models,
    embedders: actor.embedders,
    close: async () => undefined,
    compareTextures: () => Promise.reject(new Error('Nothing is compared here')),
    analyse: (images, options) =>
      new Promise((resolve) => {
        assert.deepEqual(Object.keys(options), ['mode', 'behind']);
        const { behind } = options;
        running.push({ images, behind, end: () => resolve(actor.analyse([anybody], options)) });
      }),
  };
  const endFirst = async () => {
    running.shift()?.end();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { engine, running, endFirst };
}
const picture = (name: string) => [Buffer.from(name)];
const quotas = rememberQuotas(async () => null);
const tenantId = 'tenant';
/** Until what was asked for stands in the queue. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test('shareEngine: a session beside a flood of another, waits for one analysis; the flood is refused beyond its share', async () => {
  const { engine, running, endFirst } = createSlowEngine();
  const shared = shareEngine(engine, { workers: 1, queueLength: 8, quotas });
  const analyse = (sessionId: string) =>
    shared.analyse(picture(sessionId), { mode: 'step', tenantId, sessionId });
  const flood = Array.from({ length: 60 }, () => analyse('flood').catch((error: unknown) => error));
  const bystander = analyse('bystander');
  await settle();
  await endFirst();
  await endFirst();
  // The flood's second job came before; the bystander's is next.
  assert.equal(String(running[0]?.images[0]), 'bystander');
  await endFirst();
  await bystander;
  const refused = (await Promise.all(flood)).filter((one) => one instanceof EngineOverloaded);
  assert.equal(refused.length, 58);
  assert.ok(refused.every(({ retryAfter }) => retryAfter >= 1));
});

test('shareEngine: with two workers, one session never holds both', async () => {
  const { engine, running, endFirst } = createSlowEngine();
  const shared = shareEngine(engine, { workers: 2, queueLength: 8, quotas });
  const work = ['a', 'a', 'b'].map((sessionId) =>
    shared.analyse(picture(sessionId), { mode: 'step', tenantId, sessionId }),
  );
  await settle();
  assert.deepEqual(
    running.map(({ images }) => String(images[0])),
    ['a', 'b'],
  );
  for (let n = 0; n < 3; n++) await endFirst();
  await Promise.all(work);
});

test('shareEngine: pictures of backends, leave room in the queue for people before a camera', async () => {
  const { engine, endFirst } = createSlowEngine();
  const shared = shareEngine(engine, { workers: 1, queueLength: 4, quotas });
  const photos = Array.from({ length: 6 }, () =>
    shared.analyse(picture('photo'), { mode: 'photo', tenantId }).catch((error: unknown) => error),
  );
  const person = shared.analyse(picture('person'), { mode: 'capture', tenantId, sessionId: 's' });
  for (let n = 0; n < 6; n++) await endFirst();
  await person;
  const refused = (await Promise.all(photos)).filter((one) => one instanceof EngineOverloaded);
  assert.equal(refused.length, 2);
});

test('shareEngine: a tenant beside a busy one, finds a worker free once it had work of late', async () => {
  const { engine, running, endFirst: end } = createSlowEngine();
  let time = 0;
  const shared = shareEngine(engine, { workers: 2, queueLength: 8, quotas, now: () => time });
  /** Each analysis takes two seconds: after one, more than half of the credit is left, and less after two. */
  const endFirst = () => {
    time += 2_000;
    return end();
  };
  const analyse = (tenant: string) => shared.analyse(picture(tenant), { mode: 'photo', tenantId: tenant });
  const seen = () => running.map(({ images }) => String(images[0]));
  const behind = () => running.map((one) => one.behind);
  const alone = [analyse('busy'), analyse('busy'), analyse('busy')];
  await settle();
  assert.deepEqual(seen(), ['busy', 'busy'], 'all workers, while there is nobody else');
  assert.deepEqual(behind(), [false, false]);
  const first = analyse('quiet');
  await settle();
  await endFirst();
  assert.deepEqual(seen(), ['busy', 'quiet'], 'the next worker is for the other');
  await endFirst();
  await endFirst();
  const flood = Array.from({ length: 5 }, () => analyse('busy'));
  await settle();
  assert.deepEqual(seen(), ['busy'], 'one worker is kept');
  const second = analyse('quiet');
  await settle();
  assert.deepEqual(seen(), ['busy', 'quiet']);
  assert.deepEqual(behind(), [true, false], 'on a worker that goes behind the one of the other');
  while (running.length > 0) await endFirst();
  await Promise.all([...alone, first, second, ...flood]);
});

test('shareEngine: analyses at once beyond the quota of a tenant, are refused with when to come back; others go on', async () => {
  const { engine, running, endFirst } = createSlowEngine();
  const most: Record<string, number> = { small: 3 };
  const shared = shareEngine(engine, {
    ...{ workers: 1, queueLength: 100 },
    quotas: rememberQuotas(async (tenant) => most[tenant] ?? null),
  });
  const all = Array.from({ length: 40 }, (_, n) => {
    const whom = { tenantId: 'small', sessionId: `session ${n}` };
    return shared.analyse(picture('small'), { mode: 'capture', ...whom }).catch((error: unknown) => error);
  });
  const other = shared.analyse(picture('other'), { mode: 'photo', tenantId: 'other' });
  await settle();
  while (running.length > 0) await endFirst();
  await other;
  const refused = (await Promise.all(all)).filter((one) => one instanceof Problem);
  assert.equal(refused.length, 37);
  for (const { code, status, args, retryAfter } of refused)
    assert.deepEqual([code, status, args[0], args[1]], ['E_TENANT_BUSY', 429, '3', String(retryAfter)]);
  const later = shared.analyse(picture('small'), { mode: 'photo', tenantId: 'small' });
  await settle();
  await endFirst();
  await later;
});

test('shareEngine: work in a transaction, reads no quota and is not refused; it waits for its turn', async () => {
  const { engine, running, endFirst } = createSlowEngine();
  const asked: string[] = [];
  const shared = shareEngine(engine, {
    ...{ workers: 1, queueLength: 8 },
    quotas: rememberQuotas(async (tenant) => {
      asked.push(tenant);
      return 1;
    }),
  });
  const photo = shared.analyse(picture('photo'), { mode: 'photo', tenantId });
  await settle();
  const bound = shared.analyse(picture('bound'), { mode: 'photo', tenantId, inTransaction: true });
  await settle();
  assert.deepEqual([running.length, asked.length], [1, 1]);
  await endFirst();
  assert.equal(String(running[0]?.images[0]), 'bound');
  await endFirst();
  await Promise.all([photo, bound]);
  assert.equal(asked.length, 1);
});

test('shareEngine: a tenant whose backends use up its quota, its people are let in, and no more runs than the quota', async () => {
  const { engine, running, endFirst } = createSlowEngine();
  const shared = shareEngine(engine, { workers: 4, queueLength: 16, quotas: rememberQuotas(async () => 2) });
  const isBusy = (error: unknown) => error instanceof Problem && error.code === 'E_TENANT_BUSY';
  const ofBackend = () => shared.analyse(picture('backend'), { mode: 'photo', tenantId });
  const ofPerson = (sessionId: string) =>
    shared.analyse(picture(sessionId), { mode: 'capture', tenantId, sessionId });
  const inside = [ofBackend(), ofBackend()];
  await settle();
  await assert.rejects(ofBackend(), isBusy);
  inside.push(ofPerson('Ann'), ofPerson('Bob'));
  await settle();
  await assert.rejects(ofPerson('Cem'), isBusy, 'beyond what people may have');
  await assert.rejects(ofBackend(), isBusy);
  const seen = () => running.map(({ images }) => String(images[0]));
  assert.deepEqual(seen(), ['backend', 'backend']);
  await endFirst();
  assert.deepEqual(seen(), ['backend', 'Ann']);
  while (running.length > 0) await endFirst();
  await Promise.all(inside);
});
