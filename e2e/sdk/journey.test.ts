import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { python, skipWithoutPython } from '../../fixtures/python.ts';
import { apiKey, type RunningServer, startServer } from '../server.ts';
import { type Counterpart, openCounterpart } from './counterpart.ts';
import { JourneyRunner, readJourney } from './run-journey.ts';
import { createInstallationKey } from './sandbox-tenant.ts';

const tests = join(repositoryRoot, 'sdk/python/tests');
const run = promisify(execFile);

describe('the journey of sdk/journey.json', () => {
  let server: RunningServer;
  let counterpart: Counterpart;
  let installationKey: string;
  before(async () => {
    server = await startServer({
      env: { SELFSAME_EGRESS_ALLOW: '127.0.0.0/8', SELFSAME_EGRESS_HTTP: 'true' },
    });
    counterpart = await openCounterpart(server.baseUrl);
    installationKey = await createInstallationKey(server);
  });
  after(async () => {
    counterpart?.close();
    await server?.remove();
  });

  const given = (client: string): Record<string, string> => ({
    baseUrl: server.baseUrl,
    siteUrl: counterpart.url,
    hookUrl: counterpart.hookUrl(client),
    keyId: apiKey.id,
    keyValue: apiKey.value,
    installationKey,
    account: `journey-${client}`,
    yesterday: new Date(Date.now() - 86_400_000).toISOString(),
  });

  test('TypeScript: every step', async (t) => {
    const runner = new JourneyRunner(given('typescript'));
    for (const step of await readJourney()) await t.test(step.title, () => runner.run(step));
  });

  test('Python: every step', { skip: skipWithoutPython }, async () => {
    const steps = await readJourney();
    const env = { PYTHONDONTWRITEBYTECODE: '1', JOURNEY: JSON.stringify(given('python')) };
    const { stdout } = await run(python, [join(tests, 'journey.py')], { env });
    const done = stdout.trim().split('\n');
    assert.deepEqual(
      done,
      steps.map(({ title }) => `ok ${title}`),
    );
  });
});
