/** `npm run ensure-chromium`: makes sure that the tests have a browser. Installs Debian's Chromium when run as root. */
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { findChromium } from '../fixtures/chromium.ts';

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

function hasAptGet(): boolean {
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

function aptGet(args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Its output is long and says little; it is shown only when something went wrong.
  const run = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8', timeout: 300_000 });
  if (run.status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${run.stdout}\n${run.stderr}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(ensureChromium());
