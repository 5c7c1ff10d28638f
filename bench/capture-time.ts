/**
 * Time from camera-ready to result in Chromium, passive and with the head-turn: `node bench/capture-time.ts [runs]`.
 * Writes the table into docs/accuracy.md.
 */
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { actBeforeCamera, calmSeconds } from '../e2e/actor-camera.ts';
import { openApi } from '../e2e/api.ts';
import { openCapturePage } from '../e2e/capture-page.ts';
import { operationLink } from '../e2e/links.ts';
import { takeSelfie } from '../e2e/selfie-flow.ts';
import { startServer } from '../e2e/server.ts';
import { repositoryRoot } from '../fixtures/cache.ts';
import { replaceSection } from './replace-section.ts';

const runs = Number(process.argv[2] ?? 10);
const modes = ['passive', 'active'] as const;

/** Seconds from the first live state to the end, of captures that were accepted. */
async function measure(mode: (typeof modes)[number]): Promise<{ accepted: number[]; refused: number }> {
  const server = await startServer({ env: { SELFSAME_LIVENESS_MODE: mode } });
  const accepted: number[] = [];
  let refused = 0;
  try {
    const api = await openApi(server.baseUrl);
    for (let run = 0; run < runs; run++) {
      const operation = await api.beginSelfie();
      const capture = await openCapturePage(operationLink(server.baseUrl, operation), {
        prepare: (context) => actBeforeCamera(context, { calmFromS: calmSeconds[run % calmSeconds.length]! }),
      });
      try {
        const page = await takeSelfie(capture).catch(() => 'none');
        const states = (await capture.steps()).filter(({ kind }) => kind === 'state');
        const from = states.find(({ value }) => value === 'position' || value === 'hold');
        const to = states.find(({ value }) => value === 'done' || value === 'retry');
        if (page === 'verifiedPage' && from && to && to.value === 'done') {
          accepted.push((to.atMs - from.atMs) / 1_000);
        } else {
          refused++;
        }
        console.log(mode, run, page, from && to ? ((to.atMs - from.atMs) / 1_000).toFixed(2) : 'no end');
      } finally {
        await capture.close();
      }
    }
  } finally {
    await server.remove();
  }
  return { accepted: accepted.sort((a, b) => a - b), refused };
}

const at = (values: number[], share: number): string =>
  (values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN).toFixed(1);

const rows: string[] = [];
for (const mode of modes) {
  const { accepted, refused } = await measure(mode);
  rows.push(
    `| ${mode} | ${runs} | ${accepted.length} | ${refused} | ${at(accepted, 0)} | ${at(accepted, 0.5)} | ${at(accepted, 0.9)} |`,
  );
}
await replaceSection(
  join(repositoryRoot, 'docs/accuracy.md'),
  'capture-time',
  [
    `Seconds from camera-ready (first live screen) to the result on the screen, Chromium headless and server on one machine of ${availableParallelism()} cores (load average of the last five minutes: ${loadavg()[1]!.toFixed(1)}), a new page each time. The actor is person A of the test clips, who reacts 0.25 s after the arrow appears. All runs of a mode share one server and show the same recorded turns, which is what the replay check looks for; why a run was not accepted is not recorded here. Written by \`node bench/capture-time.ts\`.`,
    '',
    '| mode | captures | accepted at once | not | fastest | median | 90 % |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n'),
  '## Time of a capture',
);
console.log(rows.join('\n'));
