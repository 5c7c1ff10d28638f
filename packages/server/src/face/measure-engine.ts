import { type AnalyseOptions, EngineOverloaded } from '@selfsame/face';
import { Problem } from '../platform/http/problem.ts';
import type { Metrics } from '../platform/metrics.ts';
import { traced } from '../platform/tracing/traced.ts';
import type { SharedEngine } from './share-engine.ts';

const analysisBounds = [0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12, 30] as const;

const isRefusal = (error: unknown): boolean => error instanceof EngineOverloaded || error instanceof Problem;

/** Counts what is in the engine and how long captures take in it, waiting included. */
export function measureEngine(engine: SharedEngine, metrics: Metrics): SharedEngine {
  let inside = 0;
  metrics.gauge('selfsame_analyses_inside', 'Captures in the face engine, running and waiting', () => inside);
  const observe = metrics.histogram(
    'selfsame_analysis_seconds',
    'Time from asking for an analysis to its end, waiting included',
    { mode: ['capture', 'upload', 'photo', 'step', 'compare'] },
    analysisBounds,
  );
  const count = metrics.counter('selfsame_analyses_total', 'Analyses by how they ended', {
    ended: ['done', 'refused', 'failed'],
  });
  const measure = async <Result>(
    mode: AnalyseOptions['mode'] | 'compare',
    run: () => Promise<Result>,
  ): Promise<Result> => {
    const began = performance.now();
    inside += 1;
    try {
      const result = await traced('face analysis', { 'selfsame.analysis.mode': mode }, run);
      count({ ended: 'done' });
      return result;
    } catch (error) {
      count({ ended: isRefusal(error) ? 'refused' : 'failed' });
      throw error;
    } finally {
      inside -= 1;
      observe({ mode }, (performance.now() - began) / 1000);
    }
  };
  return {
    models: engine.models,
    embedders: engine.embedders,
    close: () => engine.close(),
    analyse: (images, options) => measure(options.mode, () => engine.analyse(images, options)),
    compareTextures: (textures, options) =>
      measure('compare', () => engine.compareTextures(textures, options)),
  };
}
