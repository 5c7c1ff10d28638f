/** `npm run ensure-chromium`: makes sure that the tests have a browser. Installs Debian's Chromium when run as root. */
import { pathToFileURL } from 'node:url';
import { aptGet, hasAptGet, installWhereMissing } from '../fixtures/apt-get.ts';
import { findChromium, findHeadlessShell } from '../fixtures/chromium.ts';

const packages = ['chromium', 'fonts-liberation'];

/**
 * Path of an installed Chrome or Chromium, installing one with apt-get when there is none and we are root.
 * @throws Error that says what to do, when there is none and we can't install it
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (process.env.CHROMIUM_PATH)
    throw new Error(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}: no such file.`);
  if (process.getuid?.() !== 0 || !hasAptGet()) {
    throw new Error(
      'The tests need Chrome or Chromium. Install one (Debian, Ubuntu: `sudo apt-get install chromium`) ' +
        'or set CHROMIUM_PATH to an installed one.',
    );
  }
  console.log(`No Chromium found: installing ${packages.join(', ')} with apt-get.`);
  aptGet(['update']);
  aptGet(['install', '--yes', '--no-install-recommends', ...packages]);
  const installed = findChromium();
  if (installed === null) throw new Error('apt-get installed chromium, but no chromium is on the PATH.');
  return installed;
}

/**
 * Makes sure that there is a Chromium without windows as well, with which most journeys take half of the CPU time.
 * @returns its path, or why the whole Chromium takes its place
 */
export function ensureHeadlessShell(): string {
  const lack = installWhereMissing(
    'chromium-headless-shell',
    ['chromium-headless-shell'],
    () => findHeadlessShell() !== null,
  );
  return lack ?? findHeadlessShell()!;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(ensureChromium());
