import { type Attributes, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { Problem } from '../http/problem.ts';

/** Makes the spans of the server. Until `openTracing` has named a collector nothing is measured, and a span costs next to nothing. */
export const tracer = trace.getTracer('selfsame');

/** What kind of failure it was: a code or a name, never a message, which may hold what a person typed. */
const kindOf = (error: unknown): string =>
  error instanceof Problem ? error.code : error instanceof Error ? error.name : 'unknown';

/**
 * Runs `work` as a span of the running trace, or as the first one of a new trace.
 * @param attributes of the semantic conventions of OpenTelemetry; no personal data, no secret, no id of a person
 */
export const traced = <T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
  kind: SpanKind = SpanKind.INTERNAL,
): Promise<T> =>
  tracer.startActiveSpan(name, { attributes, kind }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', kindOf(error));
      throw error;
    } finally {
      span.end();
    }
  });
