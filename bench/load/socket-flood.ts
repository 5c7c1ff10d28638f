/**
 * npm run bench:flood [-- --rounds 6] [--sockets 60] [--write]
 * What 60 flooding sockets of one link do to a person with another: head-turns over real HTTP and a real socket, alone and beside the
 * flood in turns, on one server. The person's frames are recorded ones, a tenth of a second after the answer to the one
 * before, as the page sends them. Compared is how long the server let the person wait, for each frame and for all of an attempt
 * with its pictures. `--write` puts it into docs/performance.md. Exits 1 when the median attempt waits more than 1.5 times as long.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { CaptureOutcome, ChallengeState, StepAsk } from '@selfsame/contract';
import { type Api, openApi } from '../../e2e/api.ts';
import { linkOf } from '../../e2e/links.ts';
import { startServer } from '../../e2e/server.ts';
import { personA } from '../../packages/server/test/attacks/recordings.ts';
import { captureForm } from '../attack/http-ground.ts';
import { formatTable } from '../format-table.ts';
import { performanceDocument, replaceSection } from '../replace-section.ts';
import { describeMachine } from '../search/search-machine.ts';
import { bootstrapInterval, createRandom, quantile } from '../statistics/intervals.ts';
import { callCapture, dialogueSocket, issueAttempt } from './dialogue-client.ts';
import { type FloodResult, floodApart } from './flood-sockets.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    sockets: { type: 'string', default: '60' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const sockets = Number(values.sockets);
/** How much longer a person may wait, beside a flood, for each second without. */
const most = 1.5;
/** Head-turns of the person in a half of a round. */
const attemptsAtOnce = 2;
const betweenFramesMs = 100;
/** Longer than the head-turns of half a round take; what is left of it is waited for. */
const floodSeconds = 25;

/** How long the server let a person wait in one attempt, ms. */
interface Waits {
  frames: number[];
  all: number;
  outcome: string;
}

const random = createRandom(17);
const server = await startServer({
  env: { SELFSAME_TRUST_PROXY: 'true', SELFSAME_LOG_LEVEL: 'fatal', SELFSAME_LIVENESS_MODE: 'active' },
});
const { baseUrl } = server;
const flooder = floodApart();
try {
  const api = await openApi(baseUrl);
  await turnHead(api, 0);
  const alone: Waits[] = [];
  const beside: Waits[] = [];
  const floods: FloodResult[] = [];
  for (let round = 0; round < rounds; round++) {
    for (let n = 0; n < attemptsAtOnce; n++) alone.push(await turnHead(api, alone.length));
    const token = await openLink(api);
    const frame = await personA(round).show('center', 0);
    const flooding = flooder.order({ baseUrl, token, sockets, seconds: floodSeconds, frame });
    // The first wave of sockets is part of it, not the start of the person's time.
    await sleep(1_000);
    for (let n = 0; n < attemptsAtOnce; n++) beside.push(await turnHead(api, beside.length));
    floods.push(await flooding);
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  }
  const [perFrame, perAttempt] = [
    compare(
      'a frame',
      alone.flatMap(({ frames }) => frames),
      beside.flatMap(({ frames }) => frames),
    ),
    compare('a head-turn with its pictures', allOf(alone), allOf(beside)),
  ];
  const sum = (key: keyof FloodResult) => floods.reduce((total, one) => total + one[key], 0);
  const report = [
    `${describeMachine()}; ${rounds} rounds of ${attemptsAtOnce} head-turns alone and ${attemptsAtOnce} beside ${sockets} sockets of one link, which sent for ${floodSeconds} s each time: ${sum('asked')} sockets asked for, ${sum('opened')} opened, ${sum('sent')} frames sent by them and ${sum('posted')} posted, ${sum('answered')} answered; the sender itself took ${(sum('cpuMs') / (1_000 * floodSeconds * rounds)).toFixed(2)} of a core.`,
    `Ends of the person's attempts: alone ${outcomesOf(alone)}; beside ${outcomesOf(beside)}. What the server let the person wait, milliseconds; 95 % interval of the ratio by the bootstrap:`,
    formatTable([
      [
        'waited for',
        'times',
        'p50 alone',
        'p50 beside',
        'p95 alone',
        'p95 beside',
        'ratio of p50',
        'ratio of p95',
      ],
      perFrame.cells,
      perAttempt.cells,
    ]),
  ].join('\n\n');
  console.log(report);
  if (values.write) await replaceSection(performanceDocument, 'socket-flood', report);
  process.exitCode = perAttempt.ratio <= most ? 0 : 1;
} finally {
  flooder.stop();
  await server.remove();
}

/** Begins a selfie and opens its link as the page does. @returns its capture token */
async function openLink(api: Api): Promise<string> {
  const link = linkOf(await api.beginSelfie());
  return (await callCapture<{ token: string }>(baseUrl, 'sessions/open', null, link)).token;
}

/** One head-turn of person A, from the first frame to the end of the pictures. */
async function turnHead(api: Api, trial: number): Promise<Waits> {
  const token = await openLink(api);
  const person = personA(trial);
  const attemptId = await issueAttempt(baseUrl, token);
  const socket = dialogueSocket(baseUrl, token, attemptId);
  await opened(socket);
  const frames: number[] = [];
  let state: ChallengeState | undefined;
  let ask: StepAsk = 'center';
  let nth = -1;
  do {
    const now = state?.step?.ask ?? 'center';
    nth = now === ask ? nth + 1 : 0;
    ask = now;
    const frame = await person.show(ask, nth);
    const began = performance.now();
    state = await exchange(socket, frame);
    frames.push(performance.now() - began);
    await sleep(betweenFramesMs);
  } while (state.state === 'running');
  socket.close();
  const inFrames = frames.reduce((sum, ms) => sum + ms, 0);
  if (state.outcome) return { frames, all: inFrames, outcome: state.outcome.outcome };
  const form = captureForm(await person.stills());
  const began = performance.now();
  const { outcome } = await callCapture<CaptureOutcome>(baseUrl, `attempts/${attemptId}`, token, form);
  return { frames, all: inFrames + performance.now() - began, outcome };
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error('The socket of the person was refused'));
  });
}

/** Sends a frame. @returns the answer @throws Error when the server refuses it or closes the socket */
function exchange(socket: WebSocket, frame: Uint8Array): Promise<ChallengeState> {
  return new Promise((resolve, reject) => {
    socket.onclose = () => reject(new Error('The socket of the person was closed'));
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(String(data));
      if ('state' in answer) resolve(answer);
      else reject(new Error(String(data)));
    };
    socket.send(new Uint8Array(frame));
  });
}

function allOf(waits: readonly Waits[]): number[] {
  return waits.map(({ all }) => all);
}

function outcomesOf(waits: readonly Waits[]): string {
  const counts = Map.groupBy(waits, ({ outcome }) => outcome);
  return [...counts].map(([outcome, { length }]) => `${length} ${outcome}`).join(', ');
}

/** The person's waits without and beside the flood. */
function compare(name: string, without: number[], withIt: number[]): { cells: string[]; ratio: number } {
  const at = (some: readonly number[], share: number) =>
    quantile(
      some.toSorted((one, other) => one - other),
      share,
    );
  const ratios = [0.5, 0.95].map((share) => {
    const ratioOf = ([one = [], other = []]: number[][]) => at(other, share) / at(one, share);
    const { low, high } = bootstrapInterval([without, withIt], ratioOf, random);
    const ratio = ratioOf([without, withIt]);
    return { ratio, text: `${ratio.toFixed(2)} [${low.toFixed(2)} … ${high.toFixed(2)}]` };
  });
  const ms = [0.5, 0.95].flatMap((share) => [without, withIt].map((some) => at(some, share).toFixed(0)));
  const cells = [name, `${without.length}, ${withIt.length}`, ...ms, ...ratios.map(({ text }) => text)];
  return { cells, ratio: ratios[0]!.ratio };
}
