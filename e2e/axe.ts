import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { BrowserFrame } from './engines/browser.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 A and AA and what came before, and axe's best practices. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe found wrong, and where. */
export interface Violation {
  id: string;
  nodes: string[];
}

/** All that axe says of a page. */
export interface AxeReport {
  version: string;
  violations: Violation[];
  /** How many rules found something to look at, and nothing wrong. */
  passes: number;
  /** Rules that axe could not decide by itself. */
  undecided: string[];
}

/** What axe finds wrong on the page as it is now. */
export const axeViolations = async (page: Page): Promise<Violation[]> => (await runAxe(page)).violations;

/** Longest wait for fades, ms: a page that moves without an end is looked at as it is. */
const restMs = 5_000;

/** Runs in the page. Waits until nothing on it fades or moves any more: axe would take the contrast in the middle of a fade. */
async function waitForRest(longestMs: number): Promise<void> {
  const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
  ];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isMoving = () =>
    roots(document)
      .flatMap((root) => root.getAnimations())
      .some(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
      );
  // A change of scheme starts its fades with the next frames.
  await frame();
  await frame();
  for (const deadline = performance.now() + longestMs; isMoving() && performance.now() < deadline; )
    await frame();
}

/** Runs in the page, in which axe is. */
async function askAxe(tags: string[]): Promise<AxeReport> {
  interface Found {
    id: string;
    nodes: { html: string }[];
  }
  interface Result {
    testEngine: { version: string };
    violations: Found[];
    passes: Found[];
    incomplete: Found[];
  }
  const { axe } = globalThis as unknown as { axe: { run(of: object, options: object): Promise<Result> } };
  const result = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
  return {
    version: result.testEngine.version,
    violations: result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })),
    passes: result.passes.length,
    undecided: result.incomplete.map(({ id }) => id),
  };
}

/** Runs axe on a screen of the capture page as it is now, in the light and in the dark. */
export async function runAxeInBoth(page: Page): Promise<Record<'light' | 'dark', AxeReport>> {
  const look = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme });
    return runAxe(page);
  };
  return { light: await look('light'), dark: await look('dark') };
}

/** Runs axe on the page as it is now. */
async function runAxe(page: Page): Promise<AxeReport> {
  await page.evaluate(waitForRest, restMs);
  // Through the debugger, not as a script element: the page's own content security policy would refuse that.
  await page.evaluate(axeSource);
  return page.evaluate(askAxe, rules);
}

/** What axe finds wrong in a frame of any browser as it is now. */
export async function axeViolationsIn(frame: BrowserFrame): Promise<Violation[]> {
  await frame.evaluate(waitForRest, restMs);
  // A function whose body is axe: the text of a function is what travels.
  await frame.evaluate(new Function(axeSource) as () => void);
  return (await frame.evaluate(askAxe, rules)).violations;
}
