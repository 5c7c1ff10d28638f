import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient, type SelfsameClient, sandbox, transactionUrl } from '@selfsame/client';
import { Status } from '@selfsame/contract';
import { type CameraName, cameraFile } from '../fixtures/fake-camera.ts';
import { openCapturePage } from './capture-page.ts';
import { type EmbeddingSite, startEmbeddingSite } from './embedding-site.ts';
import { frameOf } from './frame-of.ts';
import { createSandbox } from './sdk/sandbox-tenant.ts';
import { press, takeSelfie, takeSelfieByHand, texts } from './selfie-flow.ts';
import { type RunningServer, startServer } from './server.ts';

/** Orders that a simulated capture shows another face: before a camera it orders nothing. */
const account = 'sandbox-reject-match-before-a-camera';

/** What the page of an integrator heard: messages of the frame, and of the control interface. */
type Notes = { name: string; detail: { data?: Heard } | Heard | null }[];
type Heard = { type?: string; params?: { message?: string }; pageName?: string };

/** Whether it is advice on how to stand: a camera gives as much of it as its user needs. */
function isAdvice({ detail }: Notes[number]): boolean {
  const heard = detail !== null && 'data' in detail ? detail.data : (detail as Heard | null);
  return heard?.params?.message === 'LIVENESS_FEEDBACK';
}

describe('the page of a sandbox, with a camera', () => {
  let server: RunningServer;
  let client: SelfsameClient;
  let site: EmbeddingSite;
  before(async () => {
    server = await startServer();
    site = await startEmbeddingSite();
    client = createClient({ baseUrl: server.baseUrl, ...(await createSandbox(server, 'try')) });
  });
  after(async () => {
    await site?.close();
    await server?.remove();
  });

  /**
   * Takes a selfie in the page of an integrator, before a camera or without one.
   * @returns the states of the page and what the integrator heard, in order, and how long it took, ms
   */
  async function embedded(way: 'camera' | 'simulated') {
    const selfie = await client.BeginGetForeignBiometry({ body: { TransportType: 0 } });
    const address = site.pageFor('component', transactionUrl(server.baseUrl, selfie), { control: true });
    const host = await openCapturePage(address, { camera: { file: await cameraFile('person-a') } });
    try {
      const frame = await frameOf(host.page, server.baseUrl);
      await host.waitFor('message', /control:loaded/);
      if (way === 'simulated') await frame.locator('.sandbox summary').click();
      const button = frame.getByRole('button', { name: texts.intro.agree });
      await (way === 'camera' ? button : frame.locator('[data-act=accept]')).click();
      await host.waitFor('message', /verifiedPage/);
      const notes = await host.page.evaluate(() => (globalThis as unknown as { notes: Notes }).notes);
      const steps = await host.steps();
      const at = (state: string) =>
        steps.find(({ kind, value }) => kind === 'state' && value === state)!.atMs;
      return { states: await host.values('state'), heard: notes, ms: at('done') - at('starting') };
    } finally {
      await host.close();
    }
  }

  test('an integrator hears the same of a capture before a camera and of one without, in the same order', async (t) => {
    const [real, simulated] = [await embedded('camera'), await embedded('simulated')];
    t.diagnostic(
      `from the camera's start to the end: before a camera ${real.ms} ms, without ${simulated.ms} ms`,
    );
    // Before a camera a state comes again where the face was lost for a moment, and one comes in between where a machine is slow.
    const alike = (ofReal: readonly string[], ofSimulated: readonly string[]) =>
      assert.deepEqual(
        [...new Set(ofReal)].filter((one) => ofSimulated.includes(one)),
        [...new Set(ofSimulated)],
      );
    alike(real.states, simulated.states);
    const told = (notes: Notes) =>
      notes.filter((note) => !isAdvice(note)).map((note) => JSON.stringify(note));
    alike(told(real.heard), told(simulated.heard));
    assert.match(told(simulated.heard).join(), /loaded.*MOTION_ACCEPTABLE.*LIVENESS_FINISHED.*verifiedPage/);
    // To the frame's own listener and to that of the control interface.
    assert.equal(simulated.heard.filter(isAdvice).length, 2, 'one advice, so that a test hears some');
  });

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
