import type { OpenDatabase } from './database.ts';
import type { Load } from './http/shed-load.ts';
import type { Metrics } from './metrics.ts';

/** Memory, event loop, requests in flight and connections of this process. */
export function measureProcess(
  metrics: Metrics,
  { pool, connections }: Pick<OpenDatabase<unknown>, 'pool' | 'connections'>,
  readLoad: () => Load,
): void {
  const { gauge } = metrics;
  gauge('selfsame_database_connections', 'Open connections for requests', () => pool.totalCount);
  gauge('selfsame_database_connections_idle', 'Open connections that nobody uses', () => pool.idleCount);
  gauge('selfsame_database_waiting', 'Queries that wait for a connection', () => connections.waiting());
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
