import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { ConfigInvalid, readConfig, warnOfClientAddress } from './config.ts';
import { describeConfiguration } from './describe-configuration.ts';

test('readConfig: nothing set, defaults that serve this machine only', () => {
  const config = readConfig({ HOME: '/root' }, '/srv/selfsame');
  assert.equal(config.port, 8080);
  assert.equal(config.host, 'localhost');
  assert.equal(config.baseUrl, 'http://localhost:8080');
  assert.equal(config.dataDir, '/srv/selfsame/data');
  assert.equal(config.tempDataHours, 72);
  assert.equal(config.trustProxy, false);
  assert.equal(config.databaseUrl, undefined);
});

test('readConfig: what clients keep in the environment, by the portal and by mcp, is no setting and no fault', () => {
  const ofClients = {
    SELFSAME_URL: 'x',
    SELFSAME_API_KEY: 'x',
    SELFSAME_API_KEY_ID: 'x',
    SELFSAME_API_KEY_VALUE: 'x',
  };
  assert.deepEqual(readConfig(ofClients, '/srv'), readConfig({}, '/srv'));
  assert.throws(() => readConfig({ SELFSAME_API_KEYS: 'x' }, '/srv'), /SELFSAME_API_KEYS is not a setting/);
});

test('warnOfClientAddress: an address in the variable of clients alone, is told', () => {
  const url = 'https://id.example.com';
  assert.match(warnOfClientAddress({ SELFSAME_URL: url })!, /^SELFSAME_URL .+ SELFSAME_BASE_URL\.$/);
  assert.match(warnOfClientAddress({ SELFSAME_URL: url, SELFSAME_BASE_URL: '' })!, /^SELFSAME_URL /);
  assert.equal(warnOfClientAddress({ SELFSAME_URL: url, SELFSAME_BASE_URL: url }), null);
  assert.equal(warnOfClientAddress({}), null);
});

test('readConfig: schemes and hosts in capitals, are the same addresses', () => {
  const config = readConfig(
    {
      SELFSAME_BASE_URL: 'HTTPS://ID.Example.COM',
      DATABASE_URL: 'Postgres://u:p@DB/selfsame',
      SELFSAME_SMTP_URL: 'SMTPS://mail.example.com:465',
      SELFSAME_MAIL_FROM: 'id@example.com',
      SELFSAME_SMS_URL: 'Https://sms.example.com/send',
      SELFSAME_FRAME_ANCESTORS: 'HTTPS://Shop.Example',
    },
    '/',
  );
  assert.equal(config.baseUrl, 'https://id.example.com');
  assert.equal(config.messageRoutes.smtp?.secure, true);
  assert.equal(config.messageRoutes.sms?.kind, 'http');
});

test('readConfig: every setting given, is read', () => {
  const config = readConfig(
    {
      SELFSAME_PORT: '9000',
      SELFSAME_HOST: '0.0.0.0',
      SELFSAME_BASE_URL: 'https://id.example.com/',
      SELFSAME_DATA_DIR: '/var/data',
      DATABASE_URL: 'postgres://u:p@db/selfsame',
      SELFSAME_TEMP_DATA_HOURS: '24',
      SELFSAME_TRUST_PROXY: '10.0.0.1, 10.0.0.0/8',
      SELFSAME_LOG_LEVEL: 'debug',
      SELFSAME_TRY: 'true',
      SELFSAME_MODELS_DIR: 'models',
      SELFSAME_FACE_WORKERS: ' 3 ',
    },
    '/srv',
  );
  assert.equal(config.port, 9000);
  assert.equal(config.baseUrl, 'https://id.example.com');
  assert.equal(config.dataDir, '/var/data');
  assert.equal(config.tempDataHours, 24);
  assert.deepEqual(config.trustProxy, ['10.0.0.1', '10.0.0.0/8']);
  assert.equal(config.modelsDir, '/srv/models');
  assert.equal(config.faceWorkers, 3);
  assert.equal(config.tryLink, true);
  assert.equal(readConfig({ SELFSAME_TRUST_PROXY: '2' }, '/').trustProxy, 2);
});

const badValues: [name: string, value: string][] = [
  ['SELFSAME_PORT', 'http'],
  ['SELFSAME_PORT', '0'],
  ['SELFSAME_PORT', '65536'],
  ['SELFSAME_PORT', '80.5'],
  ['SELFSAME_PORT', '-1'],
  ['SELFSAME_PORT', '1e3'],
  ['SELFSAME_HOST', 'http://localhost'],
  ['SELFSAME_BASE_URL', 'id.example.com'],
  ['SELFSAME_BASE_URL', 'ftp://id.example.com'],
  ['SELFSAME_BASE_URL', 'https://id.example.com/path'],
  ['SELFSAME_BASE_URL', 'https://[broken'],
  ['DATABASE_URL', 'mysql://db/selfsame'],
  ['SELFSAME_DATABASE_POOL', '1'],
  ['SELFSAME_MASTER_KEY', 'c2hvcnQ='],
  ['SELFSAME_BOOTSTRAP_API_KEY', 'no-colon'],
  ['SELFSAME_BOOTSTRAP_API_KEY', 'id:short'],
  ['SELFSAME_CUSTOMER_NAME', 'x'.repeat(129)],
  ['SELFSAME_TEMP_DATA_HOURS', '0'],
  ['SELFSAME_TEMP_DATA_HOURS', '73'],
  ['SELFSAME_FACE_WORKERS', '0'],
  ['SELFSAME_FACE_QUEUE', '-5'],
  ['SELFSAME_TRUST_PROXY', 'maybe'],
  ['SELFSAME_FRAME_ANCESTORS', 'https://a.example; script-src *'],
  ['SELFSAME_METRICS_TOKEN', 'short'],
  ['SELFSAME_LOG_LEVEL', 'loud'],
  ['SELFSAME_TRY', 'yes'],
];
for (const [name, value] of badValues) {
  test(`readConfig: ${name}=${value.slice(0, 30)}, one sentence with the name and what is allowed`, () => {
    assert.throws(
      () => readConfig({ [name]: value }, '/'),
      (error: Error) => {
        assert.ok(error instanceof ConfigInvalid);
        assert.match(error.message, new RegExp(`^${name} .*; it must be .+\\.$`));
        assert.doesNotMatch(error.message, /\n/);
        return true;
      },
    );
  });
}

test('readConfig: a bad secret, is not printed', () => {
  assert.throws(
    () => readConfig({ SELFSAME_BOOTSTRAP_API_KEY: 'id:hunter2' }, '/'),
    (error: Error) => !error.message.includes('hunter2'),
  );
});

test('readConfig: a variable that is none of ours, suggests the nearest', () => {
  assert.throws(
    () => readConfig({ SELFSAME_PROT: '1' }, '/'),
    /SELFSAME_PROT .*Did you mean SELFSAME_PORT\?/,
  );
  assert.throws(() => readConfig({ SELFSAME_PORT_FILE: '/x' }, '/'), ConfigInvalid);
});

test('readConfig: a secret from its file; missing, empty or given twice is refused', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-config-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'url');
  writeFileSync(file, 'postgres://u:p@db/selfsame\n');
  assert.equal(readConfig({ DATABASE_URL_FILE: file }, '/').databaseUrl, 'postgres://u:p@db/selfsame');
  const both = { DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://db/x' };
  assert.throws(() => readConfig(both, '/'), /both set/);
  assert.throws(() => readConfig({ DATABASE_URL_FILE: `${file}.no` }, '/'), /can't be read \(ENOENT\)/);
  writeFileSync(file, '\n');
  assert.throws(() => readConfig({ DATABASE_URL_FILE: file }, '/'), /is empty/);
});

test('readConfig: SELFSAME_EGRESS_ALLOW, is a list of ranges and hosts; an entry that is neither is named', () => {
  const { egressAllow } = readConfig({ SELFSAME_EGRESS_ALLOW: '10.0.0.0/8, hooks.corp' }, '/');
  assert.deepEqual([egressAllow.ranges.length, egressAllow.hosts], [1, ['hooks.corp']]);
  assert.throws(
    () => readConfig({ SELFSAME_EGRESS_ALLOW: '10.0.0.0/40' }, '/'),
    (error) => error instanceof ConfigInvalid && /^SELFSAME_EGRESS_ALLOW: '10.0.0.0\/40'/.test(error.message),
  );
});

test('docs/configuration.md: says what the schema says', () => {
  const path = resolve(import.meta.dirname, '../../../../../docs/configuration.md');
  assert.equal(readFileSync(path, 'utf8'), describeConfiguration());
});

test('readConfig: related origins, are a list of exact origins, ten at most', () => {
  const read = (origins: string) =>
    readConfig({ SELFSAME_PASSKEY_RELATED_ORIGINS: origins }, '/').passkeyRelatedOrigins;
  assert.deepEqual(readConfig({}, '/').passkeyRelatedOrigins, []);
  assert.deepEqual(read('https://a.example, https://b.example:8443'), [
    'https://a.example',
    'https://b.example:8443',
  ]);
  const many = Array.from({ length: 11 }, (_, nth) => `https://a${nth}.example`).join(',');
  for (const wrong of [
    'https://*.example',
    'http://a.example',
    'https://a.example/',
    'https://a.example,',
    many,
  ])
    assert.throws(() => read(wrong), ConfigInvalid, wrong);
});
