import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { withGround } from '../../test/app.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/configuration/config.ts';
import { findIntegration } from '../store/oidc/integration.ts';
import { runVerb } from './run-verb.ts';
import { verbs } from './verbs.ts';

/** A server's database, and `selfsame integration …` beside it. */
async function world(t: TestContext) {
  const ground = await withGround(t);
  await ground.build();
  const { config } = ground;
  const environment = { SELFSAME_DATA_DIR: config.dataDir, DATABASE_URL: config.databaseUrl! };
  const integration = async (...args: string[]) => {
    const lines: string[] = [];
    const code = await runVerb(verbs, ['integration', ...args], {
      env: {},
      readConfig: () => readConfig(environment, '/'),
      clock: systemClock,
      version: 'test',
      print: (line) => void lines.push(line),
      note: (line) => void lines.push(line),
      signal: new AbortController().signal,
    });
    return { code, text: lines.join('\n') };
  };
  const { db } = ground.database;
  const { id: tenantId } = await db.selectFrom('tenant').select('id').executeTakeFirstOrThrow();
  const accepts = async (clientId: string, secret: string) =>
    (await findIntegration(db, tenantId, clientId))!.acceptsSecret(secret, new Date());
  return { ground, integration, accepts };
}

const secretOf = (text: string) => /^Client secret +(\S+)$/m.exec(text)?.[1] ?? '';
const urls = ['--login-urls', 'https://a.example/cb https://b.example/cb'];

test('selfsame integration: adds one whose secret works, changes it, renews the secret and deletes it', async (t) => {
  const { integration, accepts } = await world(t);
  const made = await integration(
    'add',
    'Intranet',
    ...urls,
    '--login-type',
    'Email',
    '--self-enrolment',
    'yes',
  );
  assert.equal(made.code, 0, made.text);
  const clientId = /^Client id +(\S+)$/m.exec(made.text)![1]!;
  assert.equal(await accepts(clientId, secretOf(made.text)), true);
  assert.match(
    (await integration('list')).text,
    new RegExp(`^${clientId} +Intranet +enabled +confidential`, 'm'),
  );

  assert.equal(JSON.parse((await integration('show', 'Intranet', '--json')).text).ClientId, clientId);
  assert.equal(JSON.parse((await integration('list', '--json')).text)[0].ClientId, clientId);
  const edited = await integration(
    'edit',
    'INTRANET',
    '--access-token-lifetime',
    '600',
    '--self-enrolment',
    'no',
  );
  assert.equal(edited.code, 0, edited.text);
  const { text } = await integration('show', clientId);
  for (const line of [
    /^LoginRedirectUrls +https:\/\/a\.example\/cb https:\/\/b\.example\/cb$/m,
    /^AccessTokenLifetime +600$/m,
    /^LoginType +Email$/m,
    /^SelfEnrollmentFlow +-$/m,
  ])
    assert.match(text, line);
  assert.ok(!text.includes(secretOf(made.text)));

  const renewed = await integration('new-secret', 'Intranet');
  assert.match(renewed.text, /The old secret works until/);
  assert.equal(await accepts(clientId, secretOf(made.text)), true);
  const leaked = await integration('new-secret', 'Intranet', '--immediate');
  assert.equal(await accepts(clientId, secretOf(renewed.text)), false);
  assert.equal(await accepts(clientId, secretOf(leaked.text)), true);

  assert.match((await integration('disable', clientId)).text, /Intranet is disabled/);
  assert.match((await integration('list')).text, / disabled /);
  assert.match((await integration('enable', clientId)).text, /Intranet is enabled/);
  assert.match((await integration('delete', clientId)).text, /Nothing was deleted/);
  assert.equal((await integration('delete', clientId, '--confirm', clientId)).code, 0);
  assert.match((await integration('show', clientId)).text, /no OpenID integration/);
});

test('selfsame integration: what cannot be, refused with a sentence, and nothing is stored', async (t) => {
  const { integration, ground } = await world(t);
  const keys = join(ground.config.dataDir, 'keys.json');
  await writeFile(keys, 'no JSON');
  for (const [code, pattern, ...args] of [
    [64, /--login-urls is needed/, 'add', 'A'],
    [64, /one of confidential, public/, 'add', 'A', ...urls, '--client-type', 'native'],
    [64, /number of seconds/, 'add', 'A', ...urls, '--access-token-lifetime', '1h'],
    [64, /belong together/, 'add', 'A', ...urls, '--external-audience', 'a'],
    [64, /give one of list/, 'sell', 'A'],
    [1, /outside of its bounds/, 'add', 'A', ...urls, '--access-token-lifetime', '1'],
    [1, /not https/, 'add', 'A', '--login-urls', 'http://a.example/'],
    [1, /cannot be read as a JWKS/, 'add', 'A', ...urls, '--public-keys', keys],
    [1, /no OpenID integration A/, 'show', 'A'],
    [1, /no customer Nobody/, 'list', '--customer', 'Nobody'],
  ] as const) {
    const refused = await integration(...args);
    assert.match(refused.text, pattern);
    assert.equal(refused.code, code, args.join(' '));
  }
  const key = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  await writeFile(keys, JSON.stringify({ keys: [key] }));
  const signing = await integration('add', 'Signing', ...urls, '--public-keys', keys);
  assert.deepEqual([signing.code, secretOf(signing.text)], [0, ''], signing.text);
  assert.match((await integration('list')).text, /^CLIENT ID.*\n.*Signing/);
});
