import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { errors } from '@selfsame/contract';
import { portraits } from '../../../fixtures/photos.ts';
import type { App } from '../src/app.ts';
import { withGround } from './app.ts';
import { bases, guid } from './served-operations.ts';

/** A mail server that is never reached: e-mail is configured, SMS is not. */
const smtp = { host: '127.0.0.1', port: 9, secure: false, requireTls: true, login: null, from: 'a@b.test' };

/** What integrators trip over, as the whole composed server answers it on the wire. */
describe('refusals of the whole server', () => {
  const { admin, authorization } = bases;
  const v2 = `${authorization}/v2`;
  const endings: (() => Promise<void>)[] = [];
  let app: App;
  let token: string;
  let picture: { DataType: number; Data: string };
  let database: Awaited<ReturnType<typeof withGround>>['database'];

  before(async () => {
    const ground = await withGround({ after: (run) => void endings.push(run) });
    app = await ground.build({
      config: { messageRoutes: { sms: null, smtp } },
    });
    database = ground.database;
    const { id, value } = app.firstKey!;
    const basic = `Basic ${Buffer.from(`${id}:${value}`).toString('base64')}`;
    const reply = await app.fastify.inject({
      method: 'POST',
      url: `${bases.identity}/auth/token`,
      headers: { authorization: basic },
    });
    token = reply.json().AccessToken;
    picture = { DataType: 1, Data: (await readFile(portraits.cage)).toString('base64') };
    for (const AccountNumber of ['enrolled', 'empty', 'off'])
      await succeed('POST', `${admin}/accounts`, { AccountNumber, DisplayName: AccountNumber });
    await succeed('POST', `${admin}/accounts/enrolled/bioCredential`, picture);
    await succeed('POST', `${admin}/accounts/off/enable?enabled=false&reason=Lost%20phone`);
  });

  after(async () => {
    for (const end of endings) await end();
  });

  async function send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    bearer = token,
  ) {
    const reply = await app.fastify.inject({
      method,
      url,
      headers: { authorization: `Bearer ${bearer}` },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: reply.statusCode, body: reply.json() };
  }

  async function succeed(...request: Parameters<typeof send>) {
    const { status, body } = await send(...request);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  }

  async function refused(code: keyof typeof errors, args: unknown[], ...request: Parameters<typeof send>) {
    const { status, body } = await send(...request);
    assert.deepEqual([body.ID, status, body.Args], [code, errors[code].status, args]);
  }

  const transaction = (AccountNumber: string, CredentialType = 1, Name = 'Verify_Identity') => ({
    AccountNumber,
    Name,
    ConfirmationPolicy: { TransportType: 0, CredentialType },
  });

  test('an AccountNumber that cannot stand in a path', () =>
    refused('E_ACCOUNT_NUMBER_NOT_VALID', [], 'POST', `${admin}/accounts`, {
      AccountNumber: 'a/b',
      DisplayName: 'x',
    }));

  test('a link by SMS: without a number, and where only e-mail is configured', async () => {
    const url = `${admin}/foreignOperations/biometry`;
    await refused('E_TRANSPORT_ADDRESS_MISSING', ['1', 'PhoneNumber'], 'POST', url, { TransportType: 1 });
    const PhoneNumber = '+4915112345678';
    await refused('E_TRANSPORT_NOT_SUPPORTED', ['1'], 'POST', url, { TransportType: 1, PhoneNumber });
  });

  test('names: of a template, posted as an operation; of an operation, posted as a template; of neither', async () => {
    const code = 'E_OPERATION_NAME_NOT_FOUND';
    await refused(code, ['Verify_Identity'], 'POST', `${v2}/operations`, { Name: 'Verify_Identity' });
    await refused(code, ['GetForeignBiometry'], 'POST', `${v2}/transactions`, {
      ...transaction('enrolled'),
      Name: 'GetForeignBiometry',
    });
    await refused(code, ['Nope'], 'POST', `${authorization}/transactions/beginforeign`, {
      Name: 'Nope',
      FacialImageAccountNumber: 'enrolled',
    });
  });

  test('products that are not served: named as such, never a 500', async () => {
    const code = 'E_OPERATION_NOT_SUPPORTED';
    for (const base of [admin, `${admin}/v1`]) {
      await refused(code, ['GetForeignIDDocument'], 'POST', `${base}/foreignOperations/documents`, {});
      // Its sibling reads selfies too: on the wire both keep theirs in one store.
      await refused('E_OPERATION_NOT_FOUND', [], 'GET', `${base}/foreignOperations/documents/${guid}`);
    }
    await refused(code, ['EnrollFido2Credential with PrivacyKey'], 'POST', `${v2}/operations`, {
      Name: 'enrollfido2credential',
      AccountNumber: 'enrolled',
      Payload: { Fido2Policy: { CustomData: { PrivacyKey: true } } },
    });
    for (const type of [4, 5])
      await refused(
        'E_ACCOUNT_PASSKEY_REQUIRED',
        [],
        'POST',
        `${v2}/transactions`,
        transaction('enrolled', type),
      );
    for (const type of [2, 6])
      await refused(
        'E_CREDENTIAL_TYPE_NOT_SUPPORTED',
        [String(type)],
        'POST',
        `${v2}/transactions`,
        transaction('enrolled', type),
      );
  });

  test('accounts that cannot be verified: unknown, without a credential, disabled', async () => {
    const v1 = `${authorization}/transactions/beginforeign`;
    const cases = [
      ['nobody', 'E_ACCOUNT_NOT_FOUND', ['nobody']],
      ['empty', 'E_ACCOUNT_BIOCREDENTIAL_REQUIRED', []],
      ['off', 'E_ACCOUNT_DISABLED', ['Lost phone', 'disabled']],
    ] as const;
    for (const [number, code, args] of cases) {
      await refused(code, [...args], 'POST', `${v2}/transactions`, transaction(number));
      await refused(code, [...args], 'POST', v1, { FacialImageAccountNumber: number });
    }
  });

  test('the enrolled person under a second account, where duplicates are refused', async () => {
    const policy = await succeed('GET', `${admin}/settings/matching`);
    const refusing = await succeed('PUT', `${admin}/settings/matching`, {
      ...policy,
      DuplicateCheck: 'refuse',
    });
    await refused('E_PERSON_ALREADY_ENROLLED', [], 'POST', `${admin}/accounts/empty/bioCredential`, picture);
    await succeed('PUT', `${admin}/settings/matching`, { ...refusing, DuplicateCheck: 'off' });
  });

  test('two credentials for one account at the same moment: one is bound, the other answers 409', async () => {
    await succeed('POST', `${admin}/accounts`, { AccountNumber: 'twice', DisplayName: 'x' });
    const answers = await Promise.all(
      [1, 2].map(() => send('POST', `${admin}/v1/accounts/twice/bioCredential`, picture)),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const loser = answers.find(({ status }) => status === 409)!;
    assert.equal(loser.body.ID, 'E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS');
  });

  test('a credential of a model that no longer runs: refused everywhere, never scored', async () => {
    await succeed('POST', `${admin}/accounts`, { AccountNumber: 'old', DisplayName: 'x' });
    await succeed('POST', `${admin}/accounts/old/bioCredential`, picture);
    await database.db
      .updateTable('biometric_credential')
      .set({ model_id: 'fr-of-yesterday' })
      .where('account_id', '=', (eb) =>
        eb.selectFrom('account').select('id').where('account_number', '=', 'old'),
      )
      .execute();
    const code = 'E_MODEL_MISMATCH';
    const args = ['fr-of-yesterday'];
    for (const verify of ['verify', 'verify2'])
      await refused(code, args, 'POST', `${admin}/accounts/old/bioCredential/${verify}`, picture);
    await refused(code, args, 'POST', `${v2}/transactions`, transaction('old'));
  });

  describe('of the capture page', () => {
    async function open(link: { kind: string; id: string; secret: string }): Promise<string> {
      return (await succeed('POST', '/capture/v1/sessions/open', link)).token;
    }

    test('i and t mixed up, told only to who has the secret', async () => {
      const { OperationId, OneTimeSecret } = await succeed('POST', `${admin}/foreignOperations/biometry`, {});
      const link = { kind: 'transaction', id: OperationId, secret: OneTimeSecret };
      await refused('E_LINK_KIND_MISMATCH', [], 'POST', '/capture/v1/sessions/open', link);
      const wrong = { ...link, secret: 'x'.repeat(24) };
      await refused('E_LINK_NOT_VALID', [], 'POST', '/capture/v1/sessions/open', wrong);
    });

    test('a transaction without a credential: approved once; V1 and V2 read the same', async () => {
      const { TransactionId: id, OneTimeSecret: secret } = await succeed(
        'POST',
        `${v2}/transactions`,
        transaction('enrolled', 0),
      );
      const page = await open({ kind: 'transaction', id, secret });
      await refused('E_RECEIPT_NOT_FOUND', [], 'GET', `${v2}/transactions/${id}/receipt`);
      await succeed('POST', '/capture/v1/approve', undefined, page);
      await refused('E_TRANSACTION_FINISHED', [], 'POST', '/capture/v1/approve', undefined, page);
      const ways = [`${v2}/transactions/${id}`, `${v2}/transactions/${id}/status`];
      const [bare, status] = await Promise.all(ways.map((url) => succeed('GET', url)));
      assert.deepEqual(bare, status);
      assert.equal(status.Status, 1);
      const v1 = await succeed('GET', `${authorization}/v1/transactions/endforeign/${id}`);
      assert.deepEqual([v1.Status, v1.ConfirmationLevel, v1.EndDate], [1, 1, status.EndDate]);
      const { Receipt } = await succeed('GET', `${v2}/transactions/${id}/receipt`);
      assert.equal(Receipt.split('.').length, 3);
    });

    test('a capture before what comes first: the approval of a transaction, the consent that a tenant asks for', async () => {
      const { TransactionId: id, OneTimeSecret: secret } = await succeed(
        'POST',
        `${v2}/transactions`,
        transaction('enrolled', 1),
      );
      const page = await open({ kind: 'transaction', id, secret });
      const attempts = '/capture/v1/attempts';
      await refused('E_APPROVAL_REQUIRED', [], 'POST', attempts, undefined, page);
      const state = await succeed('POST', '/capture/v1/approve', undefined, page);
      assert.deepEqual([state.approved, state.status, state.page], [true, 0, null]);
      const policy = await succeed('GET', `${admin}/settings/matching`);
      const asking = await succeed('PUT', `${admin}/settings/matching`, { ...policy, RequireConsent: true });
      await refused('E_CONSENT_REQUIRED', [], 'POST', attempts, undefined, page);
      await succeed('POST', attempts, { consent: true }, page);
      await succeed('PUT', `${admin}/settings/matching`, { ...policy, Version: asking.Version });
    });

    test('an operation that its user declines: rejected for all readers, with a receipt', async () => {
      const { OperationId: id, OneTimeSecret: secret } = await succeed('POST', `${v2}/operations`, {
        Name: 'getforeignbiometry',
      });
      const page = await open({ kind: 'operation', id, secret });
      await succeed('POST', '/capture/v1/decline', undefined, page);
      const v1 = await succeed('GET', `${admin}/foreignOperations/biometry/${id}`);
      const status = await succeed('GET', `${v2}/operations/${id}/status`);
      assert.deepEqual([v1.Status, v1.Message], [2, 'Operation has been rejected by the user.']);
      assert.deepEqual([status.Status, status.Message, status.EndDate], [2, v1.Message, v1.EndDate]);
      const { Receipt } = await succeed('GET', `${v2}/operations/${id}/receipt`);
      assert.equal(Receipt.split('.').length, 3);
    });

    test('pictures before the challenge was answered', async () => {
      const { OperationId: id, OneTimeSecret: secret } = await succeed(
        'POST',
        `${admin}/foreignOperations/biometry`,
        { CheckLiveness: true },
      );
      const page = await open({ kind: 'operation', id, secret });
      const { attemptId } = await succeed('POST', '/capture/v1/attempts', undefined, page);
      const form = new FormData();
      form.append(
        'meta',
        JSON.stringify({
          frames: [0, 1, 2, 3, 4].map((n) => ({ atMs: n * 150 })),
          camera: { width: 640, height: 480 },
          detector: 'js',
        }),
      );
      const jpeg = new Uint8Array(await readFile(portraits.cage));
      for (let i = 0; i < 5; i++) form.append('frame', new Blob([jpeg], { type: 'image/jpeg' }), `${i}.jpg`);
      const request = new Request('http://localhost', { method: 'POST', body: form });
      const reply = await app.fastify.inject({
        method: 'POST',
        url: `/capture/v1/attempts/${attemptId}`,
        headers: {
          authorization: `Bearer ${page}`,
          'content-type': request.headers.get('content-type')!,
        },
        payload: Buffer.from(await request.arrayBuffer()),
      });
      assert.deepEqual([reply.statusCode, reply.json().ID], [409, 'E_CHALLENGE_NOT_ANSWERED'], reply.body);
    });
  });

  test('GetCustomOperation: the template every tenant has, by the id of the list', async () => {
    const list = await succeed('GET', `${admin}/customOperations`);
    const [first] = Array.isArray(list) ? list : list.Items;
    const one = await succeed('GET', `${admin}/customOperations/${first.ExternalId}`);
    assert.equal(one.Name, 'Verify_Identity');
    await refused('E_TEMPLATE_NOT_FOUND', [], 'GET', `${admin}/customOperations/${guid}`);
  });
});
