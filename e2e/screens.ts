/**
 * `npm run screens [scene…]`: pictures of every screen of the capture page in every layout, against the real
 * server, into `e2e/shots/`: one PNG per scene with the layouts beside each other. For looking at, not a test.
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
import { buildHandoffScenes } from './handoff-scenes.ts';
import { enrol } from './people.ts';
import { buildScenes } from './screen-scenes.ts';
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
  laptop: { viewport: { width: 1280, height: 800 } },
};

async function shoot(capture: CapturePage, drive: (capture: CapturePage) => Promise<void>): Promise<Buffer> {
  try {
    await drive(capture);
    await sleep(400);
    return await capture.page.screenshot();
  } catch (error) {
    console.error(String(error).split('\n')[0]);
    return await capture.page.screenshot();
  } finally {
    await capture.page.context().close();
  }
}

/** Pictures beside each other, 600 px high. */
async function sheet(pictures: Buffer[]): Promise<Buffer> {
  const height = 600;
  const rows = await Promise.all(
    pictures.map((picture) => sharp(picture).resize({ height }).png().toBuffer()),
  );
  const widths = await Promise.all(rows.map(async (row) => (await sharp(row).metadata()).width));
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width + 8, 0));
  const width = lefts.at(-1)! + widths.at(-1)!;
  return sharp({ create: { width, height, channels: 3, background: '#f0f' } })
    .composite(rows.map((input, i) => ({ input, left: lefts[i]!, top: 0 })))
    .png({ palette: true })
    .toBuffer();
}

const wanted = process.argv.slice(2);
const server = await startServer();
try {
  const api = await openApi(server.baseUrl);
  await enrol(api, server.baseUrl, 'person-a', 'cap12');
  await mkdir(folder, { recursive: true });
  const scenes = [
    ...(await buildScenes(api, server.baseUrl)),
    ...(await buildHandoffScenes(api, server.baseUrl)),
  ];
  for (const scene of scenes) {
    if (wanted.length > 0 && !wanted.includes(scene.name)) continue;
    const browser = await launchChromium(scene.launch);
    const pictures: Buffer[] = [];
    for (const layout of Object.values(layouts)) {
      pictures.push(await shoot(await openIn(browser, await scene.url(), layout), scene.drive));
    }
    await browser.close();
    await sharp(await sheet(pictures)).toFile(join(folder, `${scene.name}.png`));
    console.log(scene.name);
  }
} finally {
  await server.remove();
}
