import type { CaptureOutcome } from '@selfsame/contract';
import { EngineOverloaded, type FaceEngine } from '@selfsame/face';
import type { Pool } from 'pg';
import type { Handlers } from './platform/handler.ts';
import type { Metrics } from './platform/metrics.ts';
import type { Load } from './platform/shed-load.ts';

const analysisBounds = [0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12, 30] as const;

/** Counts what is in the engine and how long captures take in it, waiting included. */
export function measureEngine(engine: FaceEngine, metrics: Metrics): FaceEngine {
  let inside = 0;
  metrics.gauge('selfsame_analyses_inside', 'Captures in the face engine, running and waiting', () => inside);
  const observe = metrics.histogram(
    'selfsame_analysis_seconds',
    'Time from asking for an analysis to its end, waiting included',
    analysisBounds,
  );
  const count = metrics.counter('selfsame_analyses_total', 'Analyses by how they ended');
  return {
    models: engine.models,
    close: () => engine.close(),
    async analyse(images, options) {
      const began = performance.now();
      inside += 1;
      try {
        const evidence = await engine.analyse(images, options);
        count({ ended: 'done' });
        return evidence;
      } catch (error) {
        count({ ended: error instanceof EngineOverloaded ? 'refused' : 'failed' });
        throw error;
      } finally {
        inside -= 1;
        observe({ mode: options.mode }, (performance.now() - began) / 1000);
      }
    },
  };
}

/** Steps of a capture page, as the server sees them, by the operation that marks each. */
const funnel = {
  OpenCaptureSession: 'opened',
  ApproveCaptureSession: 'approved',
  DeclineCaptureSession: 'declined',
  IssueAttempt: 'challenged',
} as const;

/**
 * Counts decisions, and the steps of captures that the server sees.
 * @param countDecision told of every judged capture; the dialogue's socket tells it by itself
 */
export function measureCaptures(
  handlers: Handlers,
  metrics: Metrics,
  countDecision: (outcome: CaptureOutcome) => void,
): Handlers {
  const step = metrics.counter('selfsame_capture_steps_total', 'Steps that capture pages reached');
  const measured = { ...handlers } as Record<string, (call: never) => Promise<unknown>>;
  for (const [operation, name] of Object.entries(funnel)) {
    const handler = measured[operation]!;
    measured[operation] = async (call) => {
      const answer = await handler(call);
      step({ step: name });
      return answer;
    };
  }
  const { SubmitAttempt, AnswerStep } = handlers;
  return {
    ...(measured as unknown as Handlers),
    SubmitAttempt: async (call) => {
      const answer = await SubmitAttempt(call);
      countDecision(answer);
      return answer;
    },
    AnswerStep: async (call) => {
      const answer = await AnswerStep(call);
      if (answer.outcome) countDecision(answer.outcome);
      return answer;
    },
  };
}

/** Memory, event loop, requests in flight and connections of this process. */
export function measureProcess(metrics: Metrics, pool: Pool, readLoad: () => Load): void {
  const gauge = metrics.gauge.bind(metrics);
  gauge('selfsame_database_connections', 'Open connections for requests', () => pool.totalCount);
  gauge('selfsame_database_connections_idle', 'Open connections that nobody uses', () => pool.idleCount);
  gauge('selfsame_database_waiting', 'Queries that wait for a connection', () => pool.waitingCount);
  gauge('selfsame_requests_in_flight', 'Requests that are not answered yet', () => readLoad().inFlight);
  gauge(
    'selfsame_event_loop_delay_seconds',
    'Mean delay of timers over a second',
    () => readLoad().eventLoopDelayMs / 1000,
  );
  gauge('process_resident_memory_bytes', 'Memory of the process', () => process.memoryUsage.rss());
  gauge('process_start_time_seconds', 'When the process started, Unix time', () =>
    Math.round(Date.now() / 1000 - process.uptime()),
  );
}
