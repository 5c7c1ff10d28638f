import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient, type SelfsameClient } from '@selfsame/client';
import users from '../packages/portal/src/pages/accounts/texts/en.ts';
import audit from '../packages/portal/src/pages/audit/texts/en.ts';
import overview from '../packages/portal/src/pages/overview/texts/en.ts';
import details from '../packages/portal/src/pages/transaction/texts/en.ts';
import { type OpenPortal, openPortal, shoot } from './portal.ts';
import { createSandbox } from './sdk/sandbox-tenant.ts';
import { startServer } from './server.ts';

describe('portal, of a sandbox that was made today', () => {
  let portal: OpenPortal;
  let client: SelfsameClient;
  let enrolment: string;
  const endings: (() => Promise<void>)[] = [];
  const open = (path: string) => portal.page.goto(`${portal.server.baseUrl}/portal${path}`);
  const act = (Id: string, Act: 'capture' | 'passkey') => client.ActAsUser({ params: { Id }, body: { Act } });

  before(async () => {
    const server = await startServer();
    endings.push(() => server.remove());
    const { setUpToken, ...key } = await createSandbox(server, 'try');
    client = createClient({ baseUrl: server.baseUrl, ...key });
    portal = await openPortal({ server, setUpToken, path: '/portal/users' });
    endings.push(() => portal.close());
    const AccountNumber = 'ada';
    await client.CreateAccount({ body: { AccountNumber, DisplayName: 'Ada', Version: 0 } });
    enrolment = (await client.CreateOperation({ body: { Name: 'EnrollBioCredential', AccountNumber } }))
      .OperationId;
    await act(enrolment, 'capture');
    const key2 = await client.CreateOperation({ body: { Name: 'EnrollFido2Credential', AccountNumber } });
    await act(key2.OperationId, 'passkey');
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  test('a user: what is not in the list of transactions is said, and every event has a name', async () => {
    await open('/users/ada');
    await portal.page.getByText(users.history.lead).waitFor();
    await portal.page.getByText(audit.messages['passkey.enrolled']!, { exact: true }).waitFor();
    await portal.page.getByText(users.audit.events['account.created']!, { exact: true }).waitFor();
    await shoot(portal.page, 'sandbox-user');
  });

  test('a receipt: is said to be evidence of nothing, with the command that takes it all the same', async () => {
    await open(`/transactions/${enrolment}`);
    await portal.page.getByText(details.receipt.ofSandbox).waitFor();
    await portal.page.getByText('--keys keys.json --allow-sandbox').waitFor();
    assert.equal(await portal.page.getByText(details.receipt.text).count(), 0);
    await open('/audit/erasures');
    await portal.page.getByText('certificate.jws --allow-sandbox').waitFor();
  });

  test('the overview: of hours in which nothing happened, is no comparison', async () => {
    await open('/');
    const begun = portal.page.locator('dl > div').filter({ hasText: overview.today.begun }).first();
    await begun.waitFor();
    // An hour that ends meanwhile is one to compare with.
    const compared = new RegExp(`^${overview.today.begun}2(${overview.today.none}|[12] more by \\d+:00)$`);
    assert.match((await begun.textContent())!, compared);
    await shoot(portal.page, 'sandbox-overview');
  });
});
