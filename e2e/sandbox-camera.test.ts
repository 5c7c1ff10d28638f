import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient, type SelfsameClient, sandbox, transactionUrl } from '@selfsame/client';
import { Status } from '@selfsame/contract';
import { type CameraName, cameraFile } from '../fixtures/fake-camera.ts';
import { openCapturePage } from './capture-page.ts';
import { createSandbox } from './sdk/sandbox-tenant.ts';
import { press, takeSelfie, takeSelfieByHand, texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

/** Orders that a simulated capture shows another face: before a camera it orders nothing. */
const account = 'sandbox-reject-match-before-a-camera';

describe('the page of a sandbox, with a camera', () => {
  let server: RunningServer;
  let client: SelfsameClient;
  before(async () => {
    server = await startServer();
    client = createClient({ baseUrl: server.baseUrl, ...(await createSandbox(server, 'try')) });
  });
  after(() => server?.remove());

  /** Opens a link before a camera and takes the selfie; gives the page at its end. */
  async function capture(link: string, name: CameraName): Promise<string> {
    const page = await openCapturePage(link, { camera: { file: await cameraFile(name) } });
    try {
      await page.page.locator('.sandbox summary').waitFor();
      await page.waitFor('state', /^(approval|intro)$/);
      if ((await page.values('state')).includes('approval')) await press(page, texts.approval.accept);
      if (name === 'empty-room') await takeSelfieByHand(page);
      else await takeSelfie(page);
      assert.deepEqual(page.errors, []);
      return (await page.values('page')).at(-1) ?? '';
    } finally {
      await page.close();
    }
  }

  test('works as in a live tenant: the pictures are judged, and no order for a simulated capture counts', async () => {
    await client.CreateAccount({ body: { AccountNumber: account, DisplayName: 'Ada' } });
    const selfie = await client.BeginGetForeignBiometry({ body: { TransportType: 0 } });
    assert.equal(await capture(transactionUrl(server.baseUrl, selfie), 'person-a'), 'verifiedPage');
    const { TempId } = await client.EndGetForeignBiometry({ params: { OperationId: selfie.OperationId } });
    await client.CreateAccountProofedBiometricCredential({
      params: { AccountNumber: account },
      body: { TempId: TempId! },
    });
    const begin = () =>
      client.CreateTransaction({
        body: {
          AccountNumber: account,
          Name: 'Verify_Identity',
          ConfirmationPolicy: { TransportType: 0, CredentialType: 1 },
        },
      });
    const statusOf = async (id: string) =>
      (await client.GetTransactionStatus({ params: { TransactionId: id } })).Status;
    const captured = await begin();
    const end = await capture(transactionUrl(server.baseUrl, captured), 'person-a-other-session');
    assert.equal(end, 'verifiedPage');
    assert.equal(await statusOf(captured.TransactionId), Status.Accepted);

    const simulated = await begin();
    await sandbox.finish(client, simulated.TransactionId);
    assert.equal(
      await statusOf(simulated.TransactionId),
      Status.Rejected,
      'without a camera the order counts',
    );

    const empty = await begin();
    assert.equal(await capture(transactionUrl(server.baseUrl, empty), 'empty-room'), 'livenessErrorPage');
    assert.equal(await statusOf(empty.TransactionId), Status.Pending);
  });
});
