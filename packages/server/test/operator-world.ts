import type { TestContext } from 'node:test';
import type { OperatorRole, PortalSession } from '@selfsame/contract';
import { Secret, TOTP } from 'otpauth';
import { linkAddress, makeSetUpLink } from '../src/operator/make-set-up-link.ts';
import type { OperatorDependencies } from '../src/operator/operator-dependencies.ts';
import { createPortalToken, hashPortalToken } from '../src/operator/portal-token.ts';
import { operatorHandlers } from '../src/operator/routes.ts';
import { insertInvite } from '../src/store/operator-invite.ts';
import { type Edge, withEdge } from './edge.ts';

/** Where the portal of these tests is. */
export const portalOrigin = 'https://selfsame.test';
export const goodPassword = 'nine quiet harbours at dawn';

/** How a request is sent: as a page of the portal would, unless said otherwise. */
export interface AskOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** The whole `Cookie`. */
  cookie?: string;
  /** Replace or, when undefined, leave out. */
  headers?: Record<string, string | undefined>;
}

/** Someone who is signed in. */
export interface SignedIn {
  cookie: string;
  session: PortalSession;
  email: string;
  password: string;
  /** Base32. */
  secret: string;
}

/** The edge with the operations of the portal, its first owner not set up yet. */
export interface OperatorWorld {
  edge: Edge;
  deps: OperatorDependencies;
  /** What `delay` was asked to wait, ms. */
  waits: number[];
  ask(
    path: string,
    options?: AskOptions,
  ): Promise<{
    status: number;
    // biome-ignore lint/suspicious/noExplicitAny: answers of any operation
    body: any;
    cookie: string | undefined;
    setCookie: string | undefined;
  }>;
  /** The secret of a link to a role. */
  invite(role: OperatorRole, options?: { email?: string; seconds?: number }): Promise<string>;
  setUpToken(): Promise<string>;
  /** Becomes an operator with password and authenticator. */
  accept(token: string, name?: string): Promise<SignedIn>;
  /** An operator of a role, signed in. */
  join(role: OperatorRole, name?: string): Promise<SignedIn>;
  code(secret: string): string;
}

export const totpCode = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

export async function withOperators(t: TestContext): Promise<OperatorWorld> {
  const waits: number[] = [];
  let deps: OperatorDependencies | undefined;
  const edge = await withEdge(t, (parts) => {
    deps = {
      ...parts,
      baseUrl: portalOrigin,
      delay: async (ms) => void waits.push(ms),
    };
    return operatorHandlers(deps);
  });
  const { clock, db, key } = edge;
  let count = 0;

  const ask: OperatorWorld['ask'] = async (path, { body, cookie, method, headers = {} } = {}) => {
    const all = {
      'x-selfsame-portal': '1',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie ? { cookie } : {}),
      ...headers,
    };
    const reply = await edge.fastify.inject({
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      url: path.startsWith('/') ? path : `/portal/v1/${path}`,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
        string,
        string
      >,
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const setCookie = reply.headers['set-cookie'] as string | undefined;
    return { status: reply.statusCode, body: reply.json(), setCookie, cookie: setCookie?.split(';')[0] };
  };

  const invite: OperatorWorld['invite'] = async (role, { email, seconds = 3_600 } = {}) => {
    const token = createPortalToken();
    const now = clock.now();
    await insertInvite(db, {
      id: crypto.randomUUID(),
      tenant_id: key.tenantId,
      purpose: 'invitation',
      role,
      email: email ?? null,
      token_hash: hashPortalToken(token),
      created_at: now,
      expires_at: new Date(now.getTime() + seconds * 1_000),
    });
    return token;
  };

  const accept: OperatorWorld['accept'] = async (token, name = `Person ${++count}`) => {
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.com`;
    const { body: totp } = await ask('invitations/totp', { body: { Token: token } });
    const answer = await ask('invitations/accept', {
      body: {
        Token: token,
        DisplayName: name,
        Email: email,
        Password: {
          Password: goodPassword,
          CeremonyId: totp.CeremonyId,
          Code: totpCode(totp.Secret, clock.now()),
        },
      },
    });
    if (answer.status !== 200) throw new Error(`Not accepted: ${JSON.stringify(answer.body)}`);
    return {
      cookie: answer.cookie!,
      session: answer.body,
      email,
      password: goodPassword,
      secret: totp.Secret,
    };
  };

  return {
    edge,
    deps: deps!,
    waits,
    ask,
    invite,
    accept,
    async setUpToken() {
      const link = await makeSetUpLink(deps!, {
        tenantId: key.tenantId,
        purpose: 'setUp',
        now: clock.now(),
      });
      return link!.slice(linkAddress(portalOrigin, 'setUp', '').length);
    },
    join: async (role, name) => accept(await invite(role), name),
    code: (secret) => totpCode(secret, clock.now()),
  };
}
