import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cameraFile, cameraFrames } from '../fixtures/fake-camera.ts';
import type { Api } from './api.ts';
import { adminPath, openApi } from './api.ts';
import { captureByApi } from './capture-by-api.ts';
import type { CapturePage } from './capture-page.ts';
import { openCapturePage } from './capture-page.ts';
import { personFrames } from './frames.ts';
import { transactionLink, transactionLinkOf } from './links.ts';
import { enrol } from './people.ts';
import { press, takeSelfie, texts, visibleText } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

const account = 'c0ffee00-0000-4000-8000-00000000000a';
const someoneElse = 'c0ffee00-0000-4000-8000-00000000000f';

describe('verification', () => {
  let server: RunningServer;
  let api: Api;
  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
    await enrol(api, server.baseUrl, account, 'cap12');
  });
  after(() => server?.remove());

  async function begin(body: Record<string, unknown> = {}, accountNumber = account) {
    const answer = await api.beginVerification(accountNumber, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  }

  async function open(transaction: { TransactionId: string; OneTimeSecret: string }, cameraName?: 'a') {
    const file = cameraName && (await cameraFile('person-a-other-session'));
    return openCapturePage(transactionLink(server.baseUrl, transaction), file ? { camera: { file } } : {});
  }

  async function finish(capture: CapturePage, run: () => Promise<void>): Promise<void> {
    try {
      await run();
      assert.deepEqual(capture.errors, []);
    } finally {
      await capture.close();
    }
  }

  test('A before the camera, another session than the enrolled one: shown, accepted, verified', async () => {
    const transaction = await begin({
      CodeWord: 'blue heron',
      CustomData: [
        { Key: 'Recipient', Value: 'ACME' },
        { Key: 'Amount', Value: '12.50 EUR' },
      ],
    });
    const capture = await open(transaction, 'a');
    await finish(capture, async () => {
      await capture.waitFor('state', 'approval');
      const shown = await visibleText(capture);
      for (const word of ['blue heron', 'Recipient', 'ACME', 'Amount', '12.50 EUR']) {
        assert.ok(shown.includes(word), shown);
      }
      await press(capture, texts.approval.accept);
      assert.equal(await takeSelfie(capture), 'verifiedPage');
    });
    const status = await api.verificationStatus(transaction.TransactionId);
    assert.equal(status.Status, 1);
  });

  test('A before the camera of another person’s transaction: rejected with the wire’s sentence, at the first capture', async () => {
    // Of the two clips A's alone leaves the detector in no doubt: B would be asked for the head-turn first.
    await enrol(api, server.baseUrl, someoneElse, 'franck');
    const transaction = await begin({}, someoneElse);
    const capture = await open(transaction, 'a');
    await finish(capture, async () => {
      await press(capture, texts.approval.accept);
      assert.equal(await takeSelfie(capture), 'verifiedMatchFailPage');
      assert.match(await visibleText(capture), new RegExp(texts.ends.mismatch.title));
      const messages = (await capture.values('message')).map((message) => JSON.parse(message));
      assert.ok(messages.every(({ success }) => success === false));
    });
    const status = await api.verificationStatus(transaction.TransactionId);
    assert.equal(status.Status, 2);
    assert.equal(status.Message, 'Not authorized. Biometry verification failed.');
  });

  test('declined: rejected, and the camera was never asked for', async () => {
    const transaction = await begin();
    const capture = await open(transaction);
    await finish(capture, async () => {
      await press(capture, texts.approval.decline);
      await capture.waitFor('page', 'verifyDeclinedPage');
      assert.deepEqual(await capture.values('camera'), []);
    });
    const status = await api.verificationStatus(transaction.TransactionId);
    assert.equal(status.Status, 2);
    assert.equal(status.Message, 'Operation has been rejected by the user.');
  });

  test('a link that needs no capture (CredentialType 0): accepting is all', async () => {
    const transaction = await begin({ ConfirmationPolicy: { TransportType: 0, CredentialType: 0 } });
    const capture = await open(transaction);
    await finish(capture, async () => {
      await press(capture, texts.approval.accept);
      await capture.waitFor('page', 'verifiedPage');
      assert.deepEqual(await capture.values('camera'), []);
    });
    assert.equal((await api.verificationStatus(transaction.TransactionId)).Status, 1);
  });

  test('three captures without a face: rejected at the third, and nothing was compared', async () => {
    const transaction = await begin();
    const outcomes: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      outcomes.push(
        (await captureByApi(server.baseUrl, transactionLinkOf(transaction), await cameraFrames('empty-room')))
          .outcome,
      );
    }
    assert.deepEqual(outcomes, ['retry', 'retry', 'rejected']);
    assert.equal((await api.verificationStatus(transaction.TransactionId)).Status, 2);
  });

  test('an account without a credential: conflict, no transaction', async () => {
    await api.createAccount('empty-account');
    const answer = await api.beginVerification('empty-account');
    assert.equal(answer.status, 409);
  });

  test('more failures than the lockout policy allows: the account is disabled until an operator enables it', async () => {
    const locked = 'c0ffee00-0000-4000-8000-00000000000b';
    await enrol(api, server.baseUrl, locked, 'cap12');
    const policy = await api.call<Record<string, unknown>>('GET', `${adminPath}/settings/matching`);
    const changed = await api.call('PUT', `${adminPath}/settings/matching`, {
      ...policy.body,
      Lockout: { Enabled: true, MaxFailedAttempts: 2, FailedAttemptsTimeoutSec: 900 },
    });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    for (let i = 0; i < 3; i++) {
      const transaction = await begin({}, locked);
      const answer = await captureByApi(
        server.baseUrl,
        transactionLinkOf(transaction),
        await personFrames('franck', i * 3),
      );
      assert.equal(answer.outcome, 'rejected', JSON.stringify(answer));
    }
    const refused = await api.beginVerification(locked);
    assert.equal(refused.status, 409);
    const { body } = await api.call<{ Enabled: boolean; DisableReason: string }>(
      'GET',
      `${adminPath}/accounts/${locked}`,
    );
    assert.equal(body.Enabled, false);
    assert.match(body.DisableReason, /^Locked out/);

    await api.call('POST', `${adminPath}/accounts/${locked}/enable?enabled=true&reason=`);
    assert.equal((await api.beginVerification(locked)).status, 200);
  });
});
