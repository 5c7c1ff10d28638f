/**
 * Loaded into every test process (`node --import`): notes which operations were called and which error codes were
 * answered, so that the gate can name what no test reaches. Watches Fastify from outside, through its diagnostics
 * channel; production code knows nothing of it.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

interface Reply {
  statusCode: number;
}
interface Request {
  routeOptions: { config: { operationId?: string; operation?: { response: { type?: string } } } };
}
interface Observed {
  addHook(
    name: 'onSend',
    hook: (
      request: Request,
      reply: Reply,
      payload: unknown,
      done: (error: null, payload: unknown) => void,
    ) => void,
  ): void;
}

const folder = process.env.CONTRACT_RECORD;
if (folder) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}.txt`);
  const seen = new Set<string>();
  const note = (line: string): void => {
    if (seen.has(line)) return;
    seen.add(line);
    appendFileSync(file, `${line}\n`);
  };
  const codeOf = (payload: unknown): string | undefined =>
    typeof payload === 'string' ? /"ID":"(E_[A-Z0-9_]+)"/.exec(payload)?.[1] : undefined;
  subscribe('fastify.initialization', (message) => {
    const { fastify } = message as { fastify: Observed };
    fastify.addHook('onSend', (request, reply, payload, done) => {
      const { operationId, operation } = request.routeOptions.config;
      // 501 is the whole answer of an operation that is named but not served, 404 of one whose answer is null: it
      // looks up what this server never has.
      const isNever = reply.statusCode === 404 && operation?.response.type === 'null';
      const isAnswered = reply.statusCode < 400 || reply.statusCode === 501 || isNever;
      if (operationId && isAnswered) note(`operation ${operationId}`);
      const code = reply.statusCode >= 400 ? codeOf(payload) : undefined;
      if (code) note(`error ${code}`);
      done(null, payload);
    });
  });
}
