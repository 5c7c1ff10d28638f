/**
 * `npm run screens [beginning of a scene's name…]`: pictures of every screen of the capture page in every layout, against the real
 * server, into `e2e/shots/`: one PNG per scene with the layouts beside each other. `npm run screens portal [scene…]`: pictures of
 * every page of the portal instead, one PNG per scene and layout, into `e2e/shots/portal/`; `layout=tablet` takes those of one
 * layout. For looking at, not a test.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContextOptions } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from '../fixtures/chromium.ts';
import { openApi } from './api.ts';
import type { CapturePage } from './capture-page.ts';
import { openIn, phone } from './capture-page.ts';
import { enrol } from './people.ts';
import { buildChallengeScenes } from './scenes/challenge-scenes.ts';
import { buildHandoffScenes } from './scenes/handoff-scenes.ts';
import { buildObstacleScenes } from './scenes/obstacle-scenes.ts';
import { buildPasskeyScenes } from './scenes/passkey-scenes.ts';
import { fillPortal } from './scenes/portal/fill-portal.ts';
import { photographPortal } from './scenes/portal/photograph-portal.ts';
import { portalScenes } from './scenes/portal/portal-scenes.ts';
import type { Scene } from './scenes/scene.ts';
import { buildScenes } from './scenes/screen-scenes.ts';
import { startServer } from './server.ts';

const folder = join(import.meta.dirname, 'shots');

const mobile = { userAgent: phone.userAgent ?? '' };
const layouts: Record<string, BrowserContextOptions> = {
  light: { viewport: { width: 390, height: 844 }, ...mobile },
  dark: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', ...mobile },
  narrow: { viewport: { width: 320, height: 568 }, ...mobile },
  german: { viewport: { width: 320, height: 568 }, locale: 'de-DE', ...mobile },
  arabic: { viewport: { width: 390, height: 844 }, locale: 'ar-EG', ...mobile },
  landscape: { viewport: { width: 740, height: 360 }, ...mobile },
  arabicWide: { viewport: { width: 740, height: 360 }, locale: 'ar-EG', ...mobile },
  laptop: { viewport: { width: 1280, height: 800 } },
};

async function photograph(scene: Scene): Promise<void> {
  const browser = await launchChromium(scene.launch);
  const pictures: Buffer[] = [];
  try {
    for (const layout of Object.values(layouts))
      pictures.push(await shoot(await openIn(browser, await scene.url(), layout, scene.prepare), scene));
  } finally {
    await browser.close();
  }
  await sharp(await sheet(pictures)).toFile(join(folder, `${scene.name}.png`));
  console.log(scene.name);
}

async function shoot(capture: CapturePage, scene: Scene): Promise<Buffer> {
  try {
    await scene.drive(capture);
    await sleep(400);
    return await capture.page.screenshot();
  } catch (error) {
    console.error(String(error).split('\n')[0]);
    return await capture.page.screenshot();
  } finally {
    await capture.page.context().close();
  }
}

/** Pictures beside each other, upright ones in the first row; narrow enough to be looked at without scaling. */
async function sheet(pictures: Buffer[]): Promise<Buffer> {
  const measured = await Promise.all(
    pictures.map(async (picture) => {
      const { width, height } = await sharp(picture).metadata();
      return { picture, isUpright: height > width };
    }),
  );
  const upright = await row(
    measured.filter(({ isUpright }) => isUpright).map(({ picture }) => picture),
    600,
  );
  const wide = await row(
    measured.filter(({ isUpright }) => !isUpright).map(({ picture }) => picture),
    wideHeight,
  );
  const width = Math.max(upright.width, wide.width);
  return canvas(width, 600 + gap + wideHeight)
    .composite([...upright.place(0), ...wide.place(600 + gap)])
    .png({ palette: true })
    .toBuffer();
}

const gap = 8;
const wideHeight = 270;
const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#f0f' } });

async function row(pictures: Buffer[], height: number) {
  const inputs = await Promise.all(
    pictures.map((picture) => sharp(picture).resize({ height }).png().toBuffer()),
  );
  const widths = await Promise.all(inputs.map(async (input) => (await sharp(input).metadata()).width));
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width + gap, 0));
  return {
    width: lefts.at(-1)! + widths.at(-1)!,
    place: (top: number) => inputs.map((input, i) => ({ input, left: lefts[i]!, top })),
  };
}

const layoutArgument = 'layout=';

async function photographPages(given: readonly string[]): Promise<void> {
  const filled = await fillPortal();
  const only = given
    .filter((word) => word.startsWith(layoutArgument))
    .map((word) => word.slice(layoutArgument.length));
  const wanted = given.filter((word) => !word.startsWith(layoutArgument));
  try {
    const scenes = portalScenes(filled).filter(({ name }) => isWanted(name, wanted));
    await photographPortal(scenes, {
      ...{ ...filled, folder: join(folder, 'portal') },
      ...(only.length > 0 && { only }),
    });
  } finally {
    await filled.remove();
  }
}

const isWanted = (name: string, wanted: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((beginning) => name.startsWith(beginning));

async function photographScreens(wanted: readonly string[]): Promise<void> {
  const server = await startServer();
  try {
    const api = await openApi(server.baseUrl);
    await enrol(api, server.baseUrl, 'person-a', 'cap12');
    await mkdir(folder, { recursive: true });
    const builders = [
      ...[buildScenes, buildHandoffScenes, buildObstacleScenes],
      ...[buildPasskeyScenes, buildChallengeScenes],
    ];
    for (const build of builders) {
      for (const scene of await build(api, server.baseUrl)) {
        if (isWanted(scene.name, wanted)) await photograph(scene);
      }
    }
  } finally {
    await server.remove();
  }
}

const [first, ...others] = process.argv.slice(2);
await (first === 'portal' ? photographPages(others) : photographScreens(process.argv.slice(2)));
