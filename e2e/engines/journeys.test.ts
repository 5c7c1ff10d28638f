import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cameraFile } from '../../fixtures/fake-camera.ts';
import { openCapturePage } from '../capture-page.ts';
import { type EmbeddingSite, startEmbeddingSite } from '../embedding-site.ts';
import { enrol } from '../people.ts';
import { acceptByApi, type PortalCredentials, setUpTokenOf } from '../portal.ts';
import { takeSelfie, texts } from '../selfie-flow.ts';
import type { TestBrowser } from './browser.ts';
import { findEngines } from './engines.ts';
import { beginSelfie, calm, isOver, openWorld, roomy, type World } from './journey-world.ts';
import { account, testCaptures } from './journeys/capture-journeys.ts';
import { testEmbedded } from './journeys/embedded-journeys.ts';
import { testPortal } from './journeys/portal-journeys.ts';
import { lackingScript } from './lacking.ts';
import { press, readHandoff, waitForState, waitForText } from './user.ts';

const engines = findEngines();
const browsers = new Map<string, TestBrowser>();
const theBrowser = (name: string) => browsers.get(name)!;
let world: World;
let site: EmbeddingSite;
let owner: PortalCredentials;
before(async () => {
  world = await openWorld();
  const { api, server } = world;
  await enrol(api, server.baseUrl, account, 'cap13');
  const who = { name: 'Olga Owner', email: 'olga@example.com' };
  owner = await acceptByApi(server.baseUrl, await setUpTokenOf(server), who);
  site = await startEmbeddingSite();
  for (const { name, skip, launch } of engines) if (!skip) browsers.set(name, await launch());
});
after(async () => {
  // One that doesn't close must not keep the others and the server.
  await Promise.allSettled([...browsers.values()].map((browser) => browser.close()));
  await site?.close();
  await world?.server.remove();
});

for (const { name, skip } of engines) {
  describe(name, { skip }, () => {
    const browser = () => theBrowser(name);
    testCaptures(name, () => world, browser);
    testEmbedded(
      () => world,
      browser,
      () => site,
    );
    testPortal(
      name,
      () => world,
      browser,
      () => owner,
    );
  });
}

test('Chromium that lacks what some browsers lack: a selfie is accepted without an error', async () => {
  const { link, status } = await beginSelfie(world);
  const capture = await openCapturePage(link, {
    camera: { file: await cameraFile('person-a') },
    prepare: (context) => context.addInitScript({ content: lackingScript }),
  });
  try {
    assert.equal(await takeSelfie(capture), 'verifiedPage');
    assert.deepEqual(capture.errors, []);
  } finally {
    await capture.close();
  }
  assert.equal(await status(), 1);
});

describe('hand-off from one browser to the other', {
  skip: engines.find(({ skip }) => skip)?.skip ?? false,
}, () => {
  for (const [desktop, phone] of [
    ['Firefox', 'WebKit'],
    ['WebKit', 'Firefox'],
  ] as const)
    test(`${desktop} at the desk, ${phone} as the phone: both show one code, and both come to the end`, async () => {
      const { link, status } = await beginSelfie(world);
      await world.visit(theBrowser(desktop), link, {}, async (desk) => {
        const { address, code, isBeside } = await readHandoff(desk);
        assert.ok(isBeside, 'the way to the phone stands beside what is asked');
        await world.visit(theBrowser(phone), address, { ...roomy, actor: calm }, async (page) => {
          await waitForText(page, texts.intro.agree);
          await waitForText(page, code);
          await waitForState(desk, /^following$/);
          await press(page, texts.intro.agree);
          await waitForState(page, isOver);
          await waitForText(page, texts.handoff.done);
          await waitForText(desk, texts.ends.success.title);
        });
      });
      assert.equal(await status(), 1);
    });
});
