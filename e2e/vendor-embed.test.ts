import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { cameraFile } from '../fixtures/fake-camera.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import type { CapturePage } from './capture-page.ts';
import { openCapturePage } from './capture-page.ts';
import type { EmbeddingOptions } from './embedding-site.ts';
import { startEmbeddingSite } from './embedding-site.ts';
import { operationLink } from './links.ts';
import { texts } from './selfie-flow.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

/** What the integrator's page wrote down. */
interface HostNotes {
  received: { origin: string; data: { type?: string; pageName?: string; success?: boolean } }[];
  componentLoaded: boolean;
}

describe('@authid/web-component 1.4.0 on another origin', () => {
  let server: RunningServer;
  let api: Api;
  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
  });
  after(() => server?.remove());

  /** Mounts the vendor's component with a fresh operation before camera A and runs the check. */
  async function embedded(
    options: EmbeddingOptions,
    check: (host: CapturePage, frame: Frame, operationId: string) => Promise<void>,
  ): Promise<void> {
    const site = await startEmbeddingSite(options);
    const operation = await api.beginSelfie();
    const camera = { file: await cameraFile('person-a') };
    const host = await openCapturePage(site.pageFor(operationLink(server.baseUrl, operation)), { camera });
    try {
      await check(host, await frameOf(host.page, server.baseUrl), operation.OperationId);
    } finally {
      await host.close();
      await site.close();
    }
  }

  test('bare component: the flow completes inside, and the page is told by authid:page', async () => {
    await embedded({}, async (host, frame, operationId) => {
      await frame.getByRole('button', { name: texts.intro.agree }).click();
      await host.waitFor('message', /verifiedPage/);
      const { received, componentLoaded } = await notes(host.page);
      assert.ok(componentLoaded, 'the component fired its load event');
      const pages = received.filter(({ data }) => data.type === 'authid:page');
      assert.deepEqual(pages.at(-1), {
        origin: server.baseUrl,
        data: { type: 'authid:page', pageName: 'verifiedPage', success: true },
      });
      assert.ok(received.every(({ data }) => !JSON.stringify(data).includes('TempId')));
      assert.equal((await api.endSelfie(operationId)).Status, 1);
      assert.deepEqual(host.errors, []);
    });
  });
});

async function frameOf(page: Page, baseUrl: string): Promise<Frame> {
  for (let i = 0; i < 200; i++) {
    const frame = page.frames().find((candidate) => candidate.url().startsWith(baseUrl));
    if (frame !== undefined) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error('The component made no frame for the transaction URL.');
}

function notes(page: Page): Promise<HostNotes> {
  return page.evaluate(() => {
    const { received, componentLoaded } = globalThis as unknown as HostNotes;
    return { received, componentLoaded: componentLoaded === true };
  });
}
