import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isReceiptInput, verifyReceipt, verifyStatement } from '@selfsame/client';
import { enrolPerson, person, verifyPerson } from './erasure/erased-person.ts';
import { type ErasureGround, openErasureGround } from './erasure/erasure-ground.ts';
import { bases } from './served-operations.ts';

const { admin, identity } = bases;
const v2 = `${bases.authorization}/v2`;

describe('an erased account, on the whole server with real faces', () => {
  const endings: (() => Promise<void>)[] = [];
  let world: ErasureGround;
  let uin: string;
  let credentialId: string;
  const kept: { transactionId: string; receipt: string; sealed: string[] } = {
    transactionId: '',
    receipt: '',
    sealed: [],
  };

  /** What the audit still finds of account and credential, by id. */
  const lookUp = () =>
    Promise.all([
      world.call('GET', `${admin}/audit/accounts/${uin}`),
      world.call('GET', `${admin}/audit/bioCredentials/${credentialId}`),
    ]);

  before(async () => {
    world = await openErasureGround({ after: (end) => endings.push(end) });
  });
  after(async () => {
    for (const end of endings) await end();
  });

  it('begins as one that was enrolled, verified and looked for', async () => {
    const { call, dump, blobFiles, ground } = world;
    await call('PUT', `${admin}/settings/generic`, {
      StoreTransactionSensitiveData: true,
      AllowStoringAccountBioCredentialRawData: true,
      Version: 0,
    });
    ({ uin, credentialId } = await enrolPerson(world));
    const [live, face] = await lookUp();
    assert.deepEqual([live.AccountNumber, live.DeletedDate], [person.accountNumber, null]);
    assert.deepEqual([face.Id, face.Data, face.DeletedDate], [credentialId, null, null]);
    const { transactionId, isVerified } = await verifyPerson(world);
    assert.equal(isVerified, true);
    kept.transactionId = transactionId;
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
    const { picture, call } = world;
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
    const { app, ground, lines, picture, authorization, call, dump, blobFiles } = world;
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
    const { app, call } = world;
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
    const { call } = world;
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
    const { call } = world;
    const again = await call('POST', `${admin}/accounts`, {
      AccountNumber: person.accountNumber,
      DisplayName: 'Somebody else',
    });
    assert.notEqual(again.UIN, uin);
  });

  it('stands in a log that `verify-audit` finds whole, until a row is changed', async () => {
    const { app, ground, run } = world;
    await app.start();
    const deadline = Date.now() + 60_000;
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
    const { ground, picture, call, run } = world;
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
