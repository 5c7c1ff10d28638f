import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { LogEvent } from 'kysely';
import { tracer } from './traced.ts';

/** The verb of a statement and the first table that it names; the statement itself is left out, and so are its values. */
function summarize(sql: string): { verb: string; table: string | undefined } {
  const verb = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'QUERY';
  return { verb, table: /\b(?:from|into|update)\s+"?(\w+)"?/i.exec(sql)?.[1] };
}

/** Tells a statement that has just ended as a span, where a trace is running (semantic conventions, Database spans). */
export function traceQuery({ level, query, queryDurationMillis }: LogEvent): void {
  if (!trace.getActiveSpan()?.isRecording()) return;
  const { verb, table } = summarize(query.sql);
  const endTime = Date.now();
  const span = tracer.startSpan(table ? `${verb} ${table}` : verb, {
    kind: SpanKind.CLIENT,
    startTime: endTime - queryDurationMillis,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': verb,
      ...(table && { 'db.collection.name': table }),
    },
  });
  if (level === 'error') span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(endTime);
}
