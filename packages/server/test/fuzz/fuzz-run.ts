import { type OperationId, operationById, operationIds, services } from '@selfsame/contract';
import { type FuzzCallers, type Inject, openFuzzCallers } from './fuzz-callers.ts';
import { strangeHeaders } from './fuzz-headers.ts';
import { type FuzzRequest, fuzzRequest, pick, type Random, strangeName } from './fuzz-input.ts';

/** What the contract says may be missing (501) or too much at once (503). */
const allowedFailures = new Set([501, 503]);

/** xorshift32 (Marsaglia 2003). */
export function randomFrom(start: number): Random {
  let state = start | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** How one operation answered spoiled requests. */
export interface FuzzOutcome {
  statuses: Map<number, number>;
  /** The requests that got a 5xx or a refusal without an error code, with the answer. */
  failures: string[];
}

/** A server with something in it, and requests that spoil what its operations expect. */
export interface FuzzGround {
  /** Sends requests of one operation; the same seed gives the same ones. */
  fuzz(id: OperationId, count: number, seed: number): Promise<FuzzOutcome>;
  /** The same for pages, documents, probes and whatever else is no operation. */
  fuzzPlaces(count: number, seed: number): Promise<FuzzOutcome>;
}

/** `{}` stands for a name that is spoiled. */
const otherPlaces = [
  '/',
  '/{}',
  '/{}/{}',
  '/?i={}&s={}',
  '/?t={}&s={}',
  '/assets/{}',
  '/capture/v1/logos/{}',
  '/capture/v1/attempts/{}/dialogue',
  '/docs/{}',
  '/healthz?{}',
  '/metrics?{}={}',
  '/openapi/{}.json',
  '/portal/{}',
  '/portal/assets/{}',
  '/postman/{}.json',
  '/readyz?{}',
  '/try?token={}',
];

/** Builds the whole server with an account, an operation, a key and an open capture page. */
export async function openFuzzGround(ending: { after(run: () => Promise<void>): void }): Promise<FuzzGround> {
  const callers = await openFuzzCallers(ending);
  return {
    async fuzz(id, count, seed) {
      const random = randomFrom(seed + operationIds.indexOf(id));
      const outcome: FuzzOutcome = { statuses: new Map(), failures: [] };
      const { method, access } = operationById(id);
      await callers.renewToken();
      for (let place = 0; place < count; place++) {
        if (place % 50 === 0) {
          await callers.ensureAccount();
          await callers.openOperator();
          if (access.kind === 'capture') await callers.openPage();
        }
        const { url, headers: sent, payload } = makeRequest(id, random, callers.names);
        const headers = { ...sent, ...callers.credentialsOf(id, random), ...strangeHeaders(random) };
        const spoiled = { method, url, headers };
        await send(callers, outcome, id, payload === undefined ? spoiled : { ...spoiled, payload });
      }
      return outcome;
    },
    async fuzzPlaces(count, seed) {
      const random = randomFrom(seed);
      const outcome: FuzzOutcome = { statuses: new Map(), failures: [] };
      const known = [...callers.names, 'index.html', 'identity', 'api-keys', 'site.js', '%2e%2e', '..;'];
      for (let sent = 0; sent < count; sent++) {
        const url = pick(random, otherPlaces).replace(/\{\}/g, () => strangeName(random, known));
        const method = pick(random, ['GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE'] as const);
        await send(callers, outcome, 'place', { method, url, headers: strangeHeaders(random) });
      }
      return outcome;
    },
  };
}

async function send(
  callers: FuzzCallers,
  { statuses, failures }: FuzzOutcome,
  name: string,
  request: Inject,
): Promise<void> {
  const { statusCode, body } = await callers.inject(request);
  statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
  if (isFine(statusCode, body)) return;
  const { method, url, headers, payload = '' } = request;
  failures.push(
    `${name} ${method} ${url}\n${JSON.stringify(headers)}\n${String(payload).slice(0, 2_000)}\n→ ${statusCode} ${body.slice(0, 600)}`,
  );
}

function makeRequest(id: OperationId, random: Random, names: readonly string[]): FuzzRequest {
  const operation = operationById(id);
  const values = [...names, ...names.map((name) => ({ OperationId: name }))];
  return fuzzRequest(operation, pick(random, services[operation.service].bases), random, { names, values });
}

/** No 5xx, and every refusal says by a code of the contract why. */
function isFine(statusCode: number, body: string): boolean {
  if (statusCode >= 500 && !allowedFailures.has(statusCode)) return false;
  return statusCode < 400 || /"ID":"E_[A-Z_0-9]+"/.test(body);
}
