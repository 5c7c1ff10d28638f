import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type OperationId, operationById, operationIds, roles, services } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import { createErasureCertifier } from '../src/audit/certify-erasure.ts';
import { createReceiptIssuer } from '../src/audit/issue-receipt.ts';
import { openRecordSigner } from '../src/audit/record-signer.ts';
import { composeModules } from '../src/compose-modules.ts';
import { loadTokenKeys } from '../src/identity/load-token-keys.ts';
import { openChannels } from '../src/notification/send/open-channels.ts';
import { createPortalCookie } from '../src/platform/access/portal-cookie.ts';
import { createAuthentication, createTokens, type Tokens } from '../src/platform/access/tokens.ts';
import { readConfig } from '../src/platform/configuration/config.ts';
import { createEgress } from '../src/platform/egress/egress.ts';
import { createHttpServer } from '../src/platform/http/http-server.ts';
import { serve } from '../src/platform/http/serve.ts';
import { createLog } from '../src/platform/log.ts';
import { createMetrics } from '../src/platform/metrics.ts';
import { findLiveApiKey } from '../src/store/tenant/api-key.ts';
import { requireOpenTenant } from '../src/store/tenant/require-open-tenant.ts';
import { type AccountWorld, openAccountWorld } from './account-world.ts';
import { createTestEvents } from './events.ts';
import { actedData, actedPhoto } from './face-actor.ts';
import { createTenantMaker } from './made-tenants.ts';
import { insertDeliveryRow, insertPasskeyRow } from './stored/insert-rows.ts';
import { localPolicy } from './webhook-world.ts';

/** Names of one tenant's things; `unknown` has the same shape and names nothing. */
interface Names {
  account: string;
  uin: string;
  selfie: string;
  operation: string;
  transaction: string;
  authorization: string;
  tempId: string;
  credential: string;
  passkey: string;
  apiKey: string;
  template: string;
  certificate: string;
  delivery: string;
  text: string;
}

const image = { DataType: 1, Data: actedData({ person: 'Ann', padLogit: 5 }) };
const nobody = (): Names => ({
  account: 'unknown-account',
  uin: crypto.randomUUID(),
  selfie: crypto.randomUUID(),
  operation: crypto.randomUUID(),
  transaction: crypto.randomUUID(),
  authorization: crypto.randomUUID(),
  tempId: crypto.randomUUID(),
  credential: crypto.randomUUID(),
  passkey: crypto.randomUUID(),
  apiKey: crypto.randomUUID(),
  template: crypto.randomUUID(),
  certificate: crypto.randomUUID(),
  delivery: crypto.randomUUID(),
  text: crypto.randomUUID(),
});

interface Input {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  form?: FormData;
}

const account = ({ account: AccountNumber }: Names): Input => ({ params: { AccountNumber } });
const selfie = ({ selfie: OperationId }: Names): Input => ({ params: { OperationId } });
const operation = ({ operation: OperationId }: Names): Input => ({ params: { OperationId } });
const transaction = ({ transaction: TransactionId }: Names): Input => ({ params: { TransactionId } });
const apiKey = ({ apiKey: externalId }: Names): Input => ({ params: { externalId } });
const template = ({ template: operationId }: Names): Input => ({ params: { operationId } });
const passkey = ({ account: AccountNumber, passkey: CredentialId }: Names): Input => ({
  params: { AccountNumber, CredentialId },
});
const text = { Name: 'SmsText', Locale: 'en', Content: 'Taken over: {link}' };
const predefined = '5e1f5a3e-0001-4000-8000-000000000001';
const predefinedText = ({ text: resourceId }: Names): Input => ({
  params: { operationId: predefined, resourceId },
});
const customText = (names: Names): Input => ({
  params: { operationId: names.template, resourceId: names.text },
});
function identify({ selfie: id }: Names): Input {
  const form = new FormData();
  form.append('operationId', id);
  form.append('threshold', '48');
  return { form };
}

/** Every operation that can be told the name of a thing, and how. */
const naming: Partial<Record<OperationId, (names: Names) => Input>> = {
  GetAccount: account,
  UpdateAccount: (names) => ({ ...account(names), body: { Version: 0, DisplayName: 'Taken over' } }),
  DeleteAccount: account,
  EnableAccount: (names) => ({ ...account(names), query: '?enabled=false' }),
  CreateAccountProofedBiometricCredential: (names) => ({ ...account(names), body: { TempId: names.tempId } }),
  CreateAccountBiometricCredential: (names) => ({ ...account(names), body: image }),
  ReplaceAccountBiometricCredential: (names) => ({ ...account(names), body: image }),
  GetAccountBiometricCredential: account,
  GetAccountBiometricCredentialImage: account,
  DeleteAccountBiometricCredential: account,
  DeleteAccountBiometricCredentialRawData: account,
  VerifyAccountBiometricCredential: (names) => ({ ...account(names), body: image }),
  VerifyAccountBiometricCredential2: (names) => ({ ...account(names), body: image }),
  GetAccountFido2Credentials: account,
  UpdateAccountFido2Credential: (names) => ({ ...passkey(names), body: { Description: 'Taken over' } }),
  DeleteAccountFido2Credential: passkey,
  GetBiometricCredential: ({ credential: externalId }) => ({ params: { externalId } }),
  EndGetForeignBiometry: selfie,
  CancelForeignBiometry: selfie,
  CancelForeignBiometryByPost: selfie,
  EndGetForeignIDDocument: selfie,
  BeginForeignAuthorization: (names) => ({ body: { FacialImageAccountNumber: names.account } }),
  EndForeignAuthorization: ({ authorization: TransactionId }) => ({ params: { TransactionId } }),
  CreateOperation: (names) => ({ body: { AccountNumber: names.account, Name: 'EnrollBioCredential' } }),
  GetOperation: operation,
  GetOperationStatus: operation,
  GetOperationResult: operation,
  GetOperationReceipt: operation,
  CancelOperation: operation,
  CancelOperationByPost: operation,
  CreateTransaction: (names) => ({
    body: { AccountNumber: names.account, Name: 'Verify_Identity', ConfirmationPolicy: {} },
  }),
  GetTransaction: transaction,
  GetTransactionStatus: transaction,
  GetTransactionResult: transaction,
  GetTransactionReceipt: transaction,
  GetTransactionDetails: transaction,
  GetTransactionConfirmation: transaction,
  GetTransactionLink: transaction,
  GetWebhookDelivery: ({ delivery: deliveryId }) => ({ params: { deliveryId } }),
  ReplayWebhookDelivery: ({ delivery: deliveryId }) => ({ params: { deliveryId } }),
  GetErasureCertificate: ({ certificate: certificateId }) => ({ params: { certificateId } }),
  CancelTransaction: transaction,
  CancelTransactionByPost: transaction,
  GetApiKey: apiKey,
  DeleteApiKey: apiKey,
  EnableApiKey: (names) => ({ ...apiKey(names), query: '?enabled=false' }),
  RevokeRefreshTokens: apiKey,
  GetCustomOperation: template,
  UpdateCustomOperation: (names) => ({ ...template(names), body: { Name: 'Taken' } }),
  DeleteCustomOperation: template,
  GetCustomOperationResources: template,
  CreateCustomOperationResource: (names) => ({ ...template(names), body: text }),
  PreviewCustomOperation: template,
  GetCustomOperationResource: customText,
  UpdateCustomOperationResource: (names) => ({ ...customText(names), body: { ...text, Version: 1 } }),
  DeleteCustomOperationResource: customText,
  GetPredefinedOperationResource: predefinedText,
  UpdatePredefinedOperationResource: (names) => ({ ...predefinedText(names), body: { ...text, Version: 1 } }),
  DeletePredefinedOperationResource: predefinedText,
  TestCustomOperation: (names) => ({ ...template(names), body: { Channel: 'email', To: 'a@b.test' } }),
  GetAuditAccount: ({ uin }) => ({ params: { uin } }),
  GetAuditBioCredential: ({ credential: id }) => ({ params: { id } }),
  GetAuditApiKey: ({ apiKey: id }) => ({ params: { id } }),
  GetAuditCustomOperation: ({ template: id }) => ({ params: { id } }),
  GetAuditCustomOperationResource: ({ text: id }) => ({ params: { id } }),
  GetAuditPredefinedOperationResource: ({ text: id }) => ({ params: { id } }),
  ResendForeignBiometry: selfie,
  ResendOperation: operation,
  ResendTransaction: transaction,
  Identify: identify,
};

/** Operations that name nothing and must answer with nothing of anybody else's. */
const listing: OperationId[] = [
  'GetAccounts',
  'GetAccountList',
  'CountBiometricCredentialRawData',
  'DeleteAllBiometricCredentialRawData',
  'GetBiometricCredentialsMetadata',
  'GetApiKeys',
  'GetCustomOperations',
  'GetTransactions',
  'GetTransactionList',
  'GetAuthorizationTransactionList',
  'GetAuditEvents',
  'GetErasureCertificates',
  'GetCustomerWebhookSettings',
  'GetWebhookDeliveries',
  'GetPredefinedOperations',
  'GetNotifications',
  'GetOutbox',
  'GetStatistics',
  'GetStatus',
];

/** Operations in which no name of a thing can be said and that list nothing. */
const neither: OperationId[] = [
  'GetLooks',
  'UpdateLooks',
  'PreviewLooks',
  'GetAuditCheckpoint',
  'UpdateCustomerWebhookSettings',
  'ResetCustomerWebhookSecret',
  'TestCustomerWebhook',
  'ReplayWebhookDeliveries',
  'BeginGetForeignBiometry',
  'BeginGetForeignIDDocument',
  'CreateAccount',
  'CheckLiveness',
  'CheckAuthentication',
  'CheckAuthorizationAuthentication',
  'GetIDDocumentTypes',
  'CreateApiKey',
  'CreateCustomOperation',
  'GetGenericSettings',
  'UpdateGenericSettings',
  'GetMatchingPolicy',
  'UpdateMatchingPolicy',
  'GetPortalSettings',
  'UpdatePortalSettings',
  'PreviewMatchingPolicy',
  'GetPredefinedOperationResources',
  'CreatePredefinedOperationResource',
  'PreviewPredefinedOperation',
  'TestPredefinedOperation',
  'ExportAuditEvents',
  'GetSearchMetadata',
  'GetAuditPredefinedOperation',
  'GetAuditAttribute',
  'GetAuditPreRegistration',
];

const tables = [
  'account',
  'api_key',
  'attempt',
  'audit_event',
  'erasure_certificate',
  'receipt',
  'biometric_credential',
  'data_key',
  'failed_attempt',
  'message',
  'message_template',
  'refresh_token',
  'session',
  'temp_capture',
  'webhook_setting',
  'webhook_delivery',
  'tenant_setting',
  'transaction_template',
] as const;

describe('another tenant', () => {
  const endings: (() => Promise<void>)[] = [];
  let world: AccountWorld;
  let fastify: FastifyInstance;
  let tokens: Tokens;
  let names: Names;
  let owner: string;
  let stranger: string;

  const send = async (id: OperationId, input: Input, token: string) => {
    const { service, method, path } = operationById(id);
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(input.params?.[name] ?? ''),
    );
    const reply = await fastify.inject({
      method,
      url: services[service].bases[0] + filled + (input.query ?? ''),
      headers: { authorization: `Bearer ${token}` },
      ...(input.form
        ? { payload: input.form }
        : input.body === undefined
          ? {}
          : { payload: input.body as object }),
    });
    return { status: reply.statusCode, body: reply.json(), text: reply.body };
  };

  const rowsOf = (tenantId: string) =>
    Promise.all(
      tables.map((table) =>
        world.database.db
          .selectFrom(table as 'account')
          .selectAll()
          .where('tenant_id', '=', tenantId)
          .orderBy('tenant_id')
          .execute()
          .then((rows) => rows.map((row) => JSON.stringify(row)).sort()),
      ),
    );

  before(async () => {
    const { makeTenant, keys: firstKeys } = createTenantMaker();
    world = await openAccountWorld({ after: (run) => endings.push(run) }, { makeTenant });
    const { db, vault, blobs, clock, engine } = world.deps;
    const keys = await loadTokenKeys({ db, vault }, clock.now());
    tokens = createTokens({ issuer: 'https://selfsame.test', keys, clock });
    const jobs = {
      add: async () => {},
      work: () => {},
      schedule: () => {},
      nudge: () => {},
      start: async () => {},
      stop: async () => {},
    };
    const signer = await openRecordSigner({ db, vault }, 'https://selfsame.test', clock.now());
    const events = createTestEvents([createReceiptIssuer(signer), createErasureCertifier(signer)]);
    const parts = {
      db,
      vault,
      blobs,
      clock,
      jobs,
      events,
      signer,
      engine,
      gallery: world.gallery,
      tokens,
      keys,
    };
    const authentication = createAuthentication(tokens, {
      findLiveKey: (key) => findLiveApiKey(db, { ...key, now: clock.now() }),
      findOperator: async () => null,
      requireTenant: (tenantId) => requireOpenTenant(db, tenantId),
      portalCookie: createPortalCookie('https://selfsame.test'),
    });
    const config = {
      ...readConfig({ SELFSAME_BASE_URL: 'https://selfsame.test' }, '/'),
      livenessMode: 'passive' as const,
    };
    const { handlers } = composeModules({
      ...parts,
      authentication,
      config,
      channels: openChannels(config.messageRoutes),
      egress: createEgress(localPolicy),
      log: createLog('silent'),
      metrics: createMetrics(),
      version: '0.0.0',
      readJobHealth: async () => ({ lateSec: 0, failing: 0 }),
    });
    fastify = await createHttpServer({ trustProxy: false, secure: false });
    endings.push(() => fastify.close());
    serve(fastify, handlers, { authentication });
    await fastify.ready();
    const login = async (customerNumber: string) => {
      const key = firstKeys.get(customerNumber)!.id;
      const { id, tenant_id: tenantId } = await db
        .selectFrom('api_key')
        .select(['id', 'tenant_id'])
        .where('external_id', '=', key)
        .executeTakeFirstOrThrow();
      const { token } = await tokens.issueApiToken({ tenantId, apiKeyId: id, roles: [...roles] });
      return { token, key };
    };
    const first = await login('TestCustomer');
    owner = first.token;
    stranger = (await login('OtherCustomer')).token;
    names = await furnish(first.key);
  });

  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  /** Gives the first tenant one of everything, through the API. */
  const furnish = async (key: string): Promise<Names> => {
    const done = async (id: OperationId, input: Input) => {
      const { status, body, text } = await send(id, input, owner);
      assert.equal(status, 200, `${id} ${text}`);
      return body;
    };
    const number = 'ann@example.com';
    const owned = await done('CreateAccount', { body: { AccountNumber: number, DisplayName: 'Ann' } });
    await done('CreateAccount', { body: { AccountNumber: 'without-face', DisplayName: 'Ben' } });
    const credential = await done('CreateAccountBiometricCredential', {
      params: { AccountNumber: number },
      body: image,
    });
    const begun = await done('BeginGetForeignBiometry', { body: { CheckLiveness: true } });
    const enrolment = await done('CreateOperation', {
      body: { AccountNumber: 'without-face', Name: 'EnrollBioCredential' },
    });
    const verification = await done(
      'CreateTransaction',
      naming.CreateTransaction!({ ...nobody(), account: number }),
    );
    const authorization = await done('BeginForeignAuthorization', {
      body: { FacialImageAccountNumber: number },
    });
    const made = await done('CreateCustomOperation', { body: { Name: 'LoanPayout' } });
    const written = await done('CreatePredefinedOperationResource', {
      params: { operationId: predefined },
      body: text,
    });
    await done('BeginGetForeignBiometry', { body: { TransportType: 2, Email: 'ann@example.com' } });
    await done('CreateAccount', { body: { AccountNumber: 'erased', DisplayName: 'Cid' } });
    await done('DeleteAccount', { params: { AccountNumber: 'erased' } });
    const certificates = await done('GetErasureCertificates', {});
    const { database, tenantId, time } = world;
    const passkey = await insertPasskeyRow(database.db, { accountId: owned.UIN, description: 'Phone' });
    const delivery = await insertDeliveryRow(database.db, { tenantId, accountNumber: number, now: time.now });
    return {
      account: number,
      uin: owned.UIN,
      selfie: begun.OperationId,
      operation: enrolment.OperationId,
      transaction: verification.TransactionId,
      authorization: authorization.TransactionId,
      tempId: await world.stageTempCapture({ person: 'Ann' }),
      credential: credential.Id,
      passkey,
      apiKey: key,
      template: made.ExternalId,
      certificate: certificates.Items[0].Id,
      delivery,
      text: written.ExternalId,
    };
  };

  it('the walk knows every operation that a token opens', () => {
    const known = new Set([...(Object.keys(naming) as OperationId[]), ...listing, ...neither]);
    const opened = operationIds.filter((id) => operationById(id).access.kind === 'bearer');
    assert.deepEqual(
      opened.filter((id) => !known.has(id)),
      [],
    );
  });

  it('cannot tell our things from things that are not there, and changes none of them', async () => {
    const rows = await rowsOf(world.tenantId);
    for (const [id, inputOf] of Object.entries(naming) as [OperationId, (names: Names) => Input][]) {
      const ours = await send(id, inputOf(names), stranger);
      const unknown = nobody();
      const theirs = await send(id, inputOf(unknown), stranger);
      // The two differ in the name that was said, and in nothing else.
      const neutral = (answer: typeof ours, said: Names) =>
        Object.values(said).reduce(
          (text, name) => text.replaceAll(name, 'NAME'),
          JSON.stringify({ status: answer.status, ...answer.body, instance: '' }),
        );
      assert.equal(neutral(ours, names), neutral(theirs, unknown), id);
      if (id !== 'DeleteAccount' && id !== 'GetAccount') assert.ok(ours.status >= 400, `${id} ${ours.text}`);
    }
    assert.deepEqual(await rowsOf(world.tenantId), rows);
  });

  it('finds none of our things in a list, a count or a search', async () => {
    const before = await rowsOf(world.tenantId);
    for (const id of listing) {
      const { status, text } = await send(id, {}, stranger);
      assert.equal(status, 200, id);
      for (const name of Object.values(names)) assert.ok(!text.includes(name), `${id} shows ${name}`);
    }
    assert.equal((await send('CountBiometricCredentialRawData', {}, owner)).text, '1');
    assert.deepEqual(await rowsOf(world.tenantId), before);
    const search = () => {
      const form = new FormData();
      form.append(
        'image',
        new Blob([Buffer.from(actedPhoto({ person: 'Ann' }))], { type: 'image/jpeg' }),
        'a.jpg',
      );
      form.append('threshold', '48');
      return { form };
    };
    assert.equal((await send('Identify', search(), owner)).body[0]?.owner.name, names.account);
    const rows = await rowsOf(world.tenantId);
    assert.deepEqual((await send('Identify', search(), stranger)).body, []);
    assert.deepEqual(await rowsOf(world.tenantId), rows);
  });

  it('cannot bind our TempId to an account of its own', async () => {
    const body = { AccountNumber: 'mine', DisplayName: 'Mine' };
    assert.equal((await send('CreateAccount', { body }, stranger)).status, 200);
    const bound = await send(
      'CreateAccountProofedBiometricCredential',
      { params: { AccountNumber: 'mine' }, body: { TempId: names.tempId } },
      stranger,
    );
    assert.deepEqual([bound.status, bound.body.ID], [410, 'E_TEMP_DATA_EXPIRED']);
  });

  it('of a capture page: cannot submit to an attempt of our session', async () => {
    const expiresAt = new Date(world.time.now.getTime() + 60_000);
    const page = (tenantId: string, sessionId: string) =>
      tokens.issueCaptureToken({ tenantId, sessionId, expiresAt });
    const { body: issued } = await send('IssueAttempt', {}, await page(world.tenantId, names.selfie));
    const { body: own } = await send('BeginGetForeignBiometry', {}, stranger);
    const form = () => {
      const parts = new FormData();
      const frames = Array.from({ length: 6 }, (_, index) => ({ atMs: index * 150 }));
      const meta = { frames, camera: { width: 1, height: 1 }, detector: 'none' };
      parts.append('meta', new Blob([JSON.stringify(meta)], { type: 'application/json' }));
      for (let frame = 0; frame < 6; frame++)
        parts.append(
          'frame',
          new Blob([Buffer.from(actedPhoto({ person: 'Eve' }))], { type: 'image/jpeg' }),
          'f.jpg',
        );
      return { params: { attemptId: issued.attemptId as string }, form: parts };
    };
    for (const token of [
      await page(world.otherTenantId, own.OperationId),
      await page(world.otherTenantId, names.selfie),
    ]) {
      const submitted = await send('SubmitAttempt', form(), token);
      assert.ok([401, 404, 409].includes(submitted.status), submitted.text);
      assert.equal((await send('GetCaptureSession', {}, token)).text.includes(names.selfie), false);
    }
    const crossed = await page(world.otherTenantId, names.selfie);
    for (const id of [
      'GetCaptureSession',
      'IssueAttempt',
      'DeclineCaptureSession',
      'ApproveCaptureSession',
    ] as const)
      assert.ok((await send(id, {}, crossed)).status >= 400, id);
    const state = await send('EndGetForeignBiometry', { params: { OperationId: names.selfie } }, owner);
    assert.equal(state.body.Status, 0);
  });
});
