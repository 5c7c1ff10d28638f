import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { type CallToolResult, Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { type OperationId, operationById } from '@selfsame/contract';
import { type RunningServer, startServer } from '../server.ts';
import { cli, createSandbox } from './sandbox-tenant.ts';

/** What an assistant starts; its own environment, and nothing of ours. */
const environmentOf = (key: string): Record<string, string> => ({
  PATH: process.env.PATH!,
  SELFSAME_API_KEY: key,
});

describe('selfsame mcp, asked by a client that nobody here wrote', () => {
  let server: RunningServer;
  let key: string;
  const endings: (() => Promise<void>)[] = [];
  before(async () => {
    server = await startServer();
    endings.push(() => server.remove());
    const { apiKeyId, apiKeyValue } = await createSandbox(server, 'mcp');
    key = `${apiKeyId}:${apiKeyValue}`;
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  async function connect(...args: string[]): Promise<Client> {
    const client = new Client({ name: 'test', version: '0' });
    const command = [cli, 'mcp', '--url', server.baseUrl, ...args];
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: command, env: environmentOf(key) }),
    );
    endings.push(() => client.close());
    return client;
  }
  const call = async (client: Client, name: OperationId, input: Record<string, unknown> = {}) => {
    const { content, isError } = (await client.callTool({ name, arguments: input })) as CallToolResult;
    const [part] = content;
    assert.ok(part?.type === 'text');
    return { text: part.text, isError: isError === true };
  };

  test('by default reads and acts in the sandbox: no tool changes anything else, none gives a picture', async () => {
    const client = await connect();
    const { tools } = await client.listTools();
    assert.ok(tools.length > 40, `${tools.length} tools`);
    for (const { name, inputSchema, annotations } of tools) {
      const { method, service } = operationById(name as OperationId);
      assert.ok(method === 'GET' || service === 'sandbox', name);
      assert.equal(annotations?.readOnlyHint, method === 'GET', name);
      assert.equal(inputSchema.type, 'object', name);
    }
    const names = tools.map(({ name }) => name);
    assert.ok(!names.includes('GetAccountBiometricCredentialImage'));
    assert.ok(names.includes('ActAsUser') && names.includes('MoveSandboxClock'));
    await assert.rejects(
      client.callTool({ name: 'DeleteAccount', arguments: {} }),
      /no tool DeleteAccount: .*--write/,
    );
  });

  test('with --write runs a whole verification in the sandbox, and tells what went wrong by its code', async () => {
    const client = await connect('--write');
    const missing = await call(client, 'GetOperation', { params: { OperationId: randomUUID() } });
    assert.deepEqual([missing.isError, /^E_OPERATION_NOT_FOUND \(404\): /.test(missing.text)], [true, true]);
    const refused = await call(client, 'CreateAccount', { body: { AccountNumber: 7 } });
    assert.match(refused.text, /^E_INVALID_ARGUMENT \(400\): /);

    const body = { AccountNumber: 'ann', DisplayName: 'Ann', Version: 0 };
    const created = await call(client, 'CreateAccount', { body });
    assert.equal(created.isError, false, created.text);
    const begun = await call(client, 'CreateOperation', {
      body: { AccountNumber: 'ann', Name: 'EnrollBioCredential' },
    });
    const { OperationId } = JSON.parse(begun.text) as { OperationId: string };
    const acted = await call(client, 'ActAsUser', { params: { Id: OperationId }, body: { Act: 'capture' } });
    assert.equal(acted.isError, false, acted.text);
    const status = await call(client, 'GetOperationStatus', { params: { OperationId } });
    assert.equal((JSON.parse(status.text) as { Status: number }).Status, 1, status.text);
  });

  test('without a key, with a wrong one, or where nothing answers: one sentence, and an end', () => {
    const start = (url: string, env: Record<string, string>) =>
      spawnSync(process.execPath, [cli, 'mcp', '--url', url], { env, encoding: 'utf8', timeout: 60_000 });
    const { SELFSAME_API_KEY: _, ...bare } = environmentOf('');
    const cases = [
      [start(server.baseUrl, bare), /^selfsame mcp: Set SELFSAME_API_KEY to an API key as id:value\./],
      [start(server.baseUrl, environmentOf('a:b')), /^selfsame mcp: E_USER_NOT_AUTHENTICATED: /],
      [
        start('http://127.0.0.1:9', environmentOf(key)),
        /^selfsame mcp: E_CONNECTION_FAILED: .*127\.0\.0\.1:9/,
      ],
    ] as const;
    for (const [{ status, stdout, stderr }, wanted] of cases) {
      assert.equal(status, 1);
      assert.equal(stdout, '', 'nothing that the protocol does not know');
      assert.match(stderr, wanted);
    }
  });
});
