import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../fixtures/cache.ts';
import type { RunningServer } from '../server.ts';

const run = promisify(execFile);

/** The program that a person runs as `selfsame`. */
export const cli = join(repositoryRoot, 'packages/server/src/cli.ts');

/** Makes a sandbox beside a running server, as an operator does. @returns its first API key */
export async function createSandbox(
  server: RunningServer,
  number: string,
): Promise<{ apiKeyId: string; apiKeyValue: string }> {
  const { stdout } = await run(
    process.execPath,
    [cli, 'tenant', 'create', number, '--name', 'To try', '--sandbox'],
    { env: { ...process.env, SELFSAME_DATA_DIR: server.dataDir, SELFSAME_BASE_URL: server.baseUrl } },
  );
  const [, apiKeyId = '', apiKeyValue = ''] = /API key id +(\S+)\s+API key value +(\S+)/.exec(stdout) ?? [];
  return { apiKeyId, apiKeyValue };
}
