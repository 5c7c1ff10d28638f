import type { IncomingHttpHeaders } from 'node:http';
import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tracer } from './traced.ts';

/** The trace that a caller names by `traceparent`; of `tracestate`, which may hold any text, nothing is taken. */
function callersTrace(headers: IncomingHttpHeaders): Context {
  const named = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, headers));
  if (named === undefined) return ROOT_CONTEXT;
  const { traceId, spanId, traceFlags } = named;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/**
 * Makes each call of an operation a span (semantic conventions, HTTP server spans). A backend that brings `traceparent` finds its call in
 * its own trace (W3C Trace Context); pages of people, which anybody can ask, begin one of their own. Names and attributes have the path's template, never an address that was asked.
 */
export function traceRequests(fastify: FastifyInstance): void {
  const running = new WeakMap<FastifyRequest, Context>();
  const within = (request: FastifyRequest, next: () => void): void => {
    const began = running.get(request);
    if (began) context.with(began, next);
    else next();
  };
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { operationId, operation } = request.routeOptions.config;
    if (operationId) {
      const { method, headers, routeOptions } = request;
      const attributes = {
        'http.request.method': method,
        'http.route': routeOptions.url ?? '',
        'selfsame.operation': operationId,
      };
      const parent = operation?.access.kind === 'bearer' ? callersTrace(headers) : ROOT_CONTEXT;
      const span = tracer.startSpan(
        `${method} ${routeOptions.url}`,
        { kind: SpanKind.SERVER, attributes },
        parent,
      );
      running.set(request, trace.setSpan(parent, span));
    }
    within(request, done);
  });
  // What reads the body goes on from a callback of the socket, which knows of no trace.
  fastify.addHook('preHandler', (request, _reply, done) => within(request, done));
  fastify.addHook('onResponse', (request, reply, done) => {
    const began = running.get(request);
    const span = began && trace.getSpan(began);
    if (span) {
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    }
    done();
  });
}
