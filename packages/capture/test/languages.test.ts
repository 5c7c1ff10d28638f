import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../fixtures/chromium.ts';
import { cameraFile } from '../../../fixtures/fake-camera.ts';
import { buildPage } from '../build/build-page.ts';
import { directionOf } from '../src/texts/direction.ts';
import { languages, loadTexts } from '../src/texts/load-texts.ts';
import { ok, outcome, startFake } from './fake-capture-api.ts';
import { openPage } from './open-page.ts';
import { pendingSession } from './sessions.ts';

let browser: Browser;

before(async () => {
  await buildPage();
  browser = await launchChromium({ camera: { file: await cameraFile('person-a', 'portrait') } });
});
after(() => browser.close());

/**
 * Puts every string of a language where the page shows such strings and says which don't fit: a word wider than its
 * place, a button of more than two lines, a prompt of more than three.
 */
async function misfits(page: Page, texts: unknown): Promise<string[]> {
  return page.evaluate((all) => {
    const root = document.querySelector('selfsame-capture')?.shadowRoot;
    const frame = root?.querySelector('.frame');
    if (!frame) return ['no page'];
    const found: string[] = [];
    const flat = (value: unknown, path: string): [string, string][] =>
      typeof value === 'string'
        ? [[path, value]]
        : Object.entries(value as object).flatMap(([key, child]) => flat(child, `${path}.${key}`));
    const screen = document.createElement('section');
    screen.className = 'screen';
    const content = document.createElement('div');
    content.className = 'content';
    const actions = document.createElement('div');
    actions.className = 'actions';
    screen.append(content, actions);
    frame.append(screen);
    const place = (tag: string, parent: Element, text: string) => {
      const element = document.createElement(tag);
      if (tag === 'button') element.className = 'primary';
      element.textContent = text;
      parent.replaceChildren(element);
      return element;
    };
    const lines = (element: Element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    };
    const isButton = /\.(accept|decline|agree|calm|again|here|takePhoto|copyLink|copied|openInBrowser)$/;
    const isPrompt = /^\.(hints|turns)\.|^\.hold$/;
    for (const [path, text] of flat(all, '')) {
      const kind = isButton.test(path) ? 'button' : /title$/i.test(path) ? 'h1' : 'p';
      const element = place(kind, kind === 'button' ? actions : content, text);
      // A word that has to be broken to fit.
      element.style.overflowWrap = 'normal';
      if (element.scrollWidth > element.clientWidth + 1 || screen.scrollWidth > screen.clientWidth)
        found.push(`${path} is too wide: ${text}`);
      if (kind === 'button' && lines(element) > 2) found.push(`${path} has too many lines: ${text}`);
      if (kind === 'h1' && lines(element) > 3) found.push(`${path} has too many lines: ${text}`);
      if (isPrompt.test(path)) {
        element.style.cssText = 'font-size:1.25rem;font-weight:640;max-width:240px;overflow-wrap:normal';
        if (lines(element) > 3 || element.scrollWidth > 241) found.push(`${path} is too long: ${text}`);
      }
    }
    screen.remove();
    return found;
  }, texts as object);
}

for (const language of languages) {
  test(`language ${language}: at 320 px, every string fits; direction, title and language are set`, async (t) => {
    const fake = await startFake(t, {
      open: () => ok({ token: 't', session: pendingSession({ locale: null }) }),
    });
    const watched = await openPage(t, browser, fake.link, {
      context: { viewport: { width: 320, height: 568 }, locale: language },
    });
    const { page } = watched;
    const texts = await loadTexts(language);
    await page.getByRole('button', { name: texts.intro.agree }).waitFor();
    assert.deepEqual(await misfits(page, texts), []);
    assert.deepEqual(
      await page.evaluate(() => {
        const { lang, dir } = document.documentElement;
        return { lang, dir, title: document.title };
      }),
      { lang: language, dir: directionOf(language), title: texts.pageTitle },
    );
    assert.deepEqual(watched.errors, []);
  });
}

test('misfits: a word, a button and a prompt that are too long, are found', async (t) => {
  const fake = await startFake(t);
  const { page } = await openPage(t, browser, fake.link, {
    context: { viewport: { width: 320, height: 568 } },
  });
  await page.getByRole('button').first().waitFor();
  const words = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen';
  const bad = { body: 'x'.repeat(60), agree: words, hold: words, again: 'Fine', hints: { dark: 'Fine' } };
  const paths = (await misfits(page, bad)).map((line) => line.split(' ')[0]);
  assert.deepEqual([...new Set(paths)], ['.body', '.agree', '.hold']);
});

test('language: asked for by the session, wins over the browser’s', async (t) => {
  const fake = await startFake(t, {
    open: () => ok({ token: 't', session: pendingSession({ locale: 'ar-EG' }) }),
  });
  const { page } = await openPage(t, browser, fake.link, { context: { locale: 'de-DE' } });
  const { intro } = await loadTexts('ar');
  await page.getByRole('heading', { name: intro.title }).waitFor();
  assert.equal(await page.locator('.frame').getAttribute('dir'), 'rtl');
});

test('language: attempts left, are counted by the plural of the language', async (t) => {
  const fake = await startFake(t, {
    open: () => ok({ token: 't', session: pendingSession({ locale: 'pl', attemptsLeft: 3 }) }),
    submit: () => outcome('retry', ['MoreLight'], { locale: 'pl', attemptsLeft: 2 }),
  });
  const watched = await openPage(t, browser, fake.link);
  const { intro } = await loadTexts('pl');
  await watched.page.getByRole('button', { name: intro.agree }).click();
  await watched.page.getByText('Zostały 2 próby.').waitFor();
});

test('language: whose file cannot be had, English is shown', async (t) => {
  const fake = await startFake(
    t,
    {},
    {
      serve: (path) => (/\/assets\/fr-/.test(path) ? { type: 'text/plain', body: '', status: 404 } : null),
    },
  );
  const { page } = await openPage(t, browser, fake.link, { context: { locale: 'fr' } });
  await page.getByRole('heading', { name: (await loadTexts('en')).intro.title }).waitFor();
});
