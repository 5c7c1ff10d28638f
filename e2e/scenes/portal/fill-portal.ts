import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seedAccounts } from '../../../bench/seed-accounts.ts';
import { createTestDatabase, urlOf } from '../../../packages/server/test/database.ts';
import { type Api, adminPath, openApi } from '../../api.ts';
import { captureByApi } from '../../capture-by-api.ts';
import { personFrames } from '../../frames.ts';
import { transactionLinkOf } from '../../links.ts';
import { enrol } from '../../people.ts';
import { acceptByApi, askPortal, type PortalCookie, setUpTokenOf } from '../../portal.ts';
import { seedSessions } from '../../seed-sessions.ts';
import { type RunningServer, startServer } from '../../server.ts';

/** A server with enough in it that every page of the portal has something to show. */
export interface FilledPortal {
  server: RunningServer;
  /** Of a signed-in owner of the installation. */
  cookie: PortalCookie;
  /** Addresses below `/portal` of single things. */
  paths: Record<'accepted' | 'rejected' | 'pending' | 'delivery' | 'integration' | 'invitation', string>;
  remove(): Promise<void>;
}

/** Starts a server and fills it: people, transactions of every end, keys, a webhook with deliveries, tenants. */
export async function fillPortal(): Promise<FilledPortal> {
  const database = await createTestDatabase();
  const receiver = createServer((_, response) => void response.writeHead(200).end('thanks'));
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const server = await startServer({
    env: {
      DATABASE_URL: urlOf(database.connection),
      SELFSAME_EGRESS_ALLOW: '127.0.0.0/8',
      SELFSAME_EGRESS_HTTP: 'true',
    },
  });
  const remove = async () => {
    await server.remove();
    receiver.close();
    await database.drop();
  };
  try {
    const { baseUrl } = server;
    const owner = { name: 'Olga Owner', email: 'olga@example.com' };
    const { cookie } = await acceptByApi(baseUrl, await setUpTokenOf(server), owner);
    const api = await openApi(baseUrl);
    const { port } = receiver.address() as AddressInfo;
    await setUpDevelopers(api, `http://127.0.0.1:${port}/hook`);
    const invitation = await inviteAndHost(baseUrl, cookie);
    const people = await beginTransactions(api, baseUrl);
    const tenant = await database.db
      .selectFrom('tenant')
      .select(['id', 'customer_number'])
      .orderBy('created_at')
      .executeTakeFirstOrThrow();
    await seedAccounts(database.db, { customer: tenant.customer_number, accounts: 240, sessions: 200 });
    const modelId = 'fr-mobilefacenet-512-1';
    const before = new Date();
    await seedSessions(database.db, { tenantId: tenant.id, count: 600, days: 20, before, modelId });
    const delivery = await deliveryOf(api);
    const integration = await integrationOf(api);
    return { server, cookie, remove, paths: { ...people, delivery, integration, invitation } };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function asked<Body>(answer: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await answer;
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

/** Keys, a webhook, an application that signs people in, a template. */
async function setUpDevelopers(api: Api, Url: string): Promise<void> {
  const key = (Description: string, Roles: string[], ExpirationDate: string | null = null) =>
    asked(api.call('POST', `${adminPath}/adminUser/apiKeys`, { Description, Roles, ExpirationDate }));
  await key('Web shop, production', ['Account Manager', 'Transaction Manager']);
  await key('Nightly export', ['Transaction Result Auditor'], new Date(Date.now() + 9e9).toISOString());
  await asked(
    api.call('PUT', `${adminPath}/settings/webhook`, {
      Enabled: true,
      Version: 0,
      WebHook: { Url, AuthMode: 0 },
    }),
  );
  await asked(
    api.call('POST', `${adminPath}/openIdIntegrations`, {
      Name: 'Intranet',
      LoginRedirectUrls: ['https://intranet.example/callback'],
    }),
  );
}

/** Colleagues, one of them invited only; customers; a key of the installation. @returns where that one goes */
async function inviteAndHost(baseUrl: string, cookie: PortalCookie): Promise<string> {
  const ask = async (path: string, body: object) => {
    const answer = await askPortal(baseUrl, path, { cookie, body });
    const read = (await answer.json()) as Record<string, string>;
    assert.equal(answer.status, 200, JSON.stringify(read));
    return read;
  };
  const invite = (Role: string) => ask('invitations', { Role, Email: `${Role}@example.com` });
  const tokenOf = ({ Url }: Record<string, string>) => Url!.split('#')[1]!;
  for (const [role, name] of [
    ['administrator', 'Adam Administrator'],
    ['auditor', 'Audrey Auditor'],
  ] as const)
    await acceptByApi(baseUrl, tokenOf(await invite(role)), { name, email: `${role}@example.com` });
  const open = tokenOf(await invite('developer'));
  await ask('tenants', {
    CustomerNumber: 'shop',
    CustomerName: 'The Shop of Long Names and Sons',
    Sandbox: false,
  });
  await ask('tenants', { CustomerNumber: 'bank-test', CustomerName: 'Bank', Sandbox: true });
  await ask('installationKeys', { Description: 'Billing makes the tenants' });
  return `/invitation#${open}`;
}

/** A person who is enrolled, and transactions of hers: accepted, rejected, and one that waits. */
async function beginTransactions(api: Api, baseUrl: string) {
  await enrol(api, baseUrl, 'ann', 'cap12');
  const { body: held } = await api.call<Record<string, unknown>>('GET', `${adminPath}/accounts/ann`);
  await api.call('PUT', `${adminPath}/accounts/ann`, {
    ...held,
    DisplayName: 'Ann Bancroft',
    Email: 'ann@example.com',
  });
  const verify = async (frames: Awaited<ReturnType<typeof personFrames>>) => {
    const { body } = await api.beginVerification('ann', { Tag: 'counter', CodeWord: 'blue heron' });
    await captureByApi(baseUrl, transactionLinkOf(body), frames);
    return `/transactions/${body.TransactionId}`;
  };
  const accepted = await verify(await personFrames('cap13'));
  const rejected = await verify(await personFrames('franck', 3));
  const { body } = await api.beginVerification('ann');
  return { accepted, rejected, pending: `/transactions/${body.TransactionId}` };
}

async function deliveryOf(api: Api): Promise<string> {
  const list = await asked(
    api.call<{ Items: { DeliveryId: string }[] }>('GET', `${adminPath}/settings/webhook/deliveries`),
  );
  return `/settings/webhook/deliveries/${list.Items[0]?.DeliveryId}`;
}

async function integrationOf(api: Api): Promise<string> {
  const list = await asked(
    api.call<{ Items: { ClientId: string }[] }>('GET', `${adminPath}/openIdIntegrations`),
  );
  return `/settings/openid/${list.Items[0]?.ClientId}`;
}
