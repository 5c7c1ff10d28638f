/**
 * The colour flash on simulated light: `node bench/flash.ts`. Writes the table into docs/accuracy.md. A simulation says
 * what the mathematics can do, not what people and cameras do.
 */
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import { createRandom } from '../fixtures/create-random.ts';
import { drawColors, type FlashSample } from '../packages/server/src/judge/flash/flash.ts';
import { type FlashVerdict, judgeFlash } from '../packages/server/src/judge/flash/judge-flash.ts';
import { type LitScene, simulateLight } from '../packages/server/test/flash-simulator.ts';
import { replaceSection } from './replace-section.ts';

const n = 1_000;

/** A scene that is shown, given the flash that the server asks for. */
type Presentation = (asked: LitScene, random: () => number) => FlashSample[];

const draw = (random: () => number) => drawColors((below) => Math.floor(random() * below));

/** Frames of one earlier genuine recording, each shown while its colour is asked for. */
const splice: Presentation = (asked, random) => {
  const old = { ...asked, colors: draw(random) };
  const recorded = simulateLight(old, random);
  const lagMs = 140;
  const colorAt = (scene: LitScene, atMs: number) =>
    scene.colors[scene.shownAt.findLastIndex((shown) => shown <= atMs)];
  return recorded.map(({ atMs, brightness }) => {
    const wanted = colorAt(asked, atMs);
    const fitting = recorded.filter((frame) => colorAt(old, frame.atMs - lagMs) === wanted);
    const pool = fitting.length > 0 ? fitting : recorded;
    const { face, background } = pool[Math.floor(random() * pool.length)]!;
    return { atMs, face, background, brightness };
  });
};

const presentations: [name: string, show: Presentation][] = [
  ['face, dim room (k 0.4)', (own, random) => simulateLight({ ...own, k: 0.4 }, random)],
  ['face, office (k 0.13)', simulateLight],
  ['face, by a window (k 0.04)', (own, random) => simulateLight({ ...own, k: 0.04 }, random)],
  ['face, outdoors (k 0.006)', (own, random) => simulateLight({ ...own, k: 0.006, brightness: 180 }, random)],
  ['recording without the screen’s light', (own, random) => simulateLight({ ...own, k: 0 }, random)],
  ['recording of another flash', (own, random) => simulateLight({ ...own, colors: draw(random) }, random)],
  [
    'flat sheet, or a tint of the whole picture',
    (own, random) => simulateLight({ ...own, background: 1 }, random),
  ],
  ['frames of one earlier recording, spliced as asked', splice],
];

function play(seed: number, show: Presentation): FlashVerdict {
  const random = createRandom(seed);
  const colors = draw(random);
  const shownAt = [1_000_000];
  while (shownAt.length < colors.length) shownAt.push(shownAt.at(-1)! + 400 + Math.round(100 * random()));
  const samples = show({ k: 0.13, colors, shownAt, background: 0.08 }, random);
  return judgeFlash({ colors, shownAt, endedAt: shownAt.at(-1)! + 600, samples });
}

const rows = presentations.map(([name, show]) => {
  const verdicts = Array.from({ length: n }, (_, seed) => play(seed, show));
  const share = (result: FlashVerdict['result']) =>
    ((100 * verdicts.filter((verdict) => verdict.result === result).length) / n).toFixed(1);
  const correlations = verdicts.map(({ r }) => r ?? -1).sort((a, b) => a - b);
  const at = (part: number) => correlations[Math.floor(part * (n - 1))]!.toFixed(2);
  return `| ${name} | ${share('pass')} | ${share('inconclusive')} | ${share('fail')} | ${at(0.05)} … ${at(0.5)} … ${at(0.95)} |`;
});
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'flash',
  [
    `Simulated light on the mean of a face (${n} runs each; 12 colours of 0.4 to 0.5 s at 10 frames/s; drifting room light, flicker, exposure, white balance, noise, display crosstalk, unknown delay). No person and no camera was measured, and the simulator is kinder than pixels are: an earlier one on photographs passed 100 % in an office, 75 % by a window and none outdoors, and 87 % of such splices. "Inconclusive" leaves the decision to the turns of the head. Written by \`node bench/flash.ts\`.`,
    '',
    '| presentation | pass % | inconclusive % | fail % | correlation 5 … 50 … 95 % |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n'),
  '## Colour flash (simulation)',
);
console.log(rows.join('\n'));
