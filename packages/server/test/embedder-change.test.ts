import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { builtInEmbedder, readEmbedder } from '@selfsame/face';
import { dlibEmbedder } from '../../../fixtures/dlib-embedder.ts';
import { cameraFrames } from '../../../fixtures/fake-camera.ts';
import { personB, portraits } from '../../../fixtures/photos.ts';
import type { App } from '../src/app.ts';
import { runVerb } from '../src/cli/run-verb.ts';
import { verbs } from '../src/cli/verbs.ts';
import { type TestGround, withGround } from './app.ts';
import { type Call, captureOnPage } from './page/capture-on-page.ts';
import { bases } from './served-operations.ts';

const v2 = `${bases.authorization}/v2`;
const people = { franck: personB[0], cage: portraits.cage, audrey: portraits.audrey };
const names = Object.keys(people) as (keyof typeof people)[];

describe('a change of the embedder, on the whole server as operators make it', () => {
  const endings: (() => Promise<void>)[] = [];
  let ground: TestGround;
  let app: App;
  let token: string;
  let manifest: string;
  let selfie: Buffer;
  let dlibId: string;
  let key: { id: string; value: string };

  const call: Call = async (method, url, payload, bearer) => {
    const reply = await app.fastify.inject({
      ...{ method, url, headers: { authorization: bearer ? `Bearer ${bearer}` : token } },
      ...(payload && { payload }),
    });
    assert.equal(reply.statusCode, 200, `${method} ${url} ${reply.body}`);
    return reply.json();
  };
  const imageOf = async (path: string) => ({ DataType: 1, Data: (await readFile(path)).toString('base64') });
  const face = (name: string) => `${bases.admin}/accounts/${name}/bioCredential`;
  const start = async (embedder?: string[]) => {
    await app?.stop();
    app = await ground.build(embedder && { config: { embedder } });
    key ??= app.firstKey as { id: string; value: string };
    token = `Basic ${Buffer.from(`${key.id}:${key.value}`).toString('base64')}`;
    token = `Bearer ${(await call('POST', `${bases.identity}/auth/token`)).AccessToken}`;
  };
  /** Who is held to be whom: every picture against every account. */
  const verified = async () => {
    const found: string[] = [];
    for (const account of names)
      for (const name of names)
        if (await call('POST', `${face(account)}/verify`, await imageOf(people[name])))
          found.push(`${name} as ${account}`);
    return found;
  };
  const themselves = names.map((name) => `${name} as ${name}`);
  /** Begins a verification of an account and takes the selfie on its page. @returns the embedder that decided */
  const captureAs = async (account: string, picture: Buffer): Promise<string> => {
    const { TransactionId: id, OneTimeSecret: secret } = await call('POST', `${v2}/transactions`, {
      ...{ AccountNumber: account, Name: 'Verify_Identity' },
      ConfirmationPolicy: { CredentialType: 1, BioPolicy: { CheckLiveness: false } },
    });
    await captureOnPage({ app, call, picture }, { kind: 'transaction', id, secret });
    const { Attempts } = await call('GET', `${bases.admin}/transactions/${id}/details`);
    return Attempts[0].Evidence.Match.Model;
  };
  const modelsOf = () => Promise.all(names.map(async (name) => (await call('GET', face(name))).ModelId));

  before(async () => {
    manifest = await dlibEmbedder();
    dlibId = (await readEmbedder(manifest)).id;
    ground = await withGround({ after: (end) => void endings.push(end) });
    await start();
  });
  after(async () => {
    for (const end of endings) await end();
  });

  it('begins with people who were enrolled under the built-in one, their pictures kept', async () => {
    await call('PUT', `${bases.admin}/settings/generic`, {
      ...{ AllowStoringAccountBioCredentialRawData: true, StoreTransactionSensitiveData: false, Version: 0 },
    });
    const policy = await call('GET', `${bases.admin}/settings/matching`);
    // A rate that the small table of dlib's embedder supports too; strangers are tried more often than the lockout allows.
    const Lockout = { ...policy.Lockout, Enabled: false };
    await call('PUT', `${bases.admin}/settings/matching`, { ...policy, FalseMatchRate: 1e-3, Lockout });
    for (const name of names) {
      await call('POST', `${bases.admin}/accounts`, { AccountNumber: name, DisplayName: name });
      await call('POST', face(name), await imageOf(people[name]));
    }
    assert.deepEqual(
      await modelsOf(),
      names.map(() => builtInEmbedder.id),
    );
    assert.deepEqual(await verified(), themselves);
    [selfie] = (await cameraFrames('person-a')) as [Buffer];
    await call('POST', `${bases.admin}/accounts`, { AccountNumber: 'camera', DisplayName: 'camera' });
    await call('POST', face('camera'), { DataType: 1, Data: selfie.toString('base64') });
    assert.equal(await captureAs('camera', selfie), builtInEmbedder.id);
  });

  it('verifies under the old one while the new one is named and nothing is made anew', async () => {
    await start([manifest]);
    assert.deepEqual(
      await modelsOf(),
      names.map(() => builtInEmbedder.id),
    );
    assert.deepEqual(await verified(), themselves);
  });

  it('verifies under the new one after `selfsame re-embed`, beside the running server', async () => {
    const printed: string[] = [];
    const code = await runVerb(verbs, ['re-embed'], {
      env: {},
      readConfig: () => ({ ...ground.config, embedder: [manifest] }),
      clock: { now: () => new Date() },
      version: '0',
      print: (line) => void printed.push(line),
      note: () => undefined,
      signal: new AbortController().signal,
    });
    assert.deepEqual([code, printed], [0, [`4 of 4 credentials have a template of ${dlibId} now.`]]);
    assert.deepEqual(
      await modelsOf(),
      names.map(() => dlibId),
    );
    assert.deepEqual(await verified(), themselves);
    const other = await call('POST', `${face('franck')}/verify`, await imageOf(personB[1]));
    assert.equal(other, true, 'another picture of the same sitting');
    assert.equal(await captureAs('camera', selfie), dlibId);
  });

  it('needs the old one no more: a search after a start finds who it is', async () => {
    await start([manifest]);
    const form = new FormData();
    form.append(
      'image',
      new Blob([new Uint8Array(await readFile(people.cage))], { type: 'image/jpeg' }),
      'a.jpg',
    );
    form.append('threshold', '48');
    const reply = await app.fastify.inject({
      ...{ method: 'POST', url: '/search/identify', headers: { authorization: token }, payload: form },
    });
    assert.deepEqual(
      reply.json().map(({ owner }: { owner: { name: string } }) => owner.name),
      ['cage'],
      reply.body,
    );
    const { Models } = await call('GET', `${bases.admin}/status`);
    assert.equal(JSON.stringify(Models).includes(builtInEmbedder.id), false);
  });
});
