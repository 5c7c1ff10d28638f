import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withGround } from '../../test/app.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/configuration/config.ts';
import { installationKeyVerb } from './installation-key.ts';
import { runVerb } from './run-verb.ts';

test('selfsame installation-key: create, list and revoke, make a key that a running server takes until it is revoked', async (t) => {
  const ground = await withGround(t);
  const early = await runOn(ground.config, 'create', '--name', 'Billing');
  assert.deepEqual([early.code, /Start the server once/.test(early.text)], [1, true], early.text);
  const app = await ground.build();
  const run = (...args: string[]) => runOn(ground.config, ...args);
  const ask = async (key: string) => {
    const headers = { authorization: `Bearer ${key}` };
    const reply = await app.fastify.inject({ url: '/portal/v1/tenants', headers });
    return reply.statusCode;
  };
  const made = await run('create', '--name', 'Billing', '--days', '30');
  assert.equal(made.code, 0, made.text);
  const [key] = /installation-\S+\.\S+/.exec(made.text)!;
  assert.equal(await ask(key), 200);
  const listed = await run('list');
  assert.match(listed.text, /installation-\S+ +Billing +command line +\S+ +\S+ +\S+ +in force/);
  assert.ok(!listed.text.includes(key.split('.')[1]!), 'no list shows the value');
  assert.equal((await run('revoke', 'installation-none')).code, 1);
  const revoked = await run('revoke', key);
  assert.equal(revoked.code, 0, revoked.text);
  assert.equal(await ask(key), 401);
  assert.match((await run('list')).text, /revoked 2\d{3}-/);
  for (const wrong of [['create'], ['create', '--name', 'x', '--days', '0'], ['revoke'], ['other'], []])
    assert.equal((await run(...wrong)).code, 64, wrong.join(' '));
});

/** Runs the command beside the server, as the terminal would. */
async function runOn({ dataDir, databaseUrl }: { dataDir: string; databaseUrl?: string }, ...args: string[]) {
  const lines: string[] = [];
  const code = await runVerb([installationKeyVerb], ['installation-key', ...args], {
    env: {},
    readConfig: () => readConfig({ SELFSAME_DATA_DIR: dataDir, DATABASE_URL: databaseUrl! }, '/'),
    clock: systemClock,
    version: 'test',
    print: (line) => void lines.push(line),
    note: (line) => void lines.push(line),
    signal: new AbortController().signal,
  });
  return { code, text: lines.join('\n') };
}
