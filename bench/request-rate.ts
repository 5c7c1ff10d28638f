import { Pool } from 'undici';
import { quantile } from './statistics/intervals.ts';

/** What one kind of request did under load. */
export interface RequestRate {
  requests: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Answers by status; `0` counts broken connections. */
  statuses: Map<number, number>;
}

/** One request, made anew for every send. */
export interface LoadRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * Sends requests over kept-alive connections for some seconds, each connection the next when the last is answered
 * (closed loop), after a warm-up that is not counted.
 * @param options.connections how many at once
 */
export async function measureRequestRate(
  origin: string,
  next: () => LoadRequest,
  options: { connections: number; seconds: number; warmUpSeconds?: number },
): Promise<RequestRate> {
  const { connections, seconds, warmUpSeconds = 0.5 } = options;
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const start = performance.now() + warmUpSeconds * 1000;
  const end = start + seconds * 1000;
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const send = async (): Promise<void> => {
    while (performance.now() < end) {
      const began = performance.now();
      const status = await answerOf(pool, next());
      const ended = performance.now();
      if (began < start || ended > end) continue;
      times.push(ended - began);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: connections }, send));
  await pool.close();
  times.sort((a, b) => a - b);
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    statuses,
  };
}

async function answerOf(pool: Pool, request: LoadRequest): Promise<number> {
  try {
    const { statusCode, body } = await pool.request({ ...request, body: request.body ?? null });
    await body.dump();
    return statusCode;
  } catch {
    return 0;
  }
}
