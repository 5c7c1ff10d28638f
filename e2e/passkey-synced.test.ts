import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { defaultPasskeyPolicy, type Fido2Credential } from '@selfsame/contract';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { type Api, adminPath, authorizationPath, openApi } from './api.ts';
import { type Authenticator, addAuthenticator, type HeldKey } from './authenticator.ts';
import { openIn, phone } from './capture-page.ts';
import { operationLink, transactionLink } from './links.ts';
import { beginPasskeyEnrolment, beginPasskeyVerification, passkeyEnrolmentStatus } from './passkeys.ts';
import { press, texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

const { passkey: words } = texts;
const accountNumber = 'c0ffee00-0000-4000-8000-0000000000e1';

describe('a key that a provider keeps on several devices', () => {
  let server: RunningServer;
  let api: Api;
  let browser: Browser;
  let keys: HeldKey[] = [];

  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
    browser = await launchChromium();
    await api.createAccount(accountNumber);
  });
  after(async () => {
    await browser?.close();
    await server?.remove();
  });

  async function setSynced(Synced: boolean): Promise<void> {
    const path = `${adminPath}/settings/matching`;
    const { body } = await api.call<Record<string, unknown>>('GET', path);
    const Passkeys = { ...defaultPasskeyPolicy, Synced };
    assert.equal((await api.call('PUT', path, { ...body, Passkeys })).status, 200);
  }
  /** Opens a link on a device whose keys are synced, and runs it to where `until` says. */
  async function onSynced(link: string, act: string, until: 'verifiedPage' | 'notKept'): Promise<void> {
    let device: Authenticator | null = null;
    const capture = await openIn(browser, link, phone, async (context) => {
      device = await addAuthenticator(context.pages()[0]!, { isSynced: true });
      await device.hold(keys);
    });
    try {
      if (act === words.assert.act) await press(capture, texts.approval.accept);
      await press(capture, act);
      if (until === 'verifiedPage') await capture.waitFor('page', until);
      else await capture.page.getByRole('heading', { name: words.notKept.title }).waitFor();
      if (until === 'verifiedPage') keys = await (device as unknown as Authenticator).keys();
    } finally {
      await capture.page.context().close();
    }
  }

  test('where all are taken: enrolled and shown, and the record says that it may be and is synced', async () => {
    const operation = await beginPasskeyEnrolment(api, accountNumber);
    await onSynced(operationLink(server.baseUrl, operation), words.enrol.act, 'verifiedPage');
    const { body: listed } = await api.call<Fido2Credential[]>(
      'GET',
      `${adminPath}/accounts/${accountNumber}/fido2Credentials`,
    );
    assert.deepEqual(
      listed.map(({ IsDeviceBound, IsSynced }) => [IsDeviceBound, IsSynced]),
      [[false, true]],
    );
    const transaction = await beginPasskeyVerification(api, accountNumber, 4);
    await onSynced(transactionLink(server.baseUrl, transaction), words.assert.act, 'verifiedPage');
    const { body } = await api.call<{
      Payload: { Metadata: { PasskeyVerificationResult: Record<string, unknown> } };
    }>('GET', `${authorizationPath}/v2/transactions/${transaction.TransactionId}/result`);
    const { BackupEligible, BackedUp, UserVerified } = body.Payload.Metadata.PasskeyVerificationResult;
    assert.deepEqual([BackupEligible, BackedUp, UserVerified], [true, true, true]);
  });

  test('where only those of one device are: the one that is there asks nothing any more, and none is enrolled', async () => {
    await setSynced(false);
    const { status, body } = await api.beginVerification(accountNumber, {
      ConfirmationPolicy: { TransportType: 0, CredentialType: 4 },
    });
    assert.deepEqual([status, (body as unknown as { ID: string }).ID], [409, 'E_ACCOUNT_PASSKEY_REQUIRED']);
    const other = 'c0ffee00-0000-4000-8000-0000000000e2';
    await api.createAccount(other);
    keys = [];
    const operation = await beginPasskeyEnrolment(api, other);
    await onSynced(operationLink(server.baseUrl, operation), words.enrol.act, 'notKept');
    assert.equal(await passkeyEnrolmentStatus(api, operation.OperationId), 0);
    const path = `${adminPath}/accounts/${other}/fido2Credentials`;
    assert.deepEqual((await api.call('GET', path)).body, []);
  });
});
