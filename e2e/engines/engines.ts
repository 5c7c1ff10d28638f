import { ensureFirefox } from '../../fixtures/ensure-firefox.ts';
import { ensureWebKit } from '../../fixtures/ensure-webkit.ts';
import type { TestBrowser } from './browser.ts';
import { launchFirefox } from './firefox.ts';
import { launchWebKit } from './webkit.ts';

/** A browser that the journeys run in beside Chromium. */
export interface Engine {
  name: 'Firefox' | 'WebKit';
  /** For `skip` of a test: why it can't run here, or false. */
  skip: string | false;
  launch(): Promise<TestBrowser>;
}

/** Installs Firefox and WebKitGTK where they are missing and we are root. */
export const findEngines = (): Engine[] => [
  { name: 'Firefox', skip: ensureFirefox() ?? false, launch: launchFirefox },
  { name: 'WebKit', skip: ensureWebKit() ?? false, launch: launchWebKit },
];
