import { setTimeout as sleep } from 'node:timers/promises';
import { patienceMs } from '../../fixtures/chromium.ts';
import type { BrowserFrame, BrowserPage } from './browser.ts';
import type { Seen } from './watch-page.ts';

const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };
const keyboard = { type: 'key', id: 'keyboard' };

/**
 * Waits until a look gives something, and gives it. A document that goes away under the look is looked for again.
 * @throws Error with what was waited for and what was seen last
 */
async function until<Result>(
  what: string,
  look: () => Promise<Result | null | false>,
  withinMs = patienceMs,
): Promise<Result> {
  let last: unknown;
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(50)) {
    const found = await look().catch((error: unknown) => {
      last = error;
      return null;
    });
    if (found !== null && found !== false) return found;
  }
  throw new Error(`waited in vain for ${what}`, { cause: last });
}

/** Waits for the frame of a page at an address that begins so. */
export const frameOf = (page: BrowserPage, prefix: string): Promise<BrowserFrame> =>
  until(`a frame of ${prefix}`, () => page.frame(prefix));

/** What a frame went through. */
export const seenBy = (frame: BrowserFrame): Promise<Seen> =>
  frame.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

/** All that can be read in a frame, in order, through shadow roots. */
export const readText = (frame: BrowserFrame): Promise<string> =>
  frame.evaluate(() => {
    const read = (root: Document | ShadowRoot): string[] =>
      [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
        ...(/^(h\d|p|li|dt|dd|button|label|a)$/.test(element.localName) && element.checkVisibility()
          ? [element.innerText.trim()]
          : []),
        ...(element.shadowRoot ? read(element.shadowRoot) : []),
      ]);
    return read(document).join('\n');
  });

/** Waits until a text can be read in a frame. @throws Error with what could be read instead */
export async function waitForText(frame: BrowserFrame, text: string): Promise<void> {
  await until(text, async () => (await readText(frame)).includes(text)).catch(async (error: unknown) => {
    const read = await readText(frame).catch(String);
    throw new Error(`“${text}” never came; there was: ${read}`, { cause: error });
  });
}

/** Waits until the capture component was in a state, and gives the whole way there. */
export async function waitForState(
  frame: BrowserFrame,
  wanted: RegExp,
  withinMs?: number,
): Promise<string[]> {
  const look = async () => {
    const { states } = await seenBy(frame);
    return states.some((state) => wanted.test(state)) && states;
  };
  return until(`state ${wanted}`, look, withinMs).catch(async (error: unknown) => {
    const seen = await seenBy(frame).catch(String);
    throw new Error(`never ${wanted}: ${JSON.stringify(seen)}`, { cause: error });
  });
}

/** Where a button or a field of this name can be hit: found through shadow roots, at rest, and covered by nothing. */
function findPlace(name: string): { x: number; y: number } | null {
  const deep = (root: Document | ShadowRoot): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? deep(element.shadowRoot) : []),
    ]);
  const nameOf = (element: HTMLElement) => {
    const labels = (element as Partial<HTMLInputElement>).labels;
    const labelled = labels?.[0]?.textContent ?? element.textContent;
    return (element.getAttribute('aria-label') ?? labelled).replace(/\s*\*$/, '').trim();
  };
  const target = deep(document).find(
    (element) =>
      /^(button|input|summary|a)$/.test(element.localName) &&
      element.checkVisibility() &&
      !(element as HTMLButtonElement).disabled &&
      nameOf(element) === name,
  );
  if (target === undefined) return null;
  target.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = target.getBoundingClientRect();
  const place = { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  let hit = document.elementFromPoint(place.x, place.y);
  while (hit?.shadowRoot?.elementFromPoint(place.x, place.y)) {
    const inner = hit.shadowRoot.elementFromPoint(place.x, place.y);
    if (inner === hit) break;
    hit = inner;
  }
  return hit !== null && target.contains(hit) ? place : null;
}

/** Waits for a button or a field by its name, and clicks on it. @throws Error with what could be read instead */
export async function press(frame: BrowserFrame, name: string): Promise<void> {
  let before = '';
  const look = async () => {
    const place = await frame.evaluate(findPlace, name);
    const now = JSON.stringify(place);
    // Twice at the same place: it does not move any more.
    const isAtRest = place !== null && now === before;
    before = now;
    return isAtRest && place;
  };
  const { x, y } = await until(name, look).catch(async (error: unknown) => {
    const read = await readText(frame).catch(String);
    throw new Error(`“${name}” can't be pressed; there was: ${read}`, { cause: error });
  });
  const down = { type: 'pointerDown', button: 0 };
  const up = { type: 'pointerUp', button: 0 };
  await frame.act(mouse, [{ type: 'pointerMove', x, y }, down, up]);
}

/** Clicks on a field by its label and types into it. */
export async function type(frame: BrowserFrame, label: string, text: string): Promise<void> {
  await press(frame, label);
  const strokes = [...text].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
  await frame.act(keyboard, strokes);
}

/** Waits until a desktop offers to go on with a phone, and reads where, by which code, and whether that stands beside the rest. */
export function readHandoff(
  frame: BrowserFrame,
): Promise<{ address: string; code: string; isBeside: boolean }> {
  return until('a hand-off', () =>
    frame.evaluate(() => {
      const root = document.querySelector('selfsame-capture')?.shadowRoot;
      const [content, panel] = [root?.querySelector('.content'), root?.querySelector('.phone')];
      const address = panel?.querySelector('.address')?.textContent;
      const code = panel?.querySelector('.code strong')?.textContent;
      if (!content || !panel || !address || !code) return null;
      const isBeside = panel.getBoundingClientRect().left >= content.getBoundingClientRect().right;
      return { address, code, isBeside };
    }),
  );
}

/** Waits until a page's `load` is over, and gives when that was, ms from the navigation on, by the page's own clock. */
export const loadMsOf = (frame: Pick<BrowserFrame, 'evaluate'>): Promise<number> =>
  until('load', () =>
    frame.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return navigation && navigation.loadEventEnd > 0 ? navigation.loadEventEnd : null;
    }),
  );
