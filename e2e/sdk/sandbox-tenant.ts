import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../fixtures/cache.ts';
import type { RunningServer } from '../server.ts';

const run = promisify(execFile);

/** The program that a person runs as `selfsame`. */
export const cli = join(repositoryRoot, 'packages/server/src/cli.ts');

/** The first API key of a tenant. */
export interface TenantKey {
  apiKeyId: string;
  apiKeyValue: string;
}

/** Makes a sandbox beside a running server, as an operator does. */
export const createSandbox = (server: RunningServer, number: string): Promise<TenantKey> =>
  createTenant(server, number, '--sandbox');

/** Makes a tenant beside a running server, as an operator does. @param options further ones of `selfsame tenant create` */
export async function createTenant(
  server: RunningServer,
  number: string,
  ...options: string[]
): Promise<TenantKey> {
  const { stdout } = await run(
    process.execPath,
    [cli, 'tenant', 'create', number, '--name', 'To try', '--json', ...options],
    { env: { ...process.env, SELFSAME_DATA_DIR: server.dataDir, SELFSAME_BASE_URL: server.baseUrl } },
  );
  const { ApiKeyId, ApiKeyValue } = JSON.parse(stdout) as { ApiKeyId: string; ApiKeyValue: string };
  return { apiKeyId: ApiKeyId, apiKeyValue: ApiKeyValue };
}
