import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type OperationId, operationById, operationIds, services } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import { withGround } from './app.ts';
import { type FuzzRequest, fuzzRequest, pick, type Random } from './fuzz-input.ts';

/** Requests per operation: hundreds in the gate, thousands with SELFSAME_TEST_FUZZ=5000. */
const perOperation = Number(process.env.SELFSAME_TEST_FUZZ ?? 100);
/** Fixed in the gate, so that what is red is red for everybody; `SELFSAME_TEST_FUZZ_SEED` goes elsewhere. */
const seed = Number(process.env.SELFSAME_TEST_FUZZ_SEED ?? 1_312_886_439);
/** What the contract says may be missing (501) or too much at once (503). */
const allowedFailures = new Set([501, 503]);

/** xorshift32 (Marsaglia 2003). */
function randomFrom(start: number): Random {
  let state = start | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';
const identity = '/IDCompleteBackendEngine/IdentityService/v1';
const verification = '/IDCompleteBackendEngine/Default/AuthorizationServiceRest';

describe(`every operation: with ${perOperation} spoiled requests each (seed ${seed})`, () => {
  let fastify: FastifyInstance;
  let basic: string;
  let bearer: string;
  let capture: string | undefined;
  let names: string[];
  let sent = 0;
  const cleanups: (() => Promise<void>)[] = [];
  after(async () => {
    for (const clean of cleanups) await clean();
  });

  const send = async (method: string, url: string, body?: unknown): Promise<Record<string, string>> => {
    const reply = await fastify.inject({
      method: method as 'POST',
      url,
      headers: { authorization: url.startsWith(identity) ? basic : bearer },
      remoteAddress: addressOf(++sent),
      ...(body === undefined ? {} : { payload: body as object }),
    });
    assert.ok([200, 409].includes(reply.statusCode), `${method} ${url}: ${reply.body}`);
    return reply.json();
  };
  /** A capture page that is open: operations end them, so it is renewed now and then. */
  const openPage = async (): Promise<string> => {
    const selfie = await send('POST', `${admin}/foreignOperations/biometry`, { TimeoutSec: 600 });
    const reply = await fastify.inject({
      method: 'POST',
      url: '/capture/v1/sessions/open',
      remoteAddress: addressOf(++sent),
      payload: { kind: 'operation', id: selfie.OperationId, secret: selfie.OneTimeSecret },
    });
    const { token } = reply.json<{ token: string }>();
    assert.ok(token, reply.body);
    const attempt = await fastify.inject({
      method: 'POST',
      url: '/capture/v1/attempts',
      remoteAddress: addressOf(++sent),
      headers: { authorization: `Bearer ${token}` },
      payload: {},
    });
    names.push(String(attempt.json().attemptId ?? ''), selfie.OperationId!);
    return token;
  };

  /** The account that requests name; one of the operations deletes it. */
  const ensureAccount = () =>
    send('POST', `${admin}/accounts`, { AccountNumber: 'fuzz', DisplayName: 'Fuzz', Custom: true });

  before(async () => {
    const ground = await withGround({ after: (run) => void cleanups.push(run) });
    const app = await ground.build();
    fastify = app.fastify;
    basic = `Basic ${Buffer.from(`${app.firstKey!.id}:${app.firstKey!.value}`).toString('base64')}`;
    bearer = '';
    const { AccessToken } = await send('POST', `${identity}/auth/token`);
    bearer = `Bearer ${AccessToken}`;
    await ensureAccount();
    const operation = await send('POST', `${verification}/v2/operations`, {
      Name: 'EnrollBioCredential',
      AccountNumber: 'fuzz',
    });
    const key = await send('POST', `${admin}/adminUser/apiKeys`, { Roles: ['Account Manager'] });
    names = ['fuzz', 'Verify_Identity', key.ExternalId!, operation.OperationId ?? ''].filter(Boolean);
  });

  for (const id of operationIds) {
    test(`${id}: gives no 5xx`, async (t) => {
      const random = randomFrom(seed + operationIds.indexOf(id));
      const counts = new Map<number, number>();
      for (let place = 0; place < perOperation; place++) {
        if (place % 50 === 0) await ensureAccount();
        if (isCapture(id) && place % 50 === 0) capture = await openPage();
        const request = makeRequest(id, random);
        const status = await answer(id, request, random);
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
      t.diagnostic([...counts].map(([status, count]) => `${status}: ${count}`).join(', '));
    });
  }

  const makeRequest = (id: OperationId, random: Random): FuzzRequest => {
    const operation = operationById(id);
    const values = [...names, ...names.map((name) => ({ OperationId: name }))];
    return fuzzRequest(operation, pick(random, services[operation.service].bases), random, { names, values });
  };

  const answer = async (id: OperationId, request: FuzzRequest, random: Random): Promise<number> => {
    const { access, method } = operationById(id);
    const authorization =
      access.kind === 'basic' ? basic : access.kind === 'capture' ? `Bearer ${capture}` : bearer;
    const isAdmitted = random() < 0.97;
    const reply = await fastify.inject({
      method,
      url: request.url,
      remoteAddress: addressOf(++sent),
      headers: { ...request.headers, authorization: isAdmitted ? authorization : `Bearer ${random()}` },
      ...(request.payload !== undefined && { payload: request.payload }),
    });
    const { statusCode, body } = reply;
    const shown = () =>
      `${id} ${method} ${request.url}\n${JSON.stringify(request.headers)}\n${String(request.payload).slice(0, 2_000)}\n→ ${statusCode} ${body}`;
    assert.ok(statusCode < 500 || allowedFailures.has(statusCode), shown());
    if (statusCode >= 400) assert.match(String(reply.json().ID), /^E_[A-Z_0-9]+$/, shown());
    return statusCode;
  };
});

/** A client of its own for every request: limits per client are tested elsewhere. */
const addressOf = (number: number): string =>
  `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;

const isCapture = (id: OperationId): boolean => operationById(id).access.kind === 'capture';
