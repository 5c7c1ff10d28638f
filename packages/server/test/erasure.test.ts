import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isReceiptInput, verifyReceipt, verifyStatement } from '@selfsame/client';
import { cameraFrames } from '../../../fixtures/fake-camera.ts';
import type { App } from '../src/app.ts';
import { runVerb } from '../src/cli/run-verb.ts';
import { verbs } from '../src/cli/verbs.ts';
import { createLog } from '../src/platform/log.ts';
import { type TestGround, withGround } from './app.ts';
import { insertPasskeyRow } from './stored/insert-rows.ts';

const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';
const v2 = '/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2';
const identity = '/IDCompleteBackendEngine/IdentityService/v1';

/** Everything of a person that travels through the API; none of it may be found afterwards. */
const person = {
  accountNumber: 'erika.mustermann@example.org',
  displayName: 'Erika Mustermann',
  customDisplayName: 'Frau Dr. Mustermann',
  description: 'Lives at Heidestrasse 17',
  email: 'erika.personal@example.org',
  phone: '+4915112345678',
  external: 'passport C01X00T47',
  introduction: 'Good morning Erika',
  codeword: 'heidelbeere',
  tag: 'case-of-erika',
  customData: 'IBAN DE02120300000000202051',
  credential: 'Selfie of Erika at the counter',
  passkey: 'Phone of Erika',
};

describe('an erased account, on the whole server with real faces', () => {
  const endings: (() => Promise<void>)[] = [];
  const lines: string[] = [];
  let ground: TestGround;
  let app: App;
  let authorization: string;
  let picture: Buffer;
  let uin: string;
  let credentialId: string;
  const kept: { transactionId: string; receipt: string; sealed: string[] } = {
    transactionId: '',
    receipt: '',
    sealed: [],
  };

  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object, token = '') => {
    const reply = await app.fastify.inject({
      method,
      url,
      headers: { authorization: token ? `Bearer ${token}` : authorization },
      ...(body && { payload: body }),
    });
    assert.equal(reply.statusCode, 200, `${method} ${url} ${reply.body}`);
    return reply.json();
  };

  /** What the page does with its link, to the end of one capture. */
  const capture = async (kind: string, id: string, secret: string) => {
    const opened = await call('POST', '/capture/v1/sessions/open', { kind, id, secret });
    if (kind === 'transaction') await call('POST', '/capture/v1/approve', undefined, opened.token);
    const { attemptId } = await call('POST', '/capture/v1/attempts', undefined, opened.token);
    const form = new FormData();
    const frames = Array.from({ length: 5 }, (_, index) => ({ atMs: index * 150 }));
    form.append('meta', JSON.stringify({ frames, camera: { width: 1280, height: 720 }, detector: 'wasm' }));
    for (const _ of frames) {
      form.append('frame', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'frame.jpg');
    }
    const request = new Request('http://localhost', { method: 'POST', body: form });
    const reply = await app.fastify.inject({
      method: 'POST',
      url: `/capture/v1/attempts/${attemptId}`,
      headers: {
        authorization: `Bearer ${opened.token}`,
        'content-type': request.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    assert.equal(reply.json().outcome, 'accepted', reply.body);
  };

  /** Every row of every table of every schema as text, as a dump would show it. */
  const dump = async (): Promise<string> => {
    const { pool } = ground.database;
    const { rows: tables } = await pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await pool.query<{ line: string }>(`select t::text as line from ${name} t`);
      texts.push(...rows.map(({ line }) => line));
    }
    return texts.join('\n');
  };

  const blobFiles = async () =>
    (await readdir(join(ground.config.dataDir, 'blobs'), { recursive: true, withFileTypes: true })).filter(
      (file) => file.isFile(),
    );

  const run = async (...args: string[]) => {
    const printed: string[] = [];
    const code = await runVerb(verbs, args, {
      readConfig: () => ground.config,
      clock: { now: () => new Date() },
      version: '0',
      print: (line) => void printed.push(line),
      note: (line) => void printed.push(line),
      signal: new AbortController().signal,
    });
    return { code, text: printed.join('\n') };
  };

  /** What the audit still finds of account and credential, by id. */
  const lookUp = () =>
    Promise.all([
      call('GET', `${admin}/audit/accounts/${uin}`),
      call('GET', `${admin}/audit/bioCredentials/${credentialId}`),
    ]);

  before(async () => {
    ground = await withGround({ after: (end) => endings.push(end) });
    const log = createLog('trace', { write: (line) => void lines.push(line) });
    app = await ground.build({ log });
    [picture] = (await cameraFrames('person-a')) as [Buffer];
    const basic = Buffer.from(`${app.firstKey!.id}:${app.firstKey!.value}`).toString('base64');
    const reply = await app.fastify.inject({
      method: 'POST',
      url: `${identity}/auth/token`,
      headers: { authorization: `Basic ${basic}` },
    });
    authorization = `Bearer ${reply.json().AccessToken}`;
  });
  after(async () => {
    for (const end of endings) await end();
  });

  it('begins as one that was enrolled, verified and looked for', async () => {
    await call('PUT', `${admin}/settings/generic`, {
      StoreTransactionSensitiveData: true,
      AllowStoringAccountBioCredentialRawData: true,
      Version: 0,
    });
    const selfie = await call('POST', `${v2}/operations`, {
      Name: 'GetForeignBiometry',
      AccountNumber: person.accountNumber,
      PhoneNumber: person.phone,
      Email: person.email,
      IntroductionText: person.introduction,
      Codeword: person.codeword,
      Tag: person.tag,
      CheckLiveness: false,
    });
    await capture('operation', selfie.OperationId, selfie.OneTimeSecret);
    const { TempId } = await call('GET', `${admin}/foreignOperations/biometry/${selfie.OperationId}`);
    const account = await call('POST', `${admin}/accounts`, {
      AccountNumber: person.accountNumber,
      DisplayName: person.displayName,
      CustomDisplayName: person.customDisplayName,
      Description: person.description,
      Email: person.email,
      PhoneNumber: person.phone,
      External: { note: person.external },
    });
    uin = account.UIN;
    await insertPasskeyRow(ground.database.db, { accountId: uin, description: person.passkey });
    const number = encodeURIComponent(person.accountNumber);
    const credential = await call('POST', `${admin}/accounts/${number}/proofedBioCredential`, {
      TempId,
      Description: person.credential,
    });
    credentialId = credential.Id;
    const [live, face] = await lookUp();
    assert.deepEqual([live.AccountNumber, live.DeletedDate], [person.accountNumber, null]);
    assert.deepEqual([face.Id, face.Data, face.DeletedDate], [credentialId, null, null]);
    const asked = { AccountNumber: person.accountNumber, Name: 'Verify_Identity' };
    const transaction = await call('POST', `${v2}/transactions`, {
      ...asked,
      ConfirmationPolicy: { CredentialType: 1, BioPolicy: { CheckLiveness: false } },
      Tag: person.tag,
      CodeWord: person.codeword,
      CustomData: [{ Key: 'To', Value: person.customData }],
    });
    await capture('transaction', transaction.TransactionId, transaction.OneTimeSecret);
    kept.transactionId = transaction.TransactionId;
    // One that nobody ever answered.
    await call('POST', `${v2}/transactions`, { ...asked, ConfirmationPolicy: {} });
    const image = { DataType: 1, Data: picture.toString('base64') };
    const verified = await call('POST', `${admin}/accounts/${number}/bioCredential/verify`, image);
    assert.equal(verified, true);
    const text = await dump();
    for (const [name, value] of Object.entries(person)) assert.ok(text.includes(value), `${name} is stored`);
    const { rows } = await ground.database.pool.query<{ sealed: Buffer }>(
      `select template_sealed as sealed from biometric_credential union all select template_sealed from temp_capture`,
    );
    kept.sealed = rows.map(({ sealed }) => sealed.toString('hex'));
    assert.equal(kept.sealed.length, 3);
    assert.equal((await blobFiles()).length, 3);
  });

  it('has a receipt of every end, which says what was decided on which pictures', async () => {
    const { Receipt } = await call('GET', `${v2}/transactions/${kept.transactionId}/receipt`);
    kept.receipt = Receipt;
    const keys = await call('GET', `${identity}/.well-known/jwks.json`);
    const claims = await verifyReceipt(Receipt, keys);
    assert.deepEqual([claims.status, claims.reason, claims.account], [1, 'accepted', uin]);
    const hash = createHash('sha256').update(picture).digest('hex');
    assert.deepEqual(claims.inputs, Array(5).fill(hash));
    assert.equal(await isReceiptInput(claims, new Uint8Array(picture)), true);
    const { match, models } = claims.evidence as {
      match: { cosine: number; matchCosine: number; score: number };
      models: { embedder: { sha256: string } };
    };
    assert.ok(match.cosine > match.matchCosine && match.score > 0);
    assert.match(models.embedder.sha256, /^[0-9a-f]{64}$/);
    assert.equal(claims.policy.falseMatchRate, 1e-5);
    assert.ok(claims.attempt?.challenge);
  });

  it('is gone from tables, blobs, the search and the log, with all that was taken for it', async () => {
    const number = encodeURIComponent(person.accountNumber);
    assert.equal(await call('DELETE', `${admin}/accounts/${number}`), true);
    const text = await dump();
    for (const [name, value] of Object.entries(person)) {
      assert.equal(text.includes(value), false, `${name} is left in a table`);
      assert.equal(lines.join('').includes(value), false, `${name} is in the log`);
    }
    const left = await lookUp();
    for (const { DeletedDate } of left) assert.ok(Date.parse(DeletedDate) > 0, 'its end is still found');
    for (const value of Object.values(person)) assert.equal(JSON.stringify(left).includes(value), false);
    for (const sealed of kept.sealed) assert.equal(text.includes(sealed), false);
    for (const start of [0, 1_000, picture.length - 40]) {
      const piece = picture.subarray(start, start + 32);
      for (const shape of ['hex', 'base64', 'latin1'] as const) {
        assert.equal(text.includes(piece.toString(shape)), false);
        assert.equal(lines.join('').includes(piece.toString(shape)), false);
      }
    }
    assert.ok(lines.length > 10, 'the log was on');
    assert.deepEqual(await blobFiles(), []);
    const { rows } = await ground.database.pool.query<{ keys: string }>(
      `select count(*)::text as keys from data_key where purpose <> 'tenant'`,
    );
    assert.equal(rows[0]?.keys, '0');
    const form = new FormData();
    form.append('image', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'a.jpg');
    form.append('threshold', '30');
    const found = await app.fastify.inject({
      method: 'POST',
      url: '/search/identify',
      headers: { authorization },
      payload: form,
    });
    assert.deepEqual([found.statusCode, found.json()], [200, []]);
  });

  it('leaves a signed certificate and a tombstone, neither with personal data', async () => {
    const events = await call('GET', `${admin}/audit/events?filter=Account:${uin};MessageType:account.*`);
    assert.deepEqual(
      events.Items.map((event: { MessageType: string }) => event.MessageType),
      ['account.erased', 'account.deleted', 'account.created'],
    );
    const [erased] = events.Items;
    assert.deepEqual([erased.ExecutorType, erased.ExecutorExternalId], ['ApiKey', app.firstKey!.id]);
    const reference = erased.References.find(({ Type }: { Type: string }) => Type === 'ErasureCertificate');
    const answer = await call('GET', `${admin}/accounts/erasures/${reference.ExternalId}`);
    assert.equal(answer.UIN, uin);
    const keys = await call('GET', `${identity}/.well-known/jwks.json`);
    const { destroyed, account, remains } = (await verifyStatement('erasure', answer.Certificate, keys)) as {
      destroyed: { dataKeys: string[]; [name: string]: unknown };
      account: string;
      remains: string;
    };
    const { dataKeys, ...counts } = destroyed;
    assert.equal(account, uin);
    // What it can't promise stands in what is signed.
    assert.match(remains, /files may hold them until PostgreSQL uses that space/);
    assert.deepEqual(counts, { templates: 3, pictures: 3, captures: 2, passkeys: 1, sessions: 3 });
    // Credential, two captures, three sessions.
    assert.equal(new Set(dataKeys).size, 6);
    const list = await call('GET', `${admin}/audit/erasures?filter=UIN:${uin}`);
    assert.deepEqual(list.Items, [answer]);
  });

  it('keeps its history without it: what was decided, the receipt, the end of what was pending', async () => {
    const { Items } = await call('GET', `${admin}/transactions?sort=StartDate`);
    assert.deepEqual(
      Items.map((item: { Status: number; AccountNumber: null; Tag: null; CustomData: unknown[] }) => [
        item.Status,
        item.AccountNumber,
        item.Tag,
        item.CustomData.length,
      ]),
      [
        [1, null, null, 0],
        [1, null, null, 0],
        [4, null, null, 0],
      ],
    );
    const again = await call('GET', `${v2}/transactions/${kept.transactionId}/receipt`);
    assert.equal(again.Receipt, kept.receipt);
  });

  it('lets another begin anew under the same number', async () => {
    const again = await call('POST', `${admin}/accounts`, {
      AccountNumber: person.accountNumber,
      DisplayName: 'Somebody else',
    });
    assert.notEqual(again.UIN, uin);
  });

  it('stands in a log that `verify-audit` finds whole, until a row is changed', async () => {
    await app.start();
    const deadline = Date.now() + 15_000;
    for (let waiting = 1; waiting > 0; ) {
      assert.ok(Date.now() < deadline, `${waiting} rows wait for their seal`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      waiting = JSON.parse((await run('verify-audit', '--json')).text)[0].unsealed.rows;
    }
    const whole = await run('verify-audit');
    assert.equal(whole.code, 0, whole.text);
    assert.match(whole.text, /whole\. \d+ rows, \d+ checkpoints/);
    const checkpoint = /checkpoint (\S+)/.exec(whole.text)![1]!;
    const file = join(ground.config.dataDir, 'checkpoint');
    await writeFile(file, `${checkpoint}\n`);
    assert.equal((await run('verify-audit', '--checkpoint', file)).code, 0);
    await ground.database.asSuperuser(
      `set session_replication_role = replica;
       update audit_event set data = '{"verified": false}' where type = 'credential.verified'`,
    );
    const broken = await run('verify-audit');
    assert.equal(broken.code, 1);
    assert.match(broken.text, /NOT WHOLE\. Row \d+ does not follow row \d+/);
  });

  it('has a receipt that `verify-receipt` checks with nothing but the keys', async () => {
    const { dataDir } = ground.config;
    const [receipt, keys, picturePath] = ['receipt', 'keys', 'picture'].map((name) => join(dataDir, name));
    await writeFile(receipt!, JSON.stringify({ Receipt: kept.receipt }));
    await writeFile(keys!, JSON.stringify(await call('GET', `${identity}/.well-known/jwks.json`)));
    await writeFile(picturePath!, picture);
    const good = await run('verify-receipt', receipt!, picturePath!, '--keys', keys!);
    assert.equal(good.code, 0, good.text);
    assert.match(good.text, /one of its pictures/);
    assert.equal((await run('verify-receipt', receipt!)).code, 0);
    const strange = await run('verify-receipt', receipt!, keys!, '--keys', keys!);
    assert.deepEqual([strange.code, /NOT one of its pictures/.test(strange.text)], [1, true]);
    const [header, payload, signature] = kept.receipt.split('.');
    const forged = Buffer.from(payload!, 'base64url').toString('utf8').replace('"status":1', '"status":2');
    await writeFile(receipt!, `${header}.${Buffer.from(forged).toString('base64url')}.${signature}`);
    const bad = await run('verify-receipt', receipt!, '--keys', keys!);
    assert.deepEqual([bad.code, /NOT VALID: The statement was changed/.test(bad.text)], [1, true]);
  });
});
