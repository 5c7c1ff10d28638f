import { SpanKind } from '@opentelemetry/api';
import type { Config } from '../configuration/config.ts';
import { traced } from '../tracing/traced.ts';
import { createEgress, type Egress } from './egress.ts';

/** The way out to addresses that somebody typed, as the configuration limits it. A trace names the host alone. */
export function openEgress({ egressAllow, egressHttp, egressUnverifiedTls }: Config): Egress {
  const egress = createEgress({
    allow: egressAllow,
    allowHttp: egressHttp,
    allowUnverifiedTls: egressUnverifiedTls,
  });
  return {
    check: egress.check,
    request(url, request) {
      const host = URL.parse(url)?.hostname;
      const attributes = { 'http.request.method': request.method, ...(host && { 'server.address': host }) };
      return traced(request.method, attributes, () => egress.request(url, request), SpanKind.CLIENT);
    },
  };
}
