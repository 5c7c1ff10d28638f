import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineOverloaded, type FaceEngine } from '@selfsame/face';
import { createFaceActor } from '../../test/face-actor.ts';
import { createMetrics } from '../platform/metrics.ts';
import { measureEngine } from './measure-engine.ts';

test('measureEngine: analyses, are counted by their end and timed; what is inside shows while it is', async () => {
  const metrics = createMetrics();
  const actor = createFaceActor();
  const line = async (name: string) =>
    (await metrics.render()).split('\n').find((text) => text.startsWith(name));
  const tenantId = crypto.randomUUID();
  let seen: string | undefined;
  let isFull = false;
  const engine = measureEngine(
    {
      ...actor,
      analyse: async (images, options) => {
        seen = await line('selfsame_analyses_inside');
        if (isFull) throw new EngineOverloaded(2);
        return actor.analyse(images, options);
      },
    } satisfies FaceEngine,
    metrics,
  );
  await engine.analyse([Buffer.from('{}')], { mode: 'photo', tenantId }).catch(() => undefined);
  assert.equal(seen, 'selfsame_analyses_inside 1');
  assert.equal(await line('selfsame_analyses_inside'), 'selfsame_analyses_inside 0');
  isFull = true;
  await assert.rejects(engine.analyse([], { mode: 'photo', tenantId }), EngineOverloaded);
  assert.match(await metrics.render(), /selfsame_analyses_total\{ended="refused"\} 1/);
  assert.match(await metrics.render(), /selfsame_analysis_seconds_count\{mode="photo"\} 2/);
});
