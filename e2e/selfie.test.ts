import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CameraName } from '../fixtures/fake-camera.ts';
import { cameraFile, cameraFrames } from '../fixtures/fake-camera.ts';
import type { Api, ErrorBody } from './api.ts';
import { adminPath, openApi } from './api.ts';
import { captureByApi } from './capture-by-api.ts';
import type { CapturePage, OpenOptions } from './capture-page.ts';
import { openCapturePage, phone } from './capture-page.ts';
import { linkOf, operationLink } from './links.ts';
import {
  agree,
  press,
  takeSelfie,
  takeSelfieByHand,
  texts,
  visibleText,
  waitForHint,
} from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

describe('selfie', () => {
  let server: RunningServer;
  let api: Api;
  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
  });
  after(() => server?.remove());

  /** Opens a link with a camera scene, runs the check, closes the browser whatever happens. */
  async function withPage(
    url: string,
    options: OpenOptions,
    check: (capture: CapturePage) => Promise<void>,
  ): Promise<void> {
    const capture = await openCapturePage(url, { isWhole: true, ...options });
    try {
      await check(capture);
      assert.deepEqual(capture.errors, []);
    } finally {
      await capture.close();
    }
  }

  async function camera(name: CameraName, orientation?: 'portrait'): Promise<OpenOptions> {
    return { camera: { file: await cameraFile(name, orientation) } };
  }

  test('person A on a laptop: accepted; the TempId becomes the account’s only credential', async () => {
    const operation = await api.beginSelfie();
    await withPage(operationLink(server.baseUrl, operation), await camera('person-a'), async (capture) => {
      await capture.waitFor('state', 'intro');
      assert.deepEqual(await capture.values('camera'), [], 'no camera before consent');
      assert.equal(await takeSelfie(capture), 'verifiedPage');
      const states = await capture.values('state');
      for (const state of ['starting', 'hold', 'capturing', 'uploading', 'done']) {
        assert.ok(states.includes(state), `${state} in ${states}`);
      }
      assert.match(await visibleText(capture), new RegExp(texts.ends.success.title));
    });
    const ended = await api.endSelfie(operation.OperationId);
    assert.equal(ended.Status, 1);
    assert.equal(ended.Message, 'Operation has been accepted by the user.');
    assert.ok(ended.TempId !== null && ended.EndDate !== null);

    assert.equal((await api.createAccount('person-a')).status, 200);
    assert.equal((await api.bindTempId('person-a', ended.TempId)).status, 200);
    const second = await api.bindTempId('person-a', ended.TempId);
    assert.equal(second.status, 409);
    assert.equal(second.body.ID, 'E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS');

    await withPage(operationLink(server.baseUrl, operation), {}, async (capture) => {
      await capture.waitFor('state', 'done');
      assert.deepEqual(await capture.values('camera'), []);
    });
  });

  test('person A on a phone held upright: accepted', async () => {
    const operation = await api.beginSelfie();
    const options = { ...(await camera('person-a', 'portrait')), context: phone };
    await withPage(operationLink(server.baseUrl, operation), options, async (capture) => {
      assert.equal(await takeSelfie(capture), 'verifiedPage');
    });
    assert.equal((await api.endSelfie(operation.OperationId)).Status, 1);
  });

  test('person B: accepted', async () => {
    const operation = await api.beginSelfie();
    await withPage(operationLink(server.baseUrl, operation), await camera('person-b'), async (capture) => {
      assert.equal(await takeSelfie(capture), 'verifiedPage');
    });
  });

  const refusals: [scene: CameraName, hint: string, remedy: string][] = [
    ['empty-room', texts.hints.noFace, 'ShowFace'],
    ['two-people', texts.hints.manyFaces, 'OnePersonOnly'],
    ['too-dark', texts.hints.dark, 'MoreLight'],
    ['too-bright', texts.hints.bright, 'LessLight'],
    ['too-far', texts.hints.closer, 'MoveCloser'],
    ['too-close', texts.hints.farther, 'MoveBack'],
  ];
  // Two at a time: each waits for a hint, and that nothing else happens.
  describe('scenes that are not accepted', { concurrency: 2 }, () => {
    for (const [scene, hint, remedy] of refusals) {
      test(`${scene}: the page says “${hint}” and takes nothing; the server says ${remedy} to its frames`, async () => {
        const operation = await api.beginSelfie();
        await withPage(operationLink(server.baseUrl, operation), await camera(scene), async (capture) => {
          await agree(capture);
          await waitForHint(capture, hint);
          await sleep(1_500);
          assert.deepEqual((await capture.values('state')).slice(0, 4), [
            'opening',
            'intro',
            'starting',
            'position',
          ]);
          assert.ok(!(await capture.values('state')).includes('capturing'));
        });
        const answer = await captureByApi(server.baseUrl, linkOf(operation), await cameraFrames(scene));
        assert.equal(answer.outcome, 'retry');
        assert.ok(answer.remedies?.includes(remedy), String(answer.remedies));
        assert.equal((await api.endSelfie(operation.OperationId)).Status, 0, 'the user may try again');
      });
    }
  });

  test('third failed attempt, taken by hand: the end page says so, and the operation is rejected', async () => {
    const operation = await api.beginSelfie();
    for (const attemptsLeft of [2, 1]) {
      const answer = await captureByApi(server.baseUrl, linkOf(operation), await cameraFrames('empty-room'));
      assert.equal(answer.outcome, 'retry');
      assert.deepEqual(answer.remedies, ['ShowFace']);
      assert.equal(answer.session?.attemptsLeft, attemptsLeft);
    }
    await withPage(operationLink(server.baseUrl, operation), await camera('empty-room'), async (capture) => {
      await takeSelfieByHand(capture);
      assert.equal((await capture.values('page')).at(-1), 'transactionMaxAttemptsPage');
      assert.match(await visibleText(capture), new RegExp(texts.ends.maxAttempts.title));
    });
    assert.equal((await api.endSelfie(operation.OperationId)).Status, 2);
  });

  test('retry after a refused capture: the second person in line is accepted on the same link', async () => {
    const operation = await api.beginSelfie();
    await captureByApi(server.baseUrl, linkOf(operation), await cameraFrames('empty-room'));
    await withPage(operationLink(server.baseUrl, operation), await camera('person-a'), async (capture) => {
      assert.equal(await takeSelfie(capture), 'verifiedPage');
    });
  });

  test('"Not now": says how long pictures are kept, asks once more, ends, and leads back to where the person came from', async () => {
    const back = `${server.baseUrl}/docs/?order=17`;
    const { body: looks } = await api.call<Record<string, unknown>>('GET', `${adminPath}/settings/looks`);
    const refused = await api.call<ErrorBody>('POST', `${adminPath}/foreignOperations/biometry`, {
      ReturnUrl: back,
    });
    assert.deepEqual([refused.status, refused.body.ID], [400, 'E_RETURN_URL_NOT_ALLOWED']);
    const listed = { ...looks, ReturnOrigins: [server.baseUrl] };
    assert.equal((await api.call('PUT', `${adminPath}/settings/looks`, listed)).status, 200);
    const operation = await api.beginSelfie({ ReturnUrl: back });
    await withPage(operationLink(server.baseUrl, operation), {}, async (capture) => {
      await capture.waitFor('state', 'intro');
      assert.match(await visibleText(capture), /is kept for 72 hours, then deleted/);
      await press(capture, texts.passkey.notNow);
      await press(capture, texts.passkey.back);
      await press(capture, texts.passkey.notNow);
      await press(capture, texts.passkey.confirm.act);
      await capture.waitFor('page', 'verifyDeclinedPage');
      assert.deepEqual(await capture.values('camera'), []);
      await capture.page.getByRole('link', { name: /^Go back to/ }).click();
      await capture.page.waitForURL(back);
    });
    assert.equal((await api.endSelfie(operation.OperationId)).Status, 2);
  });

  test('expired link: says so, asks for no camera', async () => {
    const operation = await api.beginSelfie({ TimeoutSec: 1 });
    await sleep(1_200);
    await withPage(operationLink(server.baseUrl, operation), {}, async (capture) => {
      await capture.waitFor('page', 'transactionNotValidPage');
      assert.match(await visibleText(capture), new RegExp(texts.ends.expired.title));
      assert.deepEqual(await capture.values('camera'), []);
    });
    const ended = await api.endSelfie(operation.OperationId);
    assert.equal(ended.Status, 3);
    assert.equal(ended.Message, 'Operation has expired.');
  });

  test('wrong secret and unknown id: the same page, which does not say which half was wrong', async () => {
    const operation = await api.beginSelfie();
    const wrong = [
      { ...operation, OneTimeSecret: 'AAAAAAAAAAAAAAAAAAAAAAAA' },
      { ...operation, OperationId: '113e838b-be34-53e9-c52f-3cc45b2d10ce' },
    ];
    const pages: string[] = [];
    for (const half of wrong) {
      await withPage(operationLink(server.baseUrl, half), {}, async (capture) => {
        await capture.waitFor('page', 'transactionNotValidPage');
        pages.push(await visibleText(capture));
      });
    }
    assert.match(pages[0]!, new RegExp(texts.ends.notValid.title));
    assert.equal(pages[0], pages[1]);
  });

  test('i and t mixed up, and no parameters at all: a page of its own each', async () => {
    const operation = await api.beginSelfie();
    const mixed = `${server.baseUrl}/?t=${operation.OperationId}&s=${operation.OneTimeSecret}`;
    await withPage(mixed, {}, async (capture) => {
      await capture.waitFor('state', 'wrong-link');
      assert.match(await visibleText(capture), new RegExp(texts.wrongLink.title));
    });
    await withPage(`${server.baseUrl}/`, {}, async (capture) => {
      await capture.waitFor('state', 'landing');
      assert.match(await visibleText(capture), new RegExp(texts.landing.title));
    });
  });

  test('camera refused by the user: says how to allow it', async () => {
    const operation = await api.beginSelfie();
    await withPage(operationLink(server.baseUrl, operation), { permission: 'deny' }, async (capture) => {
      await agree(capture);
      await capture.waitFor('state', 'camera-error');
      const shown = await visibleText(capture);
      assert.match(shown, new RegExp(texts.camera.refused.title));
      assert.ok(shown.includes(`${texts.cameraSteps.sign}\n${texts.cameraSteps.allow}`), shown);
    });
  });

  test('no camera: says so, and tells the embedding page', async () => {
    const operation = await api.beginSelfie();
    await withPage(operationLink(server.baseUrl, operation), { camera: 'none' }, async (capture) => {
      await agree(capture);
      await capture.waitFor('page', 'videoDeviceNotFoundPage');
      assert.match(await visibleText(capture), new RegExp(texts.camera.notFound.title));
      assert.deepEqual(
        (await capture.values('message')).map((message) => JSON.parse(message)),
        [{ type: 'authid:page', pageName: 'videoDeviceNotFoundPage', success: false }],
      );
    });
  });
});
