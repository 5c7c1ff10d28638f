/**
 * npm run bench:api [-- --seconds 4] [--rounds 3] [--connections 16]
 * Requests per second and latency of token, poll and begin on loopback, beside a bare Fastify route in the same run.
 * Server, its PostgreSQL and the sender share the machine, so read the ratios rather than the figures.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { adminPath, openApi } from '../e2e/api.ts';
import { apiKey, startServer } from '../e2e/server.ts';
import { formatTable } from './format-table.ts';
import { type LoadRequest, measureRequestRate, type RequestRate } from './request-rate.ts';
import { describeMachine } from './search/search-machine.ts';
import { quantile } from './statistics/intervals.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
  },
});
const connections = Number(values.connections);
const seconds = Number(values.seconds);

async function startBareRoute(): Promise<{ origin: string; stop(): void }> {
  const child = spawn(process.execPath, [new URL('./bare-fastify.ts', import.meta.url).pathname], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { origin: `http://127.0.0.1:${port.toString().trim()}`, stop: () => child.kill() };
}

const server = await startServer({ env: { SELFSAME_TRUST_PROXY: 'true', SELFSAME_LOG_LEVEL: 'warn' } });
const bare = await startBareRoute();
try {
  const api = await openApi(server.baseUrl);
  const pending = await api.beginSelfie();
  const token = await readToken(server.baseUrl);
  const json = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  let sent = 0;
  // Every request from an address of its own: the limits per client are not what is measured.
  const from = () => {
    sent += 1;
    return { 'x-forwarded-for': `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}` };
  };
  const body = JSON.stringify({ TimeoutSec: 600, TransportType: 0, CheckLiveness: true });
  const basic = `Basic ${Buffer.from(`${apiKey.id}:${apiKey.value}`).toString('base64')}`;
  const kinds: [name: string, origin: string, next: () => LoadRequest][] = [
    [
      'bare Fastify, POST JSON',
      bare.origin,
      () => ({ method: 'POST', path: '/', headers: { 'content-type': 'application/json' }, body }),
    ],
    [
      'token (API key → JWT pair)',
      server.baseUrl,
      () => ({
        method: 'POST',
        path: '/IDCompleteBackendEngine/IdentityService/v1/auth/token',
        headers: { authorization: basic, ...from() },
      }),
    ],
    [
      'poll (GET selfie operation)',
      server.baseUrl,
      () => ({
        method: 'GET',
        path: `${adminPath}/foreignOperations/biometry/${pending.OperationId}`,
        headers: { ...json, ...from() },
      }),
    ],
    [
      'begin (POST selfie operation)',
      server.baseUrl,
      () => ({
        method: 'POST',
        path: `${adminPath}/foreignOperations/biometry`,
        headers: { ...json, ...from() },
        body,
      }),
    ],
  ];
  const rounds = new Map<string, RequestRate[]>(kinds.map(([name]) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, origin, next] of kinds) {
      rounds.get(name)!.push(await measureRequestRate(origin, next, { connections, seconds }));
    }
  }
  const median = (name: string, read: (rate: RequestRate) => number): number =>
    quantile(
      rounds
        .get(name)!
        .map(read)
        .sort((a, b) => a - b),
      0.5,
    );
  const bareRate = median(kinds[0]![0], (rate) => rate.perSecond);
  console.log(`${describeMachine()}; ${connections} connections, ${values.rounds} rounds of ${seconds} s\n`);
  console.log(
    formatTable([
      ['request', 'per second', 'of bare', 'p50 ms', 'p99 ms', 'n', 'answers'],
      ...kinds.map(([name]) => [
        name,
        median(name, (rate) => rate.perSecond).toFixed(0),
        `${((100 * median(name, (rate) => rate.perSecond)) / bareRate).toFixed(0)} %`,
        median(name, (rate) => rate.p50).toFixed(1),
        median(name, (rate) => rate.p99).toFixed(1),
        String(rounds.get(name)!.reduce((sum, rate) => sum + rate.requests, 0)),
        describeStatuses(rounds.get(name)!),
      ]),
    ]),
  );
} finally {
  bare.stop();
  await server.remove();
}

async function readToken(baseUrl: string): Promise<string> {
  const answer = await fetch(`${baseUrl}/IDCompleteBackendEngine/IdentityService/v1/auth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${apiKey.id}:${apiKey.value}`).toString('base64')}` },
  });
  return ((await answer.json()) as { AccessToken: string }).AccessToken;
}

function describeStatuses(rates: RequestRate[]): string {
  const all = new Map<number, number>();
  for (const { statuses } of rates)
    for (const [status, count] of statuses) all.set(status, (all.get(status) ?? 0) + count);
  return [...all].map(([status, count]) => `${status}: ${count}`).join(', ');
}
