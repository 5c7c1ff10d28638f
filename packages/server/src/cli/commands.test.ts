import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { portalHeader } from '@selfsame/contract';
import { type TestGround, withGround } from '../../test/app.ts';
import { createEmptyDatabase, urlOf } from '../../test/database.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/configuration/config.ts';
import { runVerb } from './run-verb.ts';
import { verbs } from './verbs.ts';

/** Runs a command on the test ground as the terminal would. */
async function run(environment: Record<string, string>, ...args: string[]) {
  const lines: string[] = [];
  const code = await runVerb(verbs, args, {
    env: {},
    readConfig: () => readConfig(environment, '/'),
    clock: systemClock,
    version: 'test',
    print: (line) => void lines.push(line),
    note: (line) => void lines.push(line),
    signal: new AbortController().signal,
  });
  return { code, text: lines.join('\n') };
}

const environmentOf = ({ config }: TestGround): Record<string, string> => ({
  SELFSAME_DATA_DIR: config.dataDir,
  DATABASE_URL: config.databaseUrl!,
});

async function startedGround(t: TestContext) {
  const ground = await withGround(t);
  const app = await ground.build();
  const basic = `Basic ${Buffer.from(`${app.firstKey!.id}:${app.firstKey!.value}`).toString('base64')}`;
  return { ground, app, basic, environment: environmentOf(ground) };
}

const identity = '/IDCompleteBackendEngine/IdentityService/v1';
const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';

test('selfsame keys: a rotation beside a running server, changes keys without an error and survives its next start', async (t) => {
  const { ground, app, basic, environment } = await startedGround(t);
  const token = async () => {
    const reply = await app.fastify.inject({
      method: 'POST',
      url: `${identity}/auth/token`,
      headers: { authorization: basic },
    });
    return `Bearer ${reply.json().AccessToken}`;
  };
  const begin = async () => {
    const headers = { authorization: await token() };
    const url = `${admin}/foreignOperations/biometry`;
    const reply = await app.fastify.inject({ method: 'POST', url, headers, payload: { TimeoutSec: 600 } });
    assert.equal(reply.statusCode, 200, reply.body);
    return reply.json<{ OperationId: string; OneTimeSecret: string }>();
  };
  const open = async ({ OperationId, OneTimeSecret }: { OperationId: string; OneTimeSecret: string }) => {
    const payload = { kind: 'operation', id: OperationId, secret: OneTimeSecret };
    const reply = await app.fastify.inject({ method: 'POST', url: '/capture/v1/sessions/open', payload });
    assert.equal(reply.statusCode, 200, reply.body);
  };
  const before = await begin();
  const rotated = await run(environment, 'keys', 'rotate');
  assert.equal(rotated.code, 0, rotated.text);
  await open(before);
  const during = await begin();
  const again = await run(environment, 'keys', 'rotate');
  assert.equal(again.code, 0, again.text);
  const retired = await run(environment, 'keys', 'retire');
  assert.match(retired.text, /Master key [0-9a-f]{16} is retired/);
  await open(during);
  await open(await begin());
  const status = await run(environment, 'keys', 'status');
  assert.match(status.text, /current +wraps [1-9]\d* data keys, [1-9]\d* signing keys/);
  assert.match(status.text, /retired \S+ +wraps 0 data keys, 0 signing keys/);
  assert.equal(
    (await readFile(join(ground.config.dataDir, 'master.key'), 'utf8')).trim().split('\n').length,
    1,
  );
  await app.stop();
  const next = await ground.build();
  assert.equal((await next.fastify.inject('/readyz')).statusCode, 200);

  const signing = await run(environment, 'keys', 'rotate-signing');
  assert.match(signing.text, /signs in 2 minutes/);
  const openid = await run(environment, 'keys', 'rotate-signing', '--openid');
  assert.match(openid.text, /signs in 2 minutes/);
  const leaked = await run(environment, 'keys', 'rotate-signing', '--openid', '--leaked');
  assert.match(leaked.text, /signs within 30 seconds/);
  assert.match(leaked.text, /is withdrawn and destroyed/);
  const left = (await run(environment, 'keys', 'list')).text
    .split('\n')
    .filter((line) => line.includes('oidc'));
  assert.equal(left.length, 1, left.join());
  assert.equal((await run(environment, 'keys', 'rotate-signing', '--leaked')).code, 64);
  assert.equal((await run(environment, 'keys', 'turn')).code, 64);
});

test('selfsame doctor: a healthy installation, is fine; each fault is named and counts', async (t) => {
  const { ground, app, environment } = await startedGround(t);
  const healthy = await run(environment, 'doctor');
  assert.equal(healthy.code, 0, healthy.text);
  for (const name of [
    'configuration',
    'face models',
    'search kernel',
    'disk',
    'blob store',
    'database',
    'schema',
    'clock',
    'orphans',
  ])
    assert.match(healthy.text, new RegExp(`^ok    ${name}: `, 'm'));
  assert.doesNotMatch(healthy.text, /metrics/);
  const named = await run({ ...environment, SELFSAME_BASE_URL: 'https://id.example.com' }, 'doctor');
  assert.match(named.text, /^WARN {2}metrics: .*SELFSAME_METRICS_TOKEN/m);
  await app.stop();
  const key = join(ground.config.dataDir, 'master.key');
  await writeFile(key, Buffer.alloc(32, 7).toString('base64'));
  const strange = await run(environment, 'doctor');
  assert.equal(strange.code, 1);
  assert.match(strange.text, /^WRONG master key: .* is not the master key of this database/m);
  await rm(key);
  assert.match((await run(environment, 'doctor')).text, /^WRONG master key: ENOENT/m);
  assert.equal((await readdir(dirname(key))).includes('master.key'), false, 'looking made no key');
  const nowhere = await run({ ...environment, DATABASE_URL: 'postgres://a:b@127.0.0.1:1/none' }, 'doctor');
  assert.equal(nowhere.code, 1);
  assert.match(nowhere.text, /^WRONG database: /m);
  assert.doesNotMatch(nowhere.text, /a:b@/);
  const noModels = await run({ ...environment, SELFSAME_MODELS_DIR: '/nowhere' }, 'doctor');
  assert.match(noModels.text, /^WRONG face models: The model \/nowhere/m);
});

test('selfsame backup, restore: with the master key in it, starts elsewhere with everything', async (t) => {
  const { ground, app, basic, environment } = await startedGround(t);
  const file = join(ground.config.dataDir, 'backup.tar.gz');
  const made = await run(environment, 'backup', file, '--with-master-key');
  assert.equal(made.code, 0, made.text);
  assert.match(made.text, /WARNING: .* holds the master key/);
  assert.equal((await run(environment, 'backup', file)).code, 1, 'never overwrites by accident');
  await app.stop();

  const target = await createEmptyDatabase();
  t.after(() => target.drop());
  const dataDir = join(ground.config.dataDir, 'elsewhere');
  const elsewhere = { SELFSAME_DATA_DIR: dataDir, DATABASE_URL: urlOf(target.connection) };
  const restored = await run(elsewhere, 'restore', file);
  assert.equal(restored.code, 0, restored.text);
  assert.match(restored.text, /The master key of the backup is now .*master\.key/);
  const used = await run(elsewhere, 'restore', file);
  assert.equal(used.code, 1);
  assert.match(used.text, /is in use|is connected/);
  const next = await ground.build({ config: { dataDir, databaseUrl: elsewhere.DATABASE_URL } });
  assert.equal(next.firstKey, null, 'the first key came back');
  const reply = await next.fastify.inject({
    method: 'POST',
    url: `${identity}/auth/token`,
    headers: { authorization: basic },
  });
  assert.equal(reply.statusCode, 200, reply.body);
  await next.stop();
});

test('selfsame portal-link: makes an owner once, in an installation whose owners lost their ways in', async (t) => {
  const { app, environment } = await startedGround(t);
  const made = await run(environment, 'portal-link');
  assert.equal(made.code, 0, made.text);
  const token = /#(?:[a-z]+=)?([A-Za-z0-9_-]{43})$/m.exec(made.text)?.[1];
  assert.ok(token, made.text);
  const open = (Token: string) =>
    app.fastify.inject({
      method: 'POST',
      url: '/portal/v1/invitations/open',
      headers: { [portalHeader.name]: portalHeader.value },
      payload: { Token },
    });
  const opened = await open(token);
  assert.equal(opened.statusCode, 200, opened.body);
  assert.equal(opened.json().Role, 'owner');
  assert.equal((await open(token.replace(/./, (first) => (first === 'A' ? 'B' : 'A')))).statusCode, 404);
  const unknown = await run(environment, 'portal-link', '--customer', 'nobody');
  assert.notEqual(unknown.code, 0);
  assert.match(unknown.text, /no customer nobody/);
});

test('selfsame tenant quotas: says what a tenant may have at most, and refuses what is no amount', async (t) => {
  const { environment } = await startedGround(t);
  const tenant = (...args: string[]) => run(environment, 'tenant', ...args);
  await tenant('create', 'Try', '--name', 'To try');
  const limited = await tenant('quotas', 'Try', '--accounts', '10', '--storage', '20GB', '--analyses', '4');
  assert.match(limited.text, /^Try .* 0 of 10 .* 0\.0 MB of 20000\.0 MB$[\s\S]*Analyses at once.*: 4$/m);
  const lifted = await tenant('quotas', 'Try', '--accounts', 'none', '--transactions', '500');
  assert.match(lifted.text, /^Try +To try +enabled +\S+ +0 +0 +0 +0 of 500 +0\.0 MB of 20000/m);
  for (const wrong of [
    [],
    ['--accounts', 'many'],
    ['--accounts', '5GB'],
    ['--analyses', '0'],
    ['--storage', '-1'],
  ])
    assert.equal((await tenant('quotas', 'Try', ...wrong)).code, 64, wrong.join(' '));
  assert.match((await tenant('create', 'Small', '--name', 'Small', '--transactions', '9')).text, /is made/);
  assert.match((await tenant('show', 'Small')).text, / 0 of 9 /);
});

test('selfsame tenant: makes one that works at once, stops it, and erases it for good', async (t) => {
  const { app, environment } = await startedGround(t);
  const tenant = (...args: string[]) => run(environment, 'tenant', ...args);
  const made = await tenant('create', 'Shop', '--name', 'The Shop');
  assert.equal(made.code, 0, made.text);
  const [, id] = /^API key id +(\S+)$/m.exec(made.text)!;
  const [, value] = /^API key value +(\S+)$/m.exec(made.text)!;
  assert.match(made.text, /\/portal\/set-up#[\w-]{43}$/m);
  const authenticate = async () => {
    const reply = await app.fastify.inject({
      method: 'POST',
      url: `${identity}/auth/token`,
      headers: { authorization: `Basic ${btoa(`${id}:${value}`)}` },
    });
    return [reply.statusCode, reply.json().ID];
  };
  assert.deepEqual(await authenticate(), [200, undefined]);
  assert.match((await tenant('list')).text, /^selfsame .* enabled, owner .*\nShop +The Shop +enabled /m);
  assert.match((await tenant('create', 'Shop', '--name', 'Again')).text, /Choose another number/);
  assert.match((await tenant('create', 'a b', '--name', 'Blank')).text, /CustomerNumber has/);

  const reason = ['--reason', 'Not paid'];
  assert.equal((await tenant('disable', 'Shop')).code, 64, 'without a reason');
  assert.equal((await tenant('disable', 'Shop', ...reason)).code, 0);
  assert.deepEqual(await authenticate(), [403, 'E_TENANT_DISABLED']);
  const link = await run(environment, 'portal-link', '--customer', 'Shop');
  assert.match(link.text, /Shop is disabled or erased/);
  assert.match((await tenant('show', 'Shop')).text, /Shop .* disabled[\s\S]*Reason: Not paid/);
  assert.equal((await tenant('enable', 'Shop', '--reason', 'Paid')).code, 0);
  assert.deepEqual(await authenticate(), [200, undefined]);

  for (const action of [
    ['disable', 'selfsame', ...reason],
    ['erase', 'selfsame', '--confirm', 'selfsame'],
  ])
    assert.match((await tenant(...action)).text, /owns the installation/);
  assert.match((await tenant('erase', 'Shop', '--confirm', 'shop')).text, /Nothing was erased/);
  const erased = await tenant('erase', 'Shop', '--confirm', 'Shop');
  assert.equal(erased.code, 0, erased.text);
  assert.match(erased.text, /Certificate: [\w-]+\.[\w-]+\.[\w-]+$/m);
  assert.deepEqual(await authenticate(), [401, 'E_USER_NOT_AUTHENTICATED']);
  const again = await tenant('erase', 'Shop', '--confirm', 'Shop');
  assert.equal(/Certificate: .*/.exec(again.text)?.[0], /Certificate: .*/.exec(erased.text)?.[0]);
  assert.match((await tenant('create', 'Shop', '--name', 'New')).text, /There is or was/);
  assert.equal((await run(environment, 'portal-link')).code, 0, 'an erased customer is no choice');
  const sandbox = await tenant('create', 'Try', '--name', 'To try', '--sandbox');
  assert.match(sandbox.text, /Sandbox Try is made[\s\S]*API key id +sandbox-/);
  assert.match((await tenant('list')).text, /^Try +To try +enabled, sandbox /m);
  const scripted = await tenant('create', 'Scripted', '--name', 'To try', '--sandbox', '--json');
  const { ApiKeyId, ApiKeyValue, OwnerUrl, Sandbox } = JSON.parse(scripted.text);
  assert.match(`${ApiKeyId}:${ApiKeyValue} ${OwnerUrl} ${Sandbox}`, /^sandbox-\S+:\S+ \S+set-up#\S+ true$/);
  assert.equal(JSON.parse((await tenant('show', 'Scripted', '--json')).text).CustomerNumber, 'Scripted');
  assert.equal(JSON.parse((await tenant('list', '--json')).text).at(-1).CustomerNumber, 'Scripted');
  assert.match((await tenant('reset', 'selfsame', '--confirm', 'selfsame')).text, /sandbox/);
  assert.match((await tenant('reset', 'Try', '--confirm', 'try')).text, /Nothing was erased/);
  assert.match((await tenant('reset', 'Try', '--confirm', 'Try')).text, /Sandbox Try is empty: 0 accounts/);
  assert.equal((await tenant('sell', 'Shop')).code, 64);
  assert.equal((await tenant('show', 'Nobody')).code, 1);
});
