import type { TestContext } from 'node:test';
import type { OperatorRole, PortalSession } from '@selfsame/contract';
import { Secret, TOTP } from 'otpauth';
import { makeFirstKey } from '../src/identity/bootstrap.ts';
import { disableKeysOfOperator, readKeysOfOperator } from '../src/identity/keys-of-operator.ts';
import {
  insertSetUpLink,
  linkAddress,
  makeSetUpLink,
  renewSetUpLink,
} from '../src/operator/invitation/make-set-up-link.ts';
import type { OperatorDependencies } from '../src/operator/operator-dependencies.ts';
import { operatorHandlers } from '../src/operator/routes.ts';
import { createPortalToken, hashPortalToken } from '../src/operator/sign-in/portal-token.ts';
import { insertInvite } from '../src/store/operator/operator-invite.ts';
import { revokeInstallationKeysOf } from '../src/tenant/key/revoke-installation-key.ts';
import { tenantHandlers } from '../src/tenant/routes.ts';
import { type Edge, withEdge } from './edge.ts';

/** Where the portal of these tests is. */
const portalOrigin = 'https://selfsame.test';
export const goodPassword = 'nine quiet harbours at dawn';

/** How a request is sent: as a page of the portal would, unless said otherwise. */
export interface AskOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** The whole `Cookie`. */
  cookie?: string;
  /** Client address; that of the test unless said. */
  from?: string;
  /** Replace or, when undefined, leave out. */
  headers?: Record<string, string | undefined>;
}

/** Someone who is signed in. */
export interface SignedIn {
  cookie: string;
  /** The cookie by which the browser is known. */
  device: string;
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
  /** Names of the jobs that were asked for. */
  jobs: string[];
  ask(
    path: string,
    options?: AskOptions,
  ): Promise<{
    status: number;
    // biome-ignore lint/suspicious/noExplicitAny: answers of any operation
    body: any;
    /** Name and value of the session's cookie, and of the one by which the browser is known. */
    cookie: string | undefined;
    device: string | undefined;
    /** The whole `Set-Cookie` of each. */
    setCookie: string | undefined;
    setDevice: string | undefined;
  }>;
  /** The secret of a link to a role. */
  invite(role: OperatorRole, options?: { email?: string; seconds?: number }): Promise<string>;
  /** The secret of a set-up link, of the edge's first tenant unless said. */
  setUpToken(tenantId?: string): Promise<string>;
  /** Becomes an operator with password and authenticator. */
  accept(token: string, name?: string): Promise<SignedIn>;
  /** An operator of a role, signed in. */
  join(role: OperatorRole, name?: string): Promise<SignedIn>;
  code(secret: string): string;
}

export const totpCode = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

/** @param jobs takes the names of the jobs that are asked for */
const tenantsOf = (parts: Pick<OperatorDependencies, 'db' | 'clock' | 'events'>, jobs: string[]) =>
  tenantHandlers({
    ...parts,
    jobs: { add: async (_tx, name) => void jobs.push(name) },
    makeFirstKey: (tx, options) => makeFirstKey(parts, tx, options),
    makeOwnerLink: (tx, options) =>
      insertSetUpLink({ events: parts.events, baseUrl: portalOrigin }, tx, { ...options, purpose: 'setUp' }),
    renewOwnerLink: (tx, options) =>
      renewSetUpLink({ events: parts.events, baseUrl: portalOrigin }, tx, options),
  });

/** Sends requests to the edge as a page of the portal would. */
const askAt =
  (edge: Edge): OperatorWorld['ask'] =>
  async (path, { body, cookie, from, method, headers = {} } = {}) => {
    const all = {
      'x-selfsame-portal': '1',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie ? { cookie } : {}),
      ...headers,
    };
    const reply = await edge.fastify.inject({
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      ...(from ? { remoteAddress: from } : {}),
      url: path.startsWith('/') ? path : `/portal/v1/${path}`,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
        string,
        string
      >,
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const cookies = [reply.headers['set-cookie'] ?? []].flat();
    const named = (name: string) => cookies.find((each) => each.startsWith(`__Host-selfsame-${name}=`));
    const [setCookie, setDevice] = [named('portal'), named('device')];
    const pairOf = (whole: string | undefined) => whole?.split(';')[0];
    return {
      status: reply.statusCode,
      body: reply.json(),
      setCookie,
      setDevice,
      cookie: pairOf(setCookie),
      device: pairOf(setDevice),
    };
  };

/** Stores an invitation to the edge's tenant and returns its secret. */
const inviteTo =
  ({ clock, db, key }: Edge): OperatorWorld['invite'] =>
  async (role, { email, seconds = 3_600 } = {}) => {
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

/** Accepts invitations with a password and an authenticator; people without a name are counted. */
function acceptBy(ask: OperatorWorld['ask'], { clock }: Edge): OperatorWorld['accept'] {
  let count = 0;
  return async (token, name = `Person ${++count}`) => {
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.com`;
    const { body: totp } = await ask('invitations/totp', { body: { Token: token } });
    const { CeremonyId, Secret: secret } = totp;
    const password = { Password: goodPassword, CeremonyId, Code: totpCode(secret, clock.now()) };
    const body = { Token: token, DisplayName: name, Email: email, Password: password };
    const answer = await ask('invitations/accept', { body });
    if (answer.status !== 200) throw new Error(`Not accepted: ${JSON.stringify(answer.body)}`);
    const [cookie, device] = [answer.cookie!, answer.device!];
    return { cookie, device, session: answer.body, email, password: goodPassword, secret };
  };
}

export async function withOperators(t: TestContext): Promise<OperatorWorld> {
  const [waits, jobs]: [number[], string[]] = [[], []];
  let deps: OperatorDependencies | undefined;
  const edge = await withEdge(t, (parts) => {
    deps = {
      ...parts,
      readKeysOf: readKeysOfOperator,
      disableKeysOf: (tx, maker, by) => disableKeysOfOperator(parts, tx, maker, by),
      revokeInstallationKeysOf: (tx, maker, by) => revokeInstallationKeysOf(parts, tx, maker, by),
      baseUrl: portalOrigin,
      delay: async (ms) => void waits.push(ms),
    };
    return { ...operatorHandlers(deps), ...tenantsOf(parts, jobs) };
  });
  const { clock, key } = edge;
  const ask = askAt(edge);
  const invite = inviteTo(edge);
  const accept = acceptBy(ask, edge);
  return {
    ...{ edge, deps: deps!, waits, jobs, ask, invite, accept },
    async setUpToken(tenantId = key.tenantId) {
      const link = await makeSetUpLink(deps!, { tenantId, purpose: 'setUp', now: clock.now() });
      return link!.slice(linkAddress(portalOrigin, 'setUp', '').length);
    },
    join: async (role, name) => accept(await invite(role), name),
    code: (secret) => totpCode(secret, clock.now()),
  };
}
