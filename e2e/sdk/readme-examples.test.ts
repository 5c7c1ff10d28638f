import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { createClient, sandbox } from '@selfsame/client';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { python, skipWithoutPython } from '../../fixtures/python.ts';
import { type RunningServer, startServer } from '../server.ts';
import { createInstallationKey, createSandbox, type TenantKey } from './sandbox-tenant.ts';

const run = promisify(execFile);

/** The code under a heading of a document, as printed. @param nth which one, from 0 */
async function blockOf(file: string, heading: string, nth = 0): Promise<string> {
  const text = await readFile(join(repositoryRoot, file), 'utf8');
  const section = text.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';
  const [, block] = [...section.matchAll(/^```\w+\n(.*?)^```/gms)][nth] ?? [];
  assert.ok(block, `${file} has code under ${heading}`);
  return block;
}

describe('examples of the client pages, run before a sandbox as they are printed', () => {
  let server: RunningServer;
  let key: TenantKey;
  before(async () => {
    server = await startServer();
    key = await createSandbox(server, 'try');
    const client = createClient({ baseUrl: server.baseUrl, ...key });
    await client.CreateAccount({ body: { AccountNumber: 'ann', DisplayName: 'Ann' } });
    const body = { AccountNumber: 'ann', Name: 'EnrollBioCredential' };
    await sandbox.finish(client, (await client.CreateOperation({ body })).OperationId);
  });
  after(() => server?.remove());

  test('Python: orders a capture, tells the customer why it failed, and shows a passkey', {
    skip: skipWithoutPython,
  }, async () => {
    const ordered = await blockOf('sdk/python/README.md', 'Sandbox');
    const told = await blockOf('sdk/python/README.md', 'What to tell');
    const finished = await blockOf('sdk/python/README.md', 'Sandbox', 1);
    const passkey = await blockOf('sdk/python/README.md', 'Sandbox', 2);
    const signed = await blockOf('sdk/python/README.md', 'Webhooks', 1);
    const script = `import os, uuid
from selfsame import Client, Status, verify_webhook, wait_until_finished
client = Client("${server.baseUrl}", "${key.apiKeyId}", "${key.apiKeyValue}")
account = "ann"
${ordered}
assert done["Status"] == Status.REJECTED
${told}
${finished}
assert (done["Status"], done["AttemptsLeft"]) == (Status.REJECTED, 0)
${passkey}
assert (shown["Status"], shown["Outcome"]) == (Status.ACCEPTED, "proven")
${signed}
assert verify_webhook(os.environ["WEBHOOK_SECRET"], headers, body) == event`;
    const WEBHOOK_SECRET = `whsec_${randomBytes(32).toString('base64')}`;
    const env = {
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONPATH: join(repositoryRoot, 'sdk/python'),
      WEBHOOK_SECRET,
    };
    const { stdout } = await run(python, ['-c', script], { env });
    assert.equal(stdout, 'We could not confirm that it is you. Try again, or pay in another way.\n');
  });

  test('Python: a program makes a tenant, stops it and erases it', { skip: skipWithoutPython }, async () => {
    const block = await blockOf('sdk/python/README.md', 'Tenants');
    const script = `import os
from selfsame import Client
${block.replace('https://id.example.com', server.baseUrl)}
print(installation.get_tenant(made["Id"])["Certificate"] == certificate)`;
    const env = {
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONPATH: join(repositoryRoot, 'sdk/python'),
      INSTALLATION_KEY: await createInstallationKey(server),
    };
    const { stdout } = await run(python, ['-c', script], { env });
    assert.equal(stdout, 'True\n');
  });

  test('TypeScript: orders a capture, tells why it failed, reads its receipt and a certificate', async (t) => {
    const folder = await mkdtemp(join(repositoryRoot, 'e2e/sdk/.example-'));
    t.after(() => rm(folder, { recursive: true, force: true }));
    const [verified, ordered, told, receipt, certificate] = await Promise.all(
      ['Verify a person', 'Sandbox', 'What to tell', 'Receipts', 'Certificates of erasure'].map((heading) =>
        blockOf('packages/client/README.md', heading),
      ),
    );
    const script = `import { createClient, transactionUrl, waitUntilFinished } from '@selfsame/client';
const baseUrl = '${server.baseUrl}';
const selfsame = createClient({ baseUrl, apiKeyId: '${key.apiKeyId}', apiKeyValue: '${key.apiKeyValue}' });
const account = 'ann';
${verified}
${ordered}
const begun = { TransactionId };
{
  const transaction = begun;
  {
${told}
  }
}
${receipt?.replace('transaction.TransactionId', 'TransactionId').replace('(Receipt, keys)', '(Receipt, keys, { allowSandbox: true })')}
console.log(status, reason, inputs.length > 0);
${certificate}`;
    const file = join(folder, 'example.ts');
    await writeFile(file, script);
    const { stdout } = await run(process.execPath, [file]);
    const [link = '', advice, read, ...erased] = stdout.split('\n');
    assert.ok(link.startsWith(`Show the user ${server.baseUrl}/?t=`), stdout);
    const text = 'We could not confirm that it is you. Try again, or pay in another way.';
    assert.deepEqual([advice, read], [text, '2 livenessFailed true']);
    assert.match(erased.join(' '), /^\d{4}-.* templates: 2,.* until PostgreSQL uses/);
  });
});

test('the check of a webhook by hand, as the guide prints it: takes its example and a second signature, and no other', async () => {
  const guide = await readFile(join(repositoryRoot, 'docs/integrator-guide.md'), 'utf8');
  const [, code] = /^```js\n(import .*?function isSigned.*?)^```/ms.exec(guide)!;
  const cell = (name: string) =>
    guide
      .split('\n')
      .find((line) => line.startsWith(`| ${name} | `))!
      .split('`')
      .at(-2)!;
  const { isSigned } = (await import(
    `data:text/javascript,${encodeURIComponent(`${code}\nexport { isSigned };`)}`
  )) as { isSigned(secret: string, headers: Record<string, string>, body: string): boolean };
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const headers = Object.fromEntries(names.map((name) => [name, cell(`\`${name}\``)]));
  const [secret, body] = [cell('`SecretKey`'), cell('body')];
  assert.equal(isSigned(secret, headers, body), true);
  const second = { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` };
  assert.equal(isSigned(secret, second, body), true);
  assert.equal(isSigned(secret, headers, `${body} `), false);
  assert.equal(isSigned(secret, { ...headers, 'webhook-timestamp': '1772366401' }, body), false);
});
