import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from '../../../fixtures/chromium.ts';
import type { PortalCookie } from '../../portal.ts';
import type { FilledPortal } from './fill-portal.ts';
import type { PortalScene } from './portal-scenes.ts';

const layouts: Record<string, BrowserContextOptions> = {
  phone: { viewport: { width: 320, height: 640 } },
  phoneDark: { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  tablet: { viewport: { width: 768, height: 1024 } },
  laptop: { viewport: { width: 1440, height: 900 } },
  laptopDark: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  german: { viewport: { width: 1440, height: 900 }, locale: 'de-DE' },
  germanPhone: { viewport: { width: 320, height: 640 }, locale: 'de-DE' },
  spanishTablet: { viewport: { width: 768, height: 1024 }, locale: 'es-ES' },
  frenchPhone: { viewport: { width: 320, height: 640 }, locale: 'fr-FR' },
  mirrored: { viewport: { width: 1440, height: 900 } },
  wall: { viewport: { width: 3840, height: 2160 } },
};

/** What is longer than this is cut: a page that scrolls for ever is no picture. */
const tallest = 2_400;

/** The page in a window as long as it is. A picture of more than the window would be drawn before charts have their new size. */
async function shootWhole(page: Page, { viewport }: BrowserContextOptions): Promise<Buffer> {
  const { width, height } = viewport!;
  const needed = await page.evaluate(() => document.documentElement.scrollHeight);
  if (needed > height) await page.setViewportSize({ width, height: Math.min(needed, tallest) });
  await page.waitForTimeout(needed > height ? 400 : 0);
  const picture = await page.screenshot();
  await page.setViewportSize({ width, height });
  return picture;
}

/**
 * Takes pictures of the scenes in every layout: `folder/portal/<scene>-<layout>.png`, the page as long as it is. `mirrored` is the
 * page turned to the right-to-left direction, since no language of the portal is written that way.
 */
export async function photographPortal(
  scenes: readonly PortalScene[],
  {
    server: { baseUrl },
    cookie,
    folder,
    only,
  }: Pick<FilledPortal, 'cookie'> & { server: { baseUrl: string }; folder: string; only?: string[] },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await launchChromium({});
  try {
    for (const [layout, options] of Object.entries(layouts)) {
      if (only && !only.includes(layout)) continue;
      const signedIn = await openPage(browser, options, { baseUrl, cookie });
      const stranger = await openPage(browser, options);
      for (const scene of scenes) {
        const page = scene.isStranger ? stranger : signedIn;
        await show(page, scene, baseUrl).catch((error) =>
          console.error(scene.name, String(error).split('\n')[0]),
        );
        await shoot(page, { layout, options, file: join(folder, `${scene.name}-${layout}.png`) });
      }
      for (const page of [signedIn, stranger]) await page.context().close();
    }
  } finally {
    await browser.close();
  }
}

/** Takes the picture of what the page shows, and says when it is wider than the window. */
async function shoot(
  page: Page,
  { layout, options, file }: { layout: string; options: BrowserContextOptions; file: string },
): Promise<void> {
  if (layout === 'mirrored') await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) console.error(`${basename(file)}: ${wide} px wider than the window`);
  await sharp(await shootWhole(page, options))
    .png({ palette: true })
    .toFile(file);
}

/** A window in which somebody is signed in, or nobody. */
async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
  signedIn?: { baseUrl: string; cookie: PortalCookie },
): Promise<Page> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  if (signedIn)
    await context.addCookies([
      { ...signedIn.cookie, url: signedIn.baseUrl, httpOnly: true, sameSite: 'Strict' },
    ]);
  return context.newPage();
}

/** Opens the page and waits until nothing is on its way; the live stream never ends, so the network is no sign. */
async function show(page: Page, scene: PortalScene, baseUrl: string): Promise<void> {
  await page.unrouteAll();
  await scene.prepare?.(page);
  await page.goto(`${baseUrl}/portal${scene.path}`);
  await page.locator('h1, form').first().waitFor();
  if (!scene.isHeld)
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .mantine-Skeleton-root'));
  await scene.drive?.(page);
  await page.waitForTimeout(600);
}
