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
  /** Secret of the link of its first owner. */
  setUpToken: string;
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
  const printed = await command(server, 'tenant', 'create', number, '--name', 'To try', '--json', ...options);
  const { ApiKeyId, ApiKeyValue, OwnerUrl } = JSON.parse(printed) as Record<string, string>;
  return { apiKeyId: ApiKeyId!, apiKeyValue: ApiKeyValue!, setUpToken: OwnerUrl!.split('#')[1]! };
}

/** Makes a key by which a program manages tenants, as an operator does. @returns all of it */
export async function createInstallationKey(server: RunningServer): Promise<string> {
  return (await command(server, 'installation-key', 'create', '--name', 'Billing')).trim();
}

/** Runs a verb beside a running server. @returns what it printed */
async function command(server: RunningServer, ...words: string[]): Promise<string> {
  const env = { ...process.env, SELFSAME_DATA_DIR: server.dataDir, SELFSAME_BASE_URL: server.baseUrl };
  return (await run(process.execPath, [cli, ...words], { env })).stdout;
}
