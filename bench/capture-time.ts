/**
 * Time from camera-ready, and from the opening of the link, to the result in Chromium, passive and with the head-turn: `node bench/capture-time.ts [runs]`.
 * Writes the table into docs/accuracy.md, with the reason of each run that was not accepted at once.
 */
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { actBeforeCamera, sittings } from '../e2e/actor-camera.ts';
import { type Api, openApi } from '../e2e/api.ts';
import { openCapturePage, type Step } from '../e2e/capture-page.ts';
import { operationLink } from '../e2e/links.ts';
import { agree } from '../e2e/selfie-flow.ts';
import { startServer } from '../e2e/server.ts';
import { repositoryRoot } from '../fixtures/cache.ts';
import { wilsonInterval } from '../packages/face/src/match/wilson-interval.ts';
import { liveSeconds } from './flow/live-seconds.ts';
import { replaceSection } from './replace-section.ts';

/** The sittings of the actor come round again: the server of a journey has no replay check, which would find them. */
const runs = Number(process.argv[2] ?? sittings);
const modes = ['passive', 'active'] as const;

/** What a capture goes through, by the first state of each part; the last one ends it. */
const parts = {
  'page opens': /^opening$/,
  'introduction, agreed to at once': /^intro$/,
  'camera starts': /^starting$/,
  'face is placed': /^(position|hold)$/,
  'challenge and pictures': /^capturing$/,
  'upload and judgement': /^uploading$/,
} as const;
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];

/** One capture: seconds from the first live screen and from the opening of the link to the end, or why it was not accepted. */
type Run = { seconds: number; opened: number; parts: Record<Part, number> } | { refused: string };

/** Seconds of each part; the first one begins with the navigation. */
function divide(states: readonly Step[]): Record<Part, number> {
  const begins = partNames.map((name) => states.find(({ value }) => parts[name].test(value))?.atMs ?? 0);
  begins[0] = 0;
  const ends = [...begins.slice(1), states.at(-1)?.atMs ?? 0];
  return Object.fromEntries(
    partNames.map((name, place) => [name, (ends[place]! - begins[place]!) / 1_000]),
  ) as Record<Part, number>;
}

async function run(baseUrl: string, api: Api, sitting: number): Promise<Run> {
  const operation = await api.beginSelfie();
  const capture = await openCapturePage(operationLink(baseUrl, operation), {
    prepare: (context) => actBeforeCamera(context, { sitting: sitting % sittings }),
  });
  try {
    await agree(capture);
    await capture.waitFor('state', /^(done|retry|interrupted|camera-error)$/, 60_000);
    const steps = await capture.steps();
    const seconds = liveSeconds(steps);
    const states = steps.filter(({ kind }) => kind === 'state');
    const to = states.at(-1);
    const [judgement] = await api.judgements(operation.OperationId);
    if (!Number.isNaN(seconds) && to?.value === 'done' && judgement?.outcome === 'accepted')
      return {
        seconds,
        opened: to.atMs / 1_000,
        parts: divide(states),
      };
    const why = judgement && [judgement.fault, judgement.challenge?.fault, ...judgement.reasons];
    return { refused: why?.filter(Boolean).join(', ') || `${to?.value}, nothing was judged` };
  } catch (error) {
    return { refused: String(error).slice(0, 80) };
  } finally {
    await capture.close();
  }
}

type Accepted = Exclude<Run, { refused: string }>;

async function measure(mode: (typeof modes)[number]): Promise<{ accepted: Accepted[]; refused: string[] }> {
  const server = await startServer({ env: { SELFSAME_LIVENESS_MODE: mode } });
  const done: Run[] = [];
  try {
    const api = await openApi(server.baseUrl);
    for (let sitting = 0; sitting < runs; sitting++) {
      done.push(await run(server.baseUrl, api, sitting));
      console.log(mode, sitting, done.at(-1), `load ${loadavg()[0]!.toFixed(1)}`);
    }
  } finally {
    await server.remove();
  }
  return {
    accepted: done.filter((one): one is Accepted => 'seconds' in one),
    refused: done.flatMap((one) => ('refused' in one ? one.refused : [])),
  };
}

const at = (values: number[], share: number): string =>
  (
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ??
    Number.NaN
  ).toFixed(1);

const rows: string[] = [];
const opened: string[][] = [];
const loadBefore = loadavg()[0]!.toFixed(1);
for (const mode of modes) {
  const { accepted, refused } = await measure(mode);
  const why = refused.length === 0 ? '' : ` (${refused.join('; ')})`;
  const interval = wilsonInterval(accepted.length, runs);
  const [low, high] = [interval.low, interval.high].map((share) => (share * 100).toFixed(0));
  const seconds = accepted.map((one) => one.seconds);
  const times = [0, 0.5, 0.9].map((share) => at(seconds, share)).join(' | ');
  const whole = accepted.map((one) => one.opened);
  opened.push([
    ...partNames.map((name) =>
      at(
        accepted.map((one) => one.parts[name]),
        0.5,
      ),
    ),
    ...[0.5, 0.9].map((share) => at(whole, share)),
  ]);
  rows.push(
    `| ${mode} | ${runs} | ${accepted.length} (${low} … ${high} %) | ${refused.length}${why} | ${times} |`,
  );
}
const load = `load average of a minute ${loadBefore} before and ${loadavg()[0]!.toFixed(1)} after`;
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'capture-time',
  [
    `Seconds from camera-ready (first live screen) to the result on the screen, Chromium headless and server on one machine of ${availableParallelism()} cores (${load}; the captures themselves cause 2 to 3), a new page each time. The actor is person A of the test clips, who reacts 0.25 s after the arrow appears and turns as fast as the recording shows it: of a head-turn about 3.5 s are the actor's. Its ${sittings} sittings (light, side) come round again, and the replay check is off. Intervals are Wilson's, 95 %. Written by \`node bench/capture-time.ts\`.`,
    '',
    '| mode | captures | accepted at once | not (why) | fastest | median | 90 % |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'From the opening of the link, of the captures that were accepted at once; medians, so the parts need not add up. The browser runs already; nobody reads the introduction.',
    '',
    `| part | ${modes.join(' | ')} |`,
    `| --- |${' --- |'.repeat(modes.length)}`,
    ...[...partNames, '**open to accepted, median**', '**90 %**'].map(
      (name, place) => `| ${name} | ${opened.map((values) => values[place]).join(' | ')} |`,
    ),
  ].join('\n'),
  '## Time of a capture',
);
console.log([...rows, ...opened.map((values) => values.join(' '))].join('\n'));
