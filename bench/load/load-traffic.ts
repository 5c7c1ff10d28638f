import { setTimeout as sleep } from 'node:timers/promises';
import { adminPath, authorizationPath } from '../../e2e/api.ts';
import { quantile } from '../statistics/intervals.ts';

/** Acts of the mixed traffic. */
export type Act = 'begin' | 'poll' | 'submit' | 'verify';

/** Times and answers of one phase, by act. */
export interface PhaseResult {
  seconds: number;
  acts: Record<Act, { times: number[]; statuses: Map<number, number> }>;
  /** Acts that were due but given up because too many were under way at the sender. */
  skipped: number;
  /** Answers of 503 that did not say when to come back. */
  withoutRetryAfter: number;
}

/** Shares of the mix: a backend polls far more often than it begins, and begins more than a user submits. */
export const mix: readonly [Act, number][] = [
  ['poll', 0.7],
  ['begin', 0.2],
  ['submit', 0.05],
  ['verify', 0.05],
];
const mostUnderWay = 2_000;

/** What the traffic needs: a token, and frames of an enrolled person. */
export interface TrafficGround {
  baseUrl: string;
  token: string;
  accountNumber: string;
  frames: Buffer[];
  /** Shares of the acts; those of `mix` unless told otherwise. */
  shares?: readonly [Act, number][];
}

/**
 * Sends the mix at a rate whatever the answers take (open loop), as users do who don't know of each other.
 * @param rate acts per second
 */
export async function sendTraffic(
  ground: TrafficGround,
  rate: number,
  seconds: number,
  random: () => number,
): Promise<PhaseResult> {
  const acts = Object.fromEntries(
    mix.map(([act]) => [act, { times: [] as number[], statuses: new Map<number, number>() }]),
  ) as PhaseResult['acts'];
  const pending: { id: string; secret: string }[] = [];
  const result: PhaseResult = { seconds, acts, skipped: 0, withoutRetryAfter: 0 };
  const underWay = new Set<Promise<void>>();
  const start = performance.now();
  for (let count = 0; performance.now() - start < seconds * 1000; count++) {
    const due = start + (count * 1000) / rate;
    if (due > performance.now()) await sleep(due - performance.now());
    if (underWay.size >= mostUnderWay) {
      result.skipped += 1;
      continue;
    }
    const act = chooseAct(ground.shares ?? mix, random());
    const began = performance.now();
    const running: Promise<void> = perform(act, ground, pending, random)
      .catch(() => ({ status: 0, retryAfter: null }))
      .then(({ status, retryAfter }) => {
        if (status === 503 && !(Number(retryAfter) > 0)) result.withoutRetryAfter += 1;
        acts[act].times.push(performance.now() - began);
        acts[act].statuses.set(status, (acts[act].statuses.get(status) ?? 0) + 1);
        underWay.delete(running);
      });
    underWay.add(running);
  }
  await Promise.all(underWay);
  return result;
}

function chooseAct(shares: readonly [Act, number][], at: number): Act {
  let sum = 0;
  return shares.find(([, share]) => {
    sum += share;
    return at < sum;
  })![0];
}

async function perform(
  act: Act,
  ground: TrafficGround,
  pending: { id: string; secret: string }[],
  random: () => number,
): Promise<Outcome> {
  const { baseUrl, token, accountNumber } = ground;
  const call = (path: string, body?: unknown): Promise<Response> =>
    fetch(baseUrl + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...addressed(random) },
      body: body === undefined ? null : JSON.stringify(body),
    });
  if (act === 'poll' && pending.length > 0) {
    const chosen = pending[Math.floor(random() * pending.length)]!;
    return drained(await call(`${adminPath}/foreignOperations/biometry/${chosen.id}`));
  }
  if (act === 'verify') {
    const begun = await call(`${authorizationPath}/v2/transactions`, {
      Timeout: 600,
      Name: 'Verify_Identity',
      AccountNumber: accountNumber,
      ConfirmationPolicy: { TransportType: 0, CredentialType: 1, BioPolicy: { CheckLiveness: true } },
    });
    if (begun.status !== 200) return drained(begun);
    const { TransactionId, OneTimeSecret } = (await begun.json()) as Record<string, string>;
    return capture(ground, { kind: 'transaction', id: TransactionId!, secret: OneTimeSecret! }, random);
  }
  const begun = await call(`${adminPath}/foreignOperations/biometry`, {
    TimeoutSec: 600,
    CheckLiveness: true,
  });
  if (begun.status !== 200) return drained(begun);
  const { OperationId, OneTimeSecret } = (await begun.json()) as Record<string, string>;
  if (act === 'submit')
    return capture(ground, { kind: 'operation', id: OperationId!, secret: OneTimeSecret! }, random);
  pending.push({ id: OperationId!, secret: OneTimeSecret! });
  return { status: 200, retryAfter: null };
}

/** Opens, asks for a challenge and posts the frames; the first answer that is not 200 counts. */
async function capture(
  { baseUrl, frames }: TrafficGround,
  link: { kind: string; id: string; secret: string },
  random: () => number,
): Promise<Outcome> {
  const headers = { 'content-type': 'application/json', ...addressed(random) };
  const send = { method: 'POST', headers };
  const opened = await fetch(`${baseUrl}/capture/v1/sessions/open`, { ...send, body: JSON.stringify(link) });
  if (opened.status !== 200) return drained(opened);
  const { token } = (await opened.json()) as { token: string };
  const authorization = `Bearer ${token}`;
  if (link.kind === 'transaction') {
    const approved = await fetch(`${baseUrl}/capture/v1/approve`, {
      ...send,
      headers: { ...headers, authorization },
      body: '{}',
    });
    if (approved.status !== 200) return drained(approved);
    await approved.arrayBuffer();
  }
  const issued = await fetch(`${baseUrl}/capture/v1/attempts`, {
    ...send,
    headers: { ...headers, authorization },
    body: '{}',
  });
  if (issued.status !== 200) return drained(issued);
  const { attemptId } = (await issued.json()) as { attemptId: string };
  const form = new FormData();
  form.append(
    'meta',
    JSON.stringify({
      frames: frames.map((_, i) => ({ atMs: i * 100 })),
      camera: { width: 640, height: 480 },
      detector: 'js',
    }),
  );
  for (const frame of frames)
    form.append('frame', new Blob([new Uint8Array(frame)], { type: 'image/jpeg' }), 'a.jpg');
  return drained(
    await fetch(`${baseUrl}/capture/v1/attempts/${attemptId}`, {
      method: 'POST',
      headers: { authorization, ...addressed(random) },
      body: form,
    }),
  );
}

/** The first answer of an act that is not 200, or its last. */
interface Outcome {
  status: number;
  retryAfter: string | null;
}

async function drained(answer: Response): Promise<Outcome> {
  await answer.arrayBuffer();
  return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
}

/** Every user from an address of their own: limits per client are not what is measured. */
function addressed(random: () => number): Record<string, string> {
  const part = () => Math.floor(random() * 256);
  return { 'x-forwarded-for': `10.${part()}.${part()}.${part()}` };
}

/** Answers that a predicate counts, over all acts. */
export const countAnswers = ({ acts }: PhaseResult, counts: (status: number) => boolean): number =>
  Object.values(acts)
    .flatMap(({ statuses }) => [...statuses])
    .reduce((sum, [status, count]) => sum + (counts(status) ? count : 0), 0);

/** A time at a share, ms, over all acts or one. */
export const timeAt = (result: PhaseResult, share: number, act?: Act): number =>
  quantile(
    (act ? result.acts[act].times : Object.values(result.acts).flatMap(({ times }) => times)).toSorted(
      (a, b) => a - b,
    ),
    share,
  );
