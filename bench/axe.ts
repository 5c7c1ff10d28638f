/**
 * Runs axe-core on every screen of the capture page, light and dark, and writes the report into docs/accessibility.md:
 * `npm run bench:axe`.
 */
import { join } from 'node:path';
import { openApi } from '../e2e/api.ts';
import { type AxeReport, runAxeInBoth } from '../e2e/axe.ts';
import { openIn, phone } from '../e2e/capture-page.ts';
import { enrol } from '../e2e/people.ts';
import { buildChallengeScenes } from '../e2e/scenes/challenge-scenes.ts';
import { buildHandoffScenes } from '../e2e/scenes/handoff-scenes.ts';
import { buildObstacleScenes } from '../e2e/scenes/obstacle-scenes.ts';
import type { Scene } from '../e2e/scenes/scene.ts';
import { buildScenes } from '../e2e/scenes/screen-scenes.ts';
import { startServer } from '../e2e/server.ts';
import { repositoryRoot } from '../fixtures/cache.ts';
import { launchChromium } from '../fixtures/chromium.ts';
import { formatTable } from './format-table.ts';
import { replaceSection } from './replace-section.ts';

/** A screen that could not be reached is part of the report, not left out of it. */
type Looked = AxeReport | { missed: string };

async function look(scene: Scene): Promise<Looked[]> {
  const browser = await launchChromium(scene.launch);
  try {
    const size = { viewport: phone.viewport ?? null };
    const capture = await openIn(browser, await scene.url(), size, scene.prepare);
    await scene.drive(capture);
    const { light, dark } = await runAxeInBoth(capture.page);
    return [light, dark];
  } catch (error) {
    const missed = String(error).split('\n')[0]!.slice(0, 60);
    return [{ missed }, { missed }];
  } finally {
    await browser.close();
  }
}

const violationsOf = (looked: Looked): string =>
  'missed' in looked
    ? `not reached: ${looked.missed}`
    : looked.violations.map(({ id, nodes }) => `${id} ${nodes.length}`).join(', ') || '0';
const undecidedOf = (looked: Looked[]): string =>
  [...new Set(looked.flatMap((one) => ('missed' in one ? [] : one.undecided)))].join(', ') || '–';
const passesOf = (looked: Looked[]): string =>
  looked.map((one) => ('missed' in one ? '–' : String(one.passes))).join(' / ');

const server = await startServer();
const rows: string[][] = [['screen', 'violations light', 'violations dark', 'rules passed', 'undecided']];
let version = '';
try {
  const api = await openApi(server.baseUrl);
  await enrol(api, server.baseUrl, 'person-a', 'cap12');
  for (const build of [buildScenes, buildHandoffScenes, buildObstacleScenes, buildChallengeScenes]) {
    for (const scene of await build(api, server.baseUrl)) {
      const looked = await look(scene);
      for (const one of looked) if (!('missed' in one)) version = one.version;
      rows.push([scene.name, ...looked.map(violationsOf), passesOf(looked), undecidedOf(looked)]);
      console.log(rows.at(-1)!.join(' | '));
    }
  }
} finally {
  await server.remove();
}

const head = [
  `axe-core ${version}, rules of WCAG 2.0 to 2.2 A and AA and axe's best practices, Chromium, 390 × 844, English.`,
  'Names are those of `npm run screens`. "Undecided": axe asks for a human look, mostly for the contrast of words over a picture or a gradient.',
  'Written by `npm run bench:axe`.',
].join(' ');
await replaceSection(join(repositoryRoot, 'docs/accessibility.md'), 'axe', `${head}\n\n${formatTable(rows)}`);
