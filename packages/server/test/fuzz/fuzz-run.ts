import { type OperationId, operationById, operationIds, portalHeader, services } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import { createPortalToken, hashPortalToken } from '../../src/operator/sign-in/portal-token.ts';
import { insertOperator } from '../../src/store/operator/operator.ts';
import { insertOperatorSession } from '../../src/store/operator/operator-session.ts';
import { type TestGround, withGround } from '../app.ts';
import { bases } from '../served-operations.ts';
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
  const ground = await withGround(ending);
  const app = await ground.build();
  const { fastify } = app;
  const basic = `Basic ${Buffer.from(`${app.firstKey!.id}:${app.firstKey!.value}`).toString('base64')}`;
  const caller = createCaller(fastify);
  let bearer = '';
  /** Access tokens live for 15 minutes; thousands of requests take longer. */
  const renewToken = async (): Promise<void> => {
    bearer = `Bearer ${(await caller.send('POST', `${bases.identity}/auth/token`, basic)).AccessToken}`;
  };
  await renewToken();
  /** The account that requests name; one of the operations deletes it. */
  const ensureAccount = () =>
    caller.send('POST', `${bases.admin}/accounts`, bearer, {
      AccountNumber: 'fuzz',
      DisplayName: 'Fuzz',
      Custom: true,
    });
  await ensureAccount();
  const operation = await caller.send('POST', `${bases.authorization}/v2/operations`, bearer, {
    Name: 'EnrollBioCredential',
    AccountNumber: 'fuzz',
  });
  const key = await caller.send('POST', `${bases.admin}/adminUser/apiKeys`, bearer, {
    Roles: ['Account Manager'],
  });
  const names = ['fuzz', 'Verify_Identity', key.ExternalId!, operation.OperationId ?? ''].filter(Boolean);
  let capture = '';
  /** A capture page that is open: operations end them, so it is renewed now and then. */
  const openPage = async (): Promise<void> => {
    const selfie = await caller.send('POST', `${bases.admin}/foreignOperations/biometry`, bearer, {
      TimeoutSec: 600,
    });
    const opened = await caller.send('POST', '/capture/v1/sessions/open', undefined, {
      kind: 'operation',
      id: selfie.OperationId,
      secret: selfie.OneTimeSecret,
    });
    capture = `Bearer ${opened.token}`;
    const attempt = await caller.send('POST', '/capture/v1/attempts', capture, {});
    names.push(String(attempt.attemptId ?? ''), selfie.OperationId!);
  };

  /** An owner who is signed in to the portal: signing out is an operation, too. */
  let operator: Record<string, string> = {};
  const openOperator = async (): Promise<void> => {
    operator = await signInOperator(ground.database.db);
  };

  const credentialsOf = (id: OperationId, random: Random): Record<string, string> => {
    const { kind } = operationById(id).access;
    if (random() < 0.03) return { authorization: `Bearer ${random()}` };
    if (kind === 'operator' || (kind === 'bearer' && random() < 0.2)) return operator;
    return { authorization: kind === 'basic' ? basic : kind === 'capture' ? capture : bearer };
  };

  return {
    async fuzz(id, count, seed) {
      const random = randomFrom(seed + operationIds.indexOf(id));
      const outcome: FuzzOutcome = { statuses: new Map(), failures: [] };
      const { method, access } = operationById(id);
      await renewToken();
      for (let place = 0; place < count; place++) {
        if (place % 50 === 0) {
          await ensureAccount();
          await openOperator();
          if (access.kind === 'capture') await openPage();
        }
        const { url, headers: sent, payload } = makeRequest(id, random, names);
        const headers = { ...sent, ...credentialsOf(id, random), ...strangeHeaders(random) };
        const spoiled = { method, url, headers };
        await send(outcome, id, payload === undefined ? spoiled : { ...spoiled, payload });
      }
      return outcome;
    },
    async fuzzPlaces(count, seed) {
      const random = randomFrom(seed);
      const outcome: FuzzOutcome = { statuses: new Map(), failures: [] };
      const known = [...names, 'index.html', 'identity', 'api-keys', 'reference.js', '%2e%2e', '..;'];
      for (let sent = 0; sent < count; sent++) {
        const url = pick(random, otherPlaces).replace(/\{\}/g, () => strangeName(random, known));
        const method = pick(random, ['GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE'] as const);
        await send(outcome, 'place', { method, url, headers: strangeHeaders(random) });
      }
      return outcome;
    },
  };

  async function send({ statuses, failures }: FuzzOutcome, name: string, request: Inject): Promise<void> {
    const { statusCode, body } = await caller.inject(request);
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    if (isFine(statusCode, body)) return;
    const { method, url, headers, payload = '' } = request;
    failures.push(
      `${name} ${method} ${url}\n${JSON.stringify(headers)}\n${String(payload).slice(0, 2_000)}\n→ ${statusCode} ${body.slice(0, 600)}`,
    );
  }
}

/** Makes an owner of the first tenant and a session of theirs. @returns the headers that their browser sends */
async function signInOperator(db: TestGround['database']['db']): Promise<Record<string, string>> {
  const now = new Date();
  const { id: tenant_id } = await db.selectFrom('tenant').select('id').executeTakeFirstOrThrow();
  const operator = await insertOperator(db, {
    id: crypto.randomUUID(),
    tenant_id,
    role: 'owner',
    display_name: 'Fuzz',
    created_at: now,
    modified_at: now,
  });
  const token = createPortalToken();
  await insertOperatorSession(db, {
    id: crypto.randomUUID(),
    operator_id: operator.id,
    token_hash: hashPortalToken(token),
    browser: 'Fuzz',
    created_at: now,
    confirmed_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + 3_600_000),
  });
  return { cookie: `selfsame-portal=${token}`, [portalHeader.name]: portalHeader.value };
}

interface Inject {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer | object;
}

/** Calls from an address of their own for every request: limits per client are tested elsewhere. */
function createCaller(fastify: FastifyInstance) {
  let sent = 0;
  const inject = (request: Inject) => {
    sent += 1;
    return fastify.inject({
      ...request,
      remoteAddress: `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`,
    });
  };
  return {
    inject,
    async send(
      method: 'POST',
      url: string,
      authorization?: string,
      body?: object,
    ): Promise<Record<string, string>> {
      const reply = await inject({
        method,
        url,
        headers: authorization === undefined ? {} : { authorization },
        ...(body === undefined ? {} : { payload: body }),
      });
      if (![200, 409].includes(reply.statusCode)) throw new Error(`${method} ${url}: ${reply.body}`);
      return reply.json();
    },
  };
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
