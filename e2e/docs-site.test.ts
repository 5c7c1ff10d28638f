import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { repositoryRoot } from '../fixtures/cache.ts';
import { launchChromium } from '../fixtures/chromium.ts';
import { axeViolations } from './axe.ts';
import { type RunningServer, startServer } from './server.ts';

const shots = join(repositoryRoot, 'e2e/shots/docs');
const looked = [
  '',
  'quick-start',
  'integrator-guide',
  'errors',
  'reference-identity',
  'reference',
  'changelog',
];

describe('the documentation site in Chromium', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let origin = '';
  const complaints: string[] = [];
  before(async () => {
    server = await startServer();
    origin = server.baseUrl;
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    // What a policy forbids, and what is not there, is told in the console.
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    mkdirSync(shots, { recursive: true });
  });
  after(async () => {
    await browser?.close();
    await server?.remove();
    assert.deepEqual(complaints, []);
  });
  const open = (path: string) => page.goto(`${origin}/docs/${path}`, { waitUntil: 'networkidle' });

  for (const path of looked)
    test(`/docs/${path}: axe finds nothing, light and dark, wide and narrow`, async () => {
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [1280, 320]) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.setViewportSize({ width, height: 900 });
          await open(path);
          assert.deepEqual(await axeViolations(page), [], `${colorScheme} ${width}`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(overflow, 0, `${colorScheme} ${width}: wider than the window`);
          await page.screenshot({ path: join(shots, `${path || 'index'}-${colorScheme}-${width}.png`) });
        }
      await page.setViewportSize({ width: 1280, height: 900 });
    });

  test('the search: finds by words, is worked by keys, and leads to the section', async () => {
    await open('');
    await page.keyboard.press('/');
    await page.keyboard.type('rate_limited');
    await page.locator('#found li:first-child a', { hasText: /^E_RATE_LIMITED/ }).waitFor();
    assert.match((await page.locator('#found-status').textContent())!, /found/);
    assert.deepEqual(await axeViolations(page), []);
    await page.screenshot({ path: join(shots, 'search.png') });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/docs/errors#E_RATE_LIMITED');
    await page.getByRole('searchbox').fill('webhook signature');
    await page.locator('#found a[href*="webhooks"]').first().waitFor();
    await page.getByRole('searchbox').fill('delete customers');
    await page.locator('#found li:first-child a', { hasText: /^Delete a person/ }).waitFor();
    await page.getByRole('searchbox').fill('xyzzy nothing');
    await page.waitForFunction(
      () => document.querySelector('#found-status')!.textContent === 'Nothing found',
    );
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('searchbox').inputValue(), '');
  });

  test('the navigation: says where one is, and folds away on a phone', async () => {
    await open('errors');
    const nav = page.getByRole('navigation', { name: 'Pages' });
    assert.equal(await nav.locator('a[aria-current="page"]').innerText(), 'Error codes');
    await nav.getByRole('link', { name: 'Quick start' }).click();
    await page.waitForURL('**/docs/quick-start');
    await page.setViewportSize({ width: 390, height: 800 });
    await open('errors');
    assert.equal(await nav.getByRole('link', { name: 'Quick start' }).isVisible(), false);
    await page.getByText('All pages').click();
    assert.equal(await nav.getByRole('link', { name: 'Quick start' }).isVisible(), true);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('the reference: an operation has its own address, and its TypeScript and Python unfold', async () => {
    await open('reference-administration#CreateAccount');
    const heading = page.getByRole('heading', { name: 'CreateAccount', exact: true });
    assert.ok(await heading.isVisible());
    const python = page.locator('h3#CreateAccount ~ details', { hasText: 'Python' }).first();
    await python.locator('summary').click();
    assert.ok(await python.getByText('client.create_account(').isVisible());
  });
});
