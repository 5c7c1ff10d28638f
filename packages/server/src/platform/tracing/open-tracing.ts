import { context, DiagLogLevel, diag, propagation, trace } from '@opentelemetry/api';
import type { Config } from '../configuration/config.ts';
import type { Log } from '../log.ts';

/** Spans that wait are sent after this time at the latest, ms. */
const sendEveryMs = 5_000;
/** A collector that does not answer within this time, ms, is given up: a stop must not wait for it. */
const sendWithinMs = 3_000;

/**
 * Sends spans to an OpenTelemetry collector by OTLP over HTTP, as JSON. Call before anything is opened that should be traced.
 * @returns what sends the spans that wait, and ends it; nothing is loaded or sent where `SELFSAME_OTLP_URL` is not set
 */
export async function openTracing(
  { otlpUrl, otlpAuthorization, tracePercent }: Config,
  { version, log }: { version: string; log: Pick<Log, 'warn'> },
): Promise<() => Promise<void>> {
  if (otlpUrl === undefined) return async () => undefined;
  // Imported late: most servers don't trace, and it is large.
  const [{ AsyncLocalStorageContextManager }, { W3CTraceContextPropagator }, otlp, resources, sdk] =
    await Promise.all([
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/core'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace-base'),
    ]);
  const tell = (): void => log.warn('traces could not be sent: is the collector up?');
  const silent = (): void => undefined;
  diag.setLogger(
    { error: tell, warn: silent, info: silent, debug: silent, verbose: silent },
    DiagLogLevel.ERROR,
  );
  const exporter = new otlp.OTLPTraceExporter({
    url: otlpUrl,
    timeoutMillis: sendWithinMs,
    ...(otlpAuthorization !== undefined && { headers: { authorization: otlpAuthorization } }),
  });
  const processor = new sdk.BatchSpanProcessor(exporter, {
    scheduledDelayMillis: sendEveryMs,
    exportTimeoutMillis: sendWithinMs,
  });
  const provider = new sdk.BasicTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': 'selfsame', 'service.version': version }),
    sampler: new sdk.TraceIdRatioBasedSampler(tracePercent / 100),
    spanProcessors: [processor],
  });
  const manager = new AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(manager);
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return async () => {
    await provider.shutdown();
    for (const api of [trace, propagation, context, diag]) api.disable();
    manager.disable();
  };
}
