import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { portalHeader } from '@selfsame/contract';
import { portraits } from '../../../fixtures/photos.ts';
import type { App } from '../src/app.ts';
import { runVerb } from '../src/cli/run-verb.ts';
import { verbs } from '../src/cli/verbs.ts';
import { systemClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/configuration/config.ts';
import { type TestGround, withGround } from './app.ts';
import { goodPassword, totpCode } from './operator-world.ts';
import { bases } from './served-operations.ts';

/** A page of the portal says this of itself. */
export const fromPortal = { [portalHeader.name]: portalHeader.value };

/** A tenant that `selfsame tenant create` made on the whole, listening server, with what a customer has open. */
export interface ShopTenant {
  ground: TestGround;
  app: App;
  origin: string;
  /** Runs `selfsame tenant …`; what it printed. */
  command(...args: string[]): Promise<string>;
  ask(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    headers: Record<string, string>,
    payload?: object,
  ): Promise<{
    status: number;
    // biome-ignore lint/suspicious/noExplicitAny: answers of any operation
    body: any;
    setCookie: string;
  }>;
  tokens: { access: string; refresh: string };
  /** Cookie of its owner's session, and how the owner signs in. */
  owner: { cookie: string; email: string; password: string; secret: string };
  link: { kind: 'operation'; id: string; secret: string };
  page: { token: string; attempt: string; handoff: string };
}

/** `Authorization` of a token. */
export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

type Asking = Pick<ShopTenant, 'ask'>;

/** Opens the ground and the shop on it. */
export async function openShopTenant(ending: { after(run: () => Promise<void>): void }): Promise<ShopTenant> {
  const ground = await withGround(ending);
  const app = await ground.build();
  await app.start();
  const address = app.fastify.server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen');
  const ask: ShopTenant['ask'] = async (method, url, headers, payload) => {
    const reply = await app.fastify.inject({ method, url, headers, ...(payload && { payload }) });
    const setCookie = String(reply.headers['set-cookie'] ?? '').split(';')[0]!;
    return { status: reply.statusCode, body: reply.json(), setCookie };
  };
  const command = (...args: string[]) => runTenantVerb(ground, args);
  const made = await command('create', 'shop', '--name', 'The Shop');
  const [id, value] = [...made.matchAll(/^API key (?:id|value) +(\S+)$/gm)].map(([, text]) => text);
  const basic = { authorization: `Basic ${btoa(`${id}:${value}`)}` };
  const { body: pair } = await ask('POST', `${bases.identity}/auth/token`, basic);
  const tokens = { access: pair.AccessToken, refresh: pair.RefreshToken };
  const owner = await becomeOwner({ ask }, /#([\w-]{43})$/m.exec(made)![1]!);
  await furnish({ ask }, tokens.access);
  const opened = await openPage({ ask }, tokens.access);
  return { ground, app, origin: `http://127.0.0.1:${address.port}`, command, ask, tokens, owner, ...opened };
}

async function runTenantVerb({ config }: TestGround, args: string[]): Promise<string> {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const environment = { SELFSAME_DATA_DIR: config.dataDir, DATABASE_URL: config.databaseUrl! };
  const code = await runVerb(verbs, ['tenant', ...args], {
    ...{ env: {}, readConfig: () => readConfig(environment, '/'), clock: systemClock, version: 'test' },
    ...{ print, note: print, signal: new AbortController().signal },
  });
  assert.equal(code, 0, lines.join('\n'));
  return lines.join('\n');
}

async function becomeOwner({ ask }: Asking, Token: string): Promise<ShopTenant['owner']> {
  const who = { email: 'ada@example.com', password: goodPassword };
  const stepNow = () => Math.floor(Date.now() / 30_000);
  const step = stepNow();
  const { body: totp } = await ask('POST', '/portal/v1/invitations/totp', fromPortal, { Token });
  const { status, body, setCookie } = await ask('POST', '/portal/v1/invitations/accept', fromPortal, {
    ...{ Token, DisplayName: 'Ada', Email: who.email },
    Password: {
      Password: who.password,
      CeremonyId: totp.CeremonyId,
      // Of the step before, so that the current code can still sign in.
      Code: totpCode(totp.Secret, new Date(Date.now() - 30_000)),
    },
  });
  // A code that is one step old may become two steps old on its way.
  if (status !== 200 && stepNow() !== step) return becomeOwner({ ask }, Token);
  assert.equal(status, 200, JSON.stringify(body));
  return { ...who, cookie: setCookie, secret: totp.Secret };
}

/** A person with a face, a webhook, and a transaction that has begun. */
async function furnish({ ask }: Asking, token: string): Promise<void> {
  const done = async (method: 'POST' | 'PUT', path: string, payload: object) => {
    const { status, body } = await ask(method, path, bearer(token), payload);
    assert.equal(status, 200, `${path} ${JSON.stringify(body)}`);
  };
  const Data = (await readFile(portraits.cage)).toString('base64');
  await done('POST', `${bases.admin}/accounts`, { AccountNumber: 'ann', DisplayName: 'Ann' });
  await done('POST', `${bases.admin}/accounts/ann/bioCredential`, { DataType: 1, Data });
  await done('POST', `${bases.authorization}/v2/transactions`, {
    ...{ AccountNumber: 'ann', Name: 'Verify_Identity', ConfirmationPolicy: {} },
  });
  await done('PUT', `${bases.admin}/settings/webhook`, {
    ...{ Enabled: true, Version: 0, WebHook: { Url: 'https://example.com/hook' } },
  });
}

/** A selfie whose page is open, with a challenge and a link for a phone. */
async function openPage({ ask }: Asking, access: string): Promise<Pick<ShopTenant, 'link' | 'page'>> {
  const url = `${bases.admin}/foreignOperations/biometry`;
  const { body: begun } = await ask('POST', url, bearer(access), { CheckLiveness: true });
  const link = { kind: 'operation', id: begun.OperationId, secret: begun.OneTimeSecret } as const;
  const { body: opened } = await ask('POST', '/capture/v1/sessions/open', {}, link);
  const headers = bearer(opened.token);
  const { body: attempt } = await ask('POST', '/capture/v1/attempts', headers, { consent: true });
  const { body: handoff } = await ask('POST', '/capture/v1/handoffs', headers);
  const token = /#h=([\w-]+)$/.exec(handoff.url)![1]!;
  return { link, page: { token: opened.token, attempt: attempt.attemptId, handoff: token } };
}
