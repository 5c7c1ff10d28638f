import { type OperationId, operationById, portalHeader } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import { createPortalToken, hashPortalToken } from '../../src/operator/sign-in/portal-token.ts';
import { insertOperator } from '../../src/store/operator/operator.ts';
import { insertOperatorSession } from '../../src/store/operator/operator-session.ts';
import { type TestGround, withGround } from '../app.ts';
import { bases } from '../served-operations.ts';
import type { Random } from './fuzz-input.ts';

/** A request as the fuzzer sends it. */
export interface Inject {
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

/** Who calls the server while it is fuzzed, and what they can name. */
export interface FuzzCallers {
  inject: ReturnType<typeof createCaller>['inject'];
  /** Names of things that exist. */
  names: string[];
  /** Renews the access token: it lives for 15 minutes, and thousands of requests take longer. */
  renewToken(): Promise<void>;
  /** Makes the account that requests name: one of the operations deletes it. */
  ensureAccount(): Promise<unknown>;
  /** Opens another capture page: operations end them. */
  openPage(): Promise<void>;
  /** Signs the operator in again: signing out is an operation, too. */
  openOperator(): Promise<void>;
  /** The headers by which one may call an operation, now and then those of somebody who may not. */
  credentialsOf(id: OperationId, random: Random): Record<string, string>;
}

/** Builds the whole server with an account, an operation, a key and an open capture page. */
export async function openFuzzCallers(ending: {
  after(run: () => Promise<void>): void;
}): Promise<FuzzCallers> {
  const ground = await withGround(ending);
  const app = await ground.build();
  const basic = `Basic ${Buffer.from(`${app.firstKey!.id}:${app.firstKey!.value}`).toString('base64')}`;
  const caller = createCaller(app.fastify);
  let bearer = '';
  let capture = '';
  let operator: Record<string, string> = {};
  const renewToken = async (): Promise<void> => {
    bearer = `Bearer ${(await caller.send('POST', `${bases.identity}/auth/token`, basic)).AccessToken}`;
  };
  await renewToken();
  const ensureAccount = () =>
    caller.send('POST', `${bases.admin}/accounts`, bearer, {
      AccountNumber: 'fuzz',
      DisplayName: 'Fuzz',
      Custom: true,
    });
  const names = await makeNames(caller, bearer, ensureAccount);
  return {
    ...{ inject: caller.inject, names, renewToken, ensureAccount },
    async openPage() {
      const page = await openPage(caller, bearer);
      capture = page.capture;
      names.push(...page.names);
    },
    async openOperator() {
      operator = await signInOperator(ground.database.db);
    },
    credentialsOf(id, random) {
      const { kind } = operationById(id).access;
      if (random() < 0.03) return { authorization: `Bearer ${random()}` };
      if (kind === 'operator' || (kind === 'bearer' && random() < 0.2)) return operator;
      return { authorization: kind === 'basic' ? basic : kind === 'capture' ? capture : bearer };
    },
  };
}

type Caller = ReturnType<typeof createCaller>;

/** The account, an enrolment of it, and a key. @returns what requests can name of them */
async function makeNames(
  caller: Caller,
  bearer: string,
  ensureAccount: () => Promise<unknown>,
): Promise<string[]> {
  await ensureAccount();
  const operation = await caller.send('POST', `${bases.authorization}/v2/operations`, bearer, {
    Name: 'EnrollBioCredential',
    AccountNumber: 'fuzz',
  });
  const key = await caller.send('POST', `${bases.admin}/adminUser/apiKeys`, bearer, {
    Roles: ['Account Manager'],
  });
  return ['fuzz', 'Verify_Identity', key.ExternalId!, operation.OperationId ?? ''].filter(Boolean);
}

/** Begins a selfie and opens its page. @returns the page's credential, and the names of its attempt and operation */
async function openPage(caller: Caller, bearer: string): Promise<{ capture: string; names: string[] }> {
  const selfie = await caller.send('POST', `${bases.admin}/foreignOperations/biometry`, bearer, {
    TimeoutSec: 600,
  });
  const opened = await caller.send('POST', '/capture/v1/sessions/open', undefined, {
    kind: 'operation',
    id: selfie.OperationId,
    secret: selfie.OneTimeSecret,
  });
  const capture = `Bearer ${opened.token}`;
  const attempt = await caller.send('POST', '/capture/v1/attempts', capture, {});
  return { capture, names: [String(attempt.attemptId ?? ''), selfie.OperationId!] };
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
