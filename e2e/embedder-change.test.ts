import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { repositoryRoot } from '../fixtures/cache.ts';
import { dlibEmbedder } from '../fixtures/dlib-embedder.ts';
import { type CameraName, cameraFile } from '../fixtures/fake-camera.ts';
import { personB } from '../fixtures/photos.ts';
import { builtInEmbedder, readEmbedder } from '../packages/face/src/index.ts';
import { type Api, adminPath, openApi } from './api.ts';
import { openCapturePage } from './capture-page.ts';
import { operationLink, transactionLink } from './links.ts';
import { press, takeSelfie, texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

const account = 'c0ffee00-0000-4000-8000-00000000001d';
const someoneElse = 'c0ffee00-0000-4000-8000-00000000001e';
let server: RunningServer;
let api: Api;
let manifest: string;

before(async () => {
  manifest = await dlibEmbedder();
  server = await startServer({ env: { SELFSAME_FACE_WORKERS: '1' } });
  api = await openApi(server.baseUrl);
});
after(() => server?.remove());

async function change(group: string, values: object): Promise<void> {
  const path = `${adminPath}/settings/${group}`;
  const stored = await api.call('GET', path);
  const changed = await api.call('PUT', path, { ...stored.body, ...values });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
}

/** Takes a selfie behind a link, where `isAsked` agreeing to the transaction first. @returns the end page's name */
async function capture(link: string, camera: CameraName, isAsked = false): Promise<string> {
  const page = await openCapturePage(link, { camera: { file: await cameraFile(camera) } });
  try {
    if (isAsked) await press(page, texts.approval.accept);
    const end = await takeSelfie(page);
    assert.deepEqual(page.errors, []);
    return end;
  } finally {
    await page.close();
  }
}

/** Person A verifies as an account on its page, in another session than the enrolled one. @returns the end page, and which model's templates were compared */
async function verifyAs(accountNumber: string): Promise<{ end: string; model: string | undefined }> {
  const { status, body } = await api.beginVerification(accountNumber);
  assert.equal(status, 200, JSON.stringify(body));
  const end = await capture(transactionLink(server.baseUrl, body), 'person-a-other-session', true);
  type Details = { Attempts: { Evidence: { Match: { Model: string } | null } | null }[] };
  const details = await api.call<Details>('GET', `${adminPath}/transactions/${body.TransactionId}/details`);
  return { end, model: details.body.Attempts[0]?.Evidence?.Match?.Model };
}

const modelOf = async (accountNumber: string) =>
  (await api.call('GET', `${adminPath}/accounts/${accountNumber}/bioCredential`)).body.ModelId;

test('another embedder: enrolled on the page under the built-in one, verified there before and after `selfsame re-embed`', async () => {
  await change('generic', { AllowStoringAccountBioCredentialRawData: true });
  // A rate that the small table of dlib's embedder supports too.
  await change('matching', { FalseMatchRate: 1e-3 });
  const operation = await api.beginSelfie();
  assert.equal(await capture(operationLink(server.baseUrl, operation), 'person-a'), 'verifiedPage');
  const { TempId } = await api.endSelfie(operation.OperationId);
  assert.equal((await api.createAccount(account)).status, 200);
  assert.equal((await api.bindTempId(account, TempId!)).status, 200);
  // The picture of somebody else, who must be told apart from A under either embedder.
  assert.equal((await api.createAccount(someoneElse)).status, 200);
  assert.equal((await api.bindPicture(someoneElse, await readFile(personB[0]))).status, 200);
  const old = builtInEmbedder.id;
  assert.deepEqual([await modelOf(account), await modelOf(someoneElse)], [old, old]);

  await server.stop();
  await server.restart({ SELFSAME_EMBEDDER: manifest });
  assert.deepEqual(await verifyAs(account), { end: 'verifiedPage', model: old });

  const { id } = await readEmbedder(manifest);
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'selfsame', '--', 're-embed'], {
    cwd: repositoryRoot,
    env: { ...process.env, SELFSAME_DATA_DIR: server.dataDir, SELFSAME_EMBEDDER: manifest },
  });
  assert.equal(stdout, `2 of 2 credentials have a template of ${id} now.\n`);
  assert.deepEqual([await modelOf(account), await modelOf(someoneElse)], [id, id]);
  assert.deepEqual(await verifyAs(account), { end: 'verifiedPage', model: id });
  assert.deepEqual(await verifyAs(someoneElse), { end: 'verifiedMatchFailPage', model: id });
});
