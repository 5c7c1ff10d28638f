/**
 * npm run bench:portal [-- --accounts 100000] [--rounds 12] [--write]
 * How long the list of users takes from an act (a key in the search field, a sort, a filter, a page) until the rows are
 * painted, in Chromium against a real server with made-up accounts. Server, database and browser share the machine.
 * `--write` puts the table into docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openPortal } from '../e2e/portal.ts';
import { formatTable } from './format-table.ts';
import { performanceDocument, replaceSection } from './replace-section.ts';
import { describeMachine } from './search/search-machine.ts';
import { quantile } from './statistics/intervals.ts';

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '12' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);

/** Runs in the page: notes when the next key or click came, and when the rows that follow from it are on the screen. */
function watchGrid(): void {
  const watch = { startedAt: 0, wasBusy: false, painted: null as number | null };
  Object.assign(globalThis, { gridWatch: watch });
  const start = () => {
    watch.startedAt = performance.now();
    watch.wasBusy = false;
    watch.painted = null;
  };
  addEventListener('keydown', start, true);
  addEventListener('pointerdown', start, true);
  const look = () => {
    const isBusy = document.querySelector('main [aria-busy="true"]') !== null;
    if (isBusy) watch.wasBusy = true;
    else if (watch.wasBusy && watch.painted === null && watch.startedAt > 0) {
      // This runs before the frame with the rows is painted; the next task is after it.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        watch.painted ??= performance.now() - watch.startedAt;
      };
      channel.port2.postMessage(null);
      watch.wasBusy = false;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function measure(page: Page, act: () => Promise<unknown>): Promise<number> {
  await act();
  const handle = await page.waitForFunction(
    () => (globalThis as unknown as { gridWatch: { painted: number | null } }).gridWatch.painted,
    undefined,
    { timeout: 20_000, polling: 20 },
  );
  return (await handle.jsonValue()) as number;
}

const portal = await openPortal({ path: '/portal/' });
try {
  const { page, server } = portal;
  const seeded = spawnSync('node', ['bench/seed-accounts.ts', '--accounts', values.accounts], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, SELFSAME_DATA_DIR: server.dataDir },
    encoding: 'utf8',
  });
  if (seeded.status !== 0) throw new Error(seeded.stderr);
  await page.addInitScript(watchGrid);
  const open = async (query = '') => {
    await page.goto(`${server.baseUrl}/portal/users${query}`);
    await page.locator('tbody a').first().waitFor();
    await page.waitForTimeout(500);
  };
  const search = page.locator('[data-portal-search]');
  const times: Record<string, number[]> = {};
  const note = (name: string, ms: number) => {
    times[name] ??= [];
    times[name].push(ms);
  };
  const words = ['ada', 'novak', 'rosa weber', '555123', 'zimmermann42', 'demo-0421', 'kemal', 'yilmaz7'];
  for (let round = 0; round < rounds; round++) {
    await open();
    await search.focus();
    for (const key of words[round % words.length]!) {
      note(
        'a key in the search field',
        await measure(page, () => page.keyboard.press(key === ' ' ? 'Space' : key)).catch(() => Number.NaN),
      );
    }
    await open();
    const header = (name: string) => page.getByRole('columnheader').getByRole('button', { name }).click();
    for (const name of ['Display Name', 'Email', 'Account Number'])
      note('a click on a column (sort)', await measure(page, () => header(name)));
    note('the next page', await measure(page, () => page.getByRole('button', { name: 'Next page' }).click()));
    await open('?page=4000');
    note(
      'the next page, 80,000 rows down',
      await measure(page, () => page.getByRole('button', { name: 'Next page' }).click()),
    );
    await open();
    await page.getByRole('combobox', { name: 'Status' }).click();
    note(
      'a filter (status)',
      await measure(page, () => page.getByRole('option', { name: 'Disabled' }).click()),
    );
  }
  const rows = Object.entries(times).map(([name, all]) => {
    const known = all.filter((ms) => !Number.isNaN(ms)).sort((a, b) => a - b);
    const ms = (q: number) => quantile(known, q).toFixed(0);
    const within = (known.filter((value) => value < 200).length / known.length) * 100;
    return [
      name,
      String(known.length),
      ms(0.5),
      ms(0.95),
      Math.max(...known).toFixed(0),
      `${within.toFixed(0)} %`,
    ];
  });
  const table = formatTable([['act', 'n', 'median ms', '95 % ms', 'most ms', 'under 200 ms'], ...rows]);
  const count = Number(values.accounts).toLocaleString('en');
  const text = `${count} accounts, ${count} transactions; ${describeMachine()}\n\n${table}`;
  console.log(text);
  if (values.write)
    await replaceSection(performanceDocument, 'portal-grid', text, '## The list of users in the portal');
} finally {
  await portal.close();
}
