import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Handoff, remedies, stepAsks } from '@selfsame/contract';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../fixtures/chromium.ts';
import { buildPage } from '../build/build-page.ts';
import { cameraProblems } from '../src/camera/camera-problem.ts';
import { hints } from '../src/guidance/guidance.ts';
import type { PageModel, State } from '../src/machine/states.ts';
import { languages, loadTexts } from '../src/texts/load-texts.ts';
import { ok, startFake } from './fake-capture-api.ts';
import { openPage } from './open-page.ts';
import { pendingSession } from './sessions.ts';

let browser: Browser;

before(async () => {
  await buildPage();
  browser = await launchChromium({ camera: 'two' });
});
after(() => browser.close());

const session = pendingSession({
  purpose: 'verification',
  locale: null,
  codeword: 'blue heron',
  approved: false,
  approval: {
    title: '',
    items: [
      { key: 'Recipient', value: 'ACME Trading Company of the Southern Hemisphere' },
      { key: 'Amount', value: '12,500.00 EUR' },
    ],
  },
});

const offer: Handoff = {
  handoffId: '00000000-0000-4000-8000-000000000001',
  url: `https://identity.bank.example/#h=${'k'.repeat(22)}`,
  code: 'WMQX',
  qr: { size: 37, path: 'M0 0h7v7h-7z' },
  expiresAt: new Date(Date.now() + 600_000).toISOString(),
} as Handoff;

const ends = [
  ...(['success', 'taken', 'mismatch', 'maxAttempts', 'notValid', 'error'] as const),
  ...(['keyRefused', 'noKey', 'alreadyKept'] as const),
];
const phases = [
  ...(['ask', 'busy', 'closed', 'refused', 'late', 'notKept'] as const),
  ...(['unable', 'blocked', 'ways', 'phone', 'lost', 'none'] as const),
];
const interruptions = ['network', 'timeout', 'busy'] as const;

type Shown = Partial<PageModel> & { readonly state: State };

/** Every kind of screen, with as much on it as there can be. */
const screens: Readonly<Record<string, Shown>> = {
  intro: { state: { name: 'intro' } },
  'intro with turns': { state: { name: 'intro' }, turns: true },
  'intro with colours': { state: { name: 'intro' }, flashes: true },
  'intro with colours on a phone': { state: { name: 'intro' }, flashes: true, code: 'WMQX' },
  'intro beside a phone': { state: { name: 'intro' }, offer },
  'intro with all that is kept': {
    state: { name: 'intro' },
    keeps: { until: 'temporary', hours: 72, reviewSec: 86_400 },
  },
  leaving: { state: { name: 'leaving', busy: false } },
  approval: { state: { name: 'approval', busy: null } },
  'approval beside a phone': { state: { name: 'approval', busy: null }, offer },
  starting: { state: { name: 'starting', slow: false } },
  slowCamera: { state: { name: 'starting', slow: true } },
  'slowCamera beside a phone': { state: { name: 'starting', slow: true }, offer },
  uploading: { state: { name: 'uploading', fraction: 0.5 } },
  'every remedy': { state: { name: 'retry', remedies } },
  paused: { state: { name: 'paused' } },
  elsewhere: { state: { name: 'elsewhere' } },
  following: { state: { name: 'following', code: 'WMQX' } },
  'in-app': { state: { name: 'in-app' } },
  landing: { state: { name: 'landing' } },
  'wrong-link': { state: { name: 'wrong-link' } },
  ...each(cameraProblems, (problem) => ({ name: 'camera-error', problem })),
  ...each(interruptions, (cause) => ({ name: 'interrupted', cause, during: 'upload' })),
  ...eachPhase('assert', { offer }),
  ...eachPhase('assert', { code: 'WMQX' }),
  ...eachPhase('enrol', {}),
  ...eachPhase('offer', {}),
  ...each(ends, (end) => ({ name: 'done', end, page: 'verifiedPage' })),
  ...codeScreens(),
  'done, with a way back': {
    state: { name: 'done', end: 'success', page: 'verifiedPage' },
    session: { ...session, returnUrl: 'https://checkout.shop-with-a-long-name.example/orders/17' },
  },
  delay: {
    state: { name: 'delay' },
    session: {
      ...session,
      passkey: { step: 'delay', answersLeft: 3, standIn: 'delay', dueAt: '2026-12-31T22:59:00.000Z' },
    },
  },
  // Last, because the session stays as it is put here.
  'assert lost, with an approval in its place': {
    state: { name: 'passkey', step: 'assert', phase: 'lost', skip: null },
    session: { ...session, passkey: { step: 'assert', answersLeft: 3, standIn: 'approval' } },
  },
};

function codeScreens() {
  const sent = {
    ...{ to: 'a•••@e•••.com', expiresAt: null, guessesLeft: 3, sendsLeft: 1 },
    session: pendingSession(),
  };
  return Object.fromEntries(
    (['ask', 'enter', 'checking', 'wrong', 'late'] as const).map((phase): [string, Shown] => [
      `code ${phase}`,
      { state: { name: 'code', phase, sent: phase === 'ask' ? null : sent, again: false, answer: '' } },
    ]),
  );
}

function eachPhase(step: 'assert' | 'enrol' | 'offer', around: Partial<PageModel>) {
  return Object.fromEntries(
    phases.map((phase): [string, Shown] => [
      `${step} ${phase} ${Object.keys(around)}`,
      { state: { name: 'passkey', step, phase, skip: null }, ...around },
    ]),
  );
}

function each<Name extends string>(names: readonly Name[], stateOf: (name: Name) => State) {
  return Object.fromEntries(
    names.map((name): [string, Shown] => [name, { state: stateOf(name), code: 'WMQX' }]),
  );
}

/** Puts the page into a state that it might have come to by itself. */
const show = (page: Page, change: Partial<PageModel>) =>
  page.evaluate(async (changed) => {
    type Host = HTMLElement & { model: object; prompt: null; updateComplete: Promise<unknown> };
    const host = document.querySelector('selfsame-capture') as Host;
    const plain = { offer: null, code: null, turns: false, flashes: false };
    host.prompt = null;
    host.model = { ...host.model, ...plain, ...changed };
    await host.updateComplete;
  }, change as object);

/** What is cut off, out of reach or too long on the screen that is shown. */
const faults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const screen = document.querySelector('selfsame-capture')?.shadowRoot?.querySelector('.screen');
    if (!screen) return ['no screen'];
    const found: string[] = [];
    const text = (element: Element) => `<${element.localName}> ${element.textContent?.trim().slice(0, 40)}`;
    for (const element of [screen, ...screen.querySelectorAll(':not(svg, svg *, .copy *, .unseen)')]) {
      const isInline = getComputedStyle(element).display === 'inline';
      if (!isInline && element.scrollWidth > element.clientWidth + 1)
        found.push(`too wide: ${text(element)}`);
    }
    screen.scrollTop = 0;
    for (const button of screen.querySelectorAll('.actions button, .actions a')) {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      if (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight)
        found.push(`out of reach: ${text(button)}`);
      const range = document.createRange();
      range.selectNodeContents(button);
      const tops = [...range.getClientRects()].map((rect) => Math.round(rect.top));
      if (new Set(tops).size > 2) found.push(`more than two lines: ${text(button)}`);
    }
    const consent = screen.querySelector('.consent span')?.getBoundingClientRect();
    const lowEdge = screen.querySelector('.actions')?.getBoundingClientRect().top ?? innerHeight;
    const isBeside = screen.querySelector('.actions')?.clientHeight === innerHeight;
    // Where a code takes its place, the text fades out behind the buttons and so shows that it goes on.
    if (consent && !screen.querySelector('.plate') && consent.top + 20 > (isBeside ? innerHeight : lowEdge))
      found.push('what is agreed to begins below the buttons');
    screen.scrollTop = screen.scrollHeight;
    const lowest = screen.querySelector('.phone') ?? screen.querySelector('.content');
    const last = lowest?.lastElementChild?.getBoundingClientRect();
    const actions = screen.querySelector('.actions')?.getBoundingClientRect();
    const isBelow = actions !== undefined && last !== undefined && actions.left < last.right;
    const floor = isBelow && actions.right > last.left ? actions.top : innerHeight;
    if (last !== undefined && last.bottom > floor + 1) found.push(`never seen whole: ${lowest?.className}`);
    return found;
  });

/** How the live region, what can be pressed and the oval lie to each other. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('selfsame-capture')?.shadowRoot;
    const boxOf = (selector: string) => root?.querySelector(selector)?.getBoundingClientRect();
    const meet = (a?: DOMRect, b?: DOMRect) =>
      a !== undefined &&
      b !== undefined &&
      a.left < b.right &&
      b.left < a.right &&
      a.top < b.bottom &&
      b.top < a.bottom;
    const prompt = boxOf('.prompt');
    const frame = root?.querySelector('.frame');
    const found: string[] = [];
    if (!prompt || prompt.width < 20) found.push('no prompt');
    if (prompt && (prompt.left < 8 || prompt.right > innerWidth - 8))
      found.push('the prompt touches the edge');
    if (meet(prompt, boxOf('.rim'))) found.push('the prompt covers the oval');
    if (meet(prompt, boxOf('.over'))) found.push('the prompt and the controls cover each other');
    if (frame && (frame.scrollTop !== 0 || frame.scrollHeight > frame.clientHeight))
      found.push('the frame scrolls');
    return found;
  });

const layouts = { narrow: { width: 320, height: 568 }, sideways: { width: 740, height: 360 } };

for (const language of languages) {
  test(`every screen, ${language}: at 320 px and sideways nothing is cut off and every button is in reach`, async (t) => {
    const fake = await startFake(t, { open: () => ok({ token: 't', session }) });
    const { page } = await openPage(t, browser, fake.link, {
      context: { viewport: layouts.narrow, locale: language },
    });
    const texts = await loadTexts(language);
    await page.getByRole('heading', { name: texts.approval.title }).waitFor();
    const asks = stepAsks.map((step) => ({
      step,
      done: 1,
      turns: 3,
      progress: 0.5,
      hint: null,
      color: null,
    }));
    const live: State[] = [
      ...hints.map((hint) => ({ name: 'position', hint, manual: true }) as const),
      ...asks.map((ask) => ({ name: 'capturing', checked: true, ask }) as const),
    ];
    const cameras = ['one', 'two'].map((id) => ({ id, label: `Front camera of this phone, ${id}` }));
    const found: string[] = [];
    for (const [layout, viewport] of Object.entries(layouts)) {
      await page.setViewportSize(viewport);
      for (const [name, model] of Object.entries(screens)) {
        await show(page, model);
        for (const fault of await faults(page)) found.push(`${layout}, ${name}: ${fault}`);
      }
      for (const state of live) {
        await show(page, { state, cameras });
        for (const fault of await overlaps(page)) found.push(`${layout}, ${JSON.stringify(state)}: ${fault}`);
      }
    }
    assert.deepEqual(found, []);
  });
}
