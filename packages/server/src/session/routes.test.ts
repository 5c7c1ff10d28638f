import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { operationIds, TransactionConfirmation } from '@selfsame/contract';
import type { InjectOptions } from 'fastify';
import { upload } from '../../test/scene.ts';
import { bases, testAuthentication } from '../../test/served-operations.ts';
import { createSessionFixture } from '../../test/session-fixture.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { createHttpServer } from '../platform/http/http-server.ts';
import { serve } from '../platform/http/serve.ts';
import { sessionHandlers } from './routes.ts';

const fixture = await createSessionFixture({ after });
const { tenantId, deps } = fixture;
await fixture.createEnrolled('alice', 'alice');
const fastify = await createHttpServer({ trustProxy: false, secure: false });
after(() => fastify.close());
async function unreached() {
  throw new Error('not of the session module');
}
const others = Object.fromEntries(operationIds.map((id) => [id, unreached]));
serve(
  fastify,
  { ...others, ...sessionHandlers({ ...deps, log: { error: assert.fail } }) } as unknown as Handlers,
  {
    authentication: {
      ...testAuthentication,
      api: async () => ({
        kind: 'api',
        tenantId,
        apiKeyId: crypto.randomUUID(),
        roles: ['Transaction Manager', 'Transaction Result Auditor'],
        isStrict: false,
      }),
      // The fixture's token begins with the session's id.
      capture: async (token) => fixture.pageOf(token),
    },
  },
);
const { admin, authorization: authz } = bases;
const v2 = `${authz}/v2`;

async function call(options: InjectOptions, token = 'api') {
  const headers = { ...options.headers, authorization: `Bearer ${token}` };
  const reply = await fastify.inject({ ...options, headers });
  return { status: reply.statusCode, body: reply.json() };
}
const get = async (url: string) => (await call({ url })).body;
const post = async (url: string, payload: object = {}) => (await call({ method: 'POST', url, payload })).body;

/** What the page does with its link, to the end of one capture. */
async function capture(kind: string, id: string, secret: string, face: string) {
  const opened = await post('/capture/v1/sessions/open', { kind, id, secret });
  const token = String(opened.token).split(' ')[0];
  if (kind === 'transaction') await call({ method: 'POST', url: '/capture/v1/approve' }, token);
  const issued = await call({ method: 'POST', url: '/capture/v1/attempts' }, token);
  const form = new FormData();
  for (const { name, bytes, contentType } of upload({ face })) {
    if (name === 'meta') form.append(name, bytes.toString());
    else form.append(name, new Blob([new Uint8Array(bytes)], { type: contentType }), 'frame.jpg');
  }
  const request = new Request('http://capture.example', { method: 'POST', body: form });
  const url = `/capture/v1/attempts/${issued.body.attemptId}`;
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const payload = Buffer.from(await request.arrayBuffer());
  return (await call({ method: 'POST', url, headers, payload }, token)).body;
}

test('sessionHandlers: a V1 selfie from begin to end over HTTP, read through V2 as well', async () => {
  const begun = await post(`${admin}/foreignOperations/biometry`, {
    CheckLiveness: 'true',
    TimeoutSec: 3600,
  });
  const url = `${admin}/v1/foreignOperations/biometry/${begun.OperationId}`;
  assert.deepEqual(await get(url), begun);
  const early = await call({ url: `${v2}/operations/${begun.OperationId}/result` });
  assert.deepEqual([early.status, early.body.Code], [409, 'E_RESULT_NOT_READY']);
  const { outcome, session } = await capture('operation', begun.OperationId, begun.OneTimeSecret, 'alice');
  assert.deepEqual([outcome, session.page], ['accepted', 'verifiedPage']);
  const ended = await get(url);
  assert.equal(ended.Status, 1);
  assert.equal(ended.OneTimeSecret, begun.OneTimeSecret);
  assert.match(ended.TempId, /^[0-9a-f-]{36}$/);
  for (const tail of ['', '/status']) {
    assert.equal((await get(`${v2}/operations/${begun.OperationId}${tail}`)).Status, 1);
  }
  const result = await get(`${v2}/operations/${begun.OperationId}/result`);
  assert.equal(result.Payload.Data.TempId, ended.TempId);
  assert.equal(result.Payload.Metadata.LivenessDetectionResult.IsLive, true);
  assert.deepEqual(Object.keys(result.Payload.Metadata), ['LivenessDetectionResult']);
  assert.deepEqual(await get(`${admin}/foreignOperations/documents/${begun.OperationId}`), ended);
  const nobody = await call({ url: `${admin}/foreignOperations/documents/${crypto.randomUUID()}` });
  assert.deepEqual([nobody.status, nobody.body.Code], [404, 'E_OPERATION_NOT_FOUND']);
  assert.deepEqual(await get(`${admin}/v1/idDocumentTypes`), []);
  assert.equal((await call({ url: `${v2}/transactions/${begun.OperationId}/status` })).status, 404);
});

test('sessionHandlers: a V2 verification over HTTP, read through V1 and listed', async () => {
  const begun = await post(`${v2}/transactions`, {
    accountNumber: 'alice',
    name: 'Verify_Identity',
    timeout: 3600,
    confirmationPolicy: { transportType: 0, credentialType: 1, bioPolicy: { checkLiveness: true } },
    tag: 'login',
    codeWord: null,
    customData: [],
  });
  const id = begun.TransactionId;
  assert.equal((await call({ url: `${v2}/transactions/${id}/result` })).status, 409);
  assert.equal((await capture('transaction', id, begun.OneTimeSecret, 'mallory')).outcome, 'rejected');
  const ended = await get(`${authz}/transactions/endforeign/${id}`);
  assert.deepEqual(
    [ended.Status, ended.Message, ended.ConfirmationLevel],
    [2, 'Not authorized. Biometry verification failed.', 0],
  );
  const result = await get(`${v2}/transactions/${id}/result`);
  assert.equal(result.Payload.Metadata.BiometricVerificationResult.Verified, false);
  for (const alias of [`${admin}/transactionList`, `${authz}/transactionList`, `${authz}/v1/transactionList`])
    assert.deepEqual(
      await get(`${alias}?filter=Tag:login`),
      await get(`${admin}/transactions?filter=Tag:login`),
    );
  const list = await get(`${admin}/transactions?filter=Tag:login`);
  assert.deepEqual([list.TotalCount, list.Items[0].Id], [1, id]);
});

test('sessionHandlers: details, confirmation and link of a verification, by the Administration Service', async () => {
  const begun = await post(`${v2}/transactions`, {
    AccountNumber: 'alice',
    Name: 'Verify_Identity',
    Timeout: 600,
    ConfirmationPolicy: {},
  });
  const url = `${admin}/transactions/${begun.TransactionId}`;
  const link = await get(`${url}/link`);
  assert.match(link.Url, new RegExp(`t=${begun.TransactionId}&s=`));
  const pending = await get(`${url}/confirmation`);
  assert.deepEqual(
    [pending.ConfirmationStatus, pending.Timeout, pending.ConfirmationLevel, pending.BiometricScore],
    [0, 600, null, null],
  );
  assert.deepEqual(Object.keys(pending).sort(), Object.keys(TransactionConfirmation.properties).sort());
  assert.deepEqual(
    Object.keys(pending).filter((name) => pending[name] === null),
    [
      'NotificationSendingDate',
      'ConfirmationEndDate',
      'ConfirmationLevel',
      'EthalonBiometricCredential',
      'CandidateBiometricCredential',
      'Geofencing',
      'BiometricScore',
      'BiometricMatchProbability',
      'LivenessDetectionResult',
    ],
    'null and there: a confirmation has every member (docs/decisions/0241-a-confirmation-has-every-member.md)',
  );
  await capture('transaction', begun.TransactionId, begun.OneTimeSecret, 'alice');
  const { Events, Attempts, ...details } = await get(`${url}/details`);
  assert.deepEqual([details.Status, details.Reason, Attempts[0].Outcome], [1, 'accepted', 'accepted']);
  assert.equal(Events.length, 5);
  const confirmation = await get(`${url}/confirmation`);
  assert.deepEqual(
    [
      confirmation.ExternalId,
      confirmation.ConfirmationStatus,
      confirmation.ConfirmationAttempts,
      confirmation.ConfirmationLevel,
      confirmation.UserName,
      confirmation.BiometricScore,
      confirmation.LivenessDetectionResult.IsLive,
      confirmation.EthalonBiometricCredential,
    ],
    [begun.TransactionId, 1, 1, 3, 'alice', 100, true, null],
  );
  const sent = await post(`${admin}/foreignOperations/biometry`, {
    TransportType: 2,
    Email: 'ann@example.com',
  });
  const hidden = await call({ url: `${admin}/transactions/${sent.OperationId}/link` });
  assert.deepEqual([hidden.status, hidden.body.ID], [409, 'E_LINK_NOT_SHOWN']);
  const [item] = (await get(`${admin}/transactions?filter=Id:${begun.TransactionId}`)).Items;
  assert.deepEqual([item.AttemptsUsed, item.Reason, item.TransportType], [1, 'accepted', 0]);
});

test('sessionHandlers: canceled by DELETE or POST on every resource, the second time refused', async () => {
  const selfie = `${admin}/foreignOperations/biometry`;
  const byV1 = async () => `${selfie}/${(await post(selfie)).OperationId}`;
  const byV2 = async () =>
    `${v2}/operations/${(await post(`${v2}/operations`, { Name: 'GetForeignBiometry' })).OperationId}`;
  const transaction = async () => {
    const body = { AccountNumber: 'alice', Name: 'Verify_Identity', ConfirmationPolicy: {} };
    return `${v2}/transactions/${(await post(`${v2}/transactions`, body)).TransactionId}`;
  };
  for (const begin of [byV1, byV2, transaction]) {
    const url = await begin();
    const canceled = await call({ method: 'DELETE', url });
    assert.deepEqual(
      [canceled.status, canceled.body.Status, canceled.body.Message],
      [200, 5, 'Operation has been canceled.'],
    );
    const again = await call({ method: 'POST', url: `${url}/cancel` });
    assert.deepEqual([again.status, again.body.ID], [409, 'E_TRANSACTION_FINISHED']);
    assert.equal((await post(`${await begin()}/cancel`)).Status, 5);
  }
});

test('sessionHandlers: ID documents, not supported; a transaction without a policy, refused', async () => {
  const documents = `${admin}/foreignOperations/documents`;
  const begun = await call({ method: 'POST', url: documents, payload: { DocumentTypes: ['2'] } });
  assert.deepEqual([begun.status, begun.body.ID], [501, 'E_OPERATION_NOT_SUPPORTED']);
  assert.equal((await call({ url: `${documents}/${crypto.randomUUID()}` })).status, 404);
  const body = { AccountNumber: 'alice', Name: 'Verify_Identity' };
  const refused = await call({ method: 'POST', url: `${v2}/transactions`, payload: body });
  assert.deepEqual([refused.status, refused.body.ID], [400, 'E_INVALID_ARGUMENT']);
  for (const TimeoutSec of [0, 86_401]) {
    const late = await call({
      method: 'POST',
      url: `${admin}/foreignOperations/biometry`,
      payload: { TimeoutSec },
    });
    assert.equal(late.status, 400);
  }
});
