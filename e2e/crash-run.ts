import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCommandDatabase } from '../packages/server/src/cli/installation/open-command-database.ts';
import { readConfig } from '../packages/server/src/platform/configuration/config.ts';
import { type Api, openApi } from './api.ts';
import { captureByApi, type Link } from './capture-by-api.ts';
import { personFrames } from './frames.ts';
import { checkLedger, type Ledger, openLedger } from './ledger.ts';
import { linkOf } from './links.ts';
import { type RunningServer, startServer } from './server.ts';

/** Who is killed. */
export type Victim = 'server' | 'postgres' | 'both';

/** What a run of kills found. Zeros are what it should be. */
export interface CrashSummary {
  kills: number;
  acknowledged: number;
  /** Requests that got no answer, or an error, because of a kill. */
  interrupted: number;
  lost: string[];
  /** Sessions that could not be finished, and what their capture was answered. */
  stuck: string[];
  doubleOutcomes: number;
  /** Every kill in its order, and how long it took from there until the server was ready again, ms. */
  recoveries: { victim: Victim; recoveryMs: number }[];
}

const readyWithinMs = 60_000;
/** How long a capture that was being analysed keeps its session (`claim-attempt.ts`). */
const claimLifeMs = 60_000;

/**
 * Kills with SIGKILL at random moments under load, then looks whether everything that was acknowledged is there,
 * whether every interrupted capture can be finished, and whether anything was decided twice.
 * @param onKill told after each recovery
 */
export async function runCrashes(
  victims: readonly Victim[],
  random: () => number,
  onKill: (place: number, victim: Victim, recoveryMs: number) => void = () => undefined,
): Promise<CrashSummary> {
  const server = await startServer({ env: { SELFSAME_TRUST_PROXY: 'true', SELFSAME_LOG_LEVEL: 'fatal' } });
  try {
    return await crashAndCheck(server, victims, random, onKill);
  } finally {
    await server.remove();
  }
}

async function crashAndCheck(
  server: RunningServer,
  victims: readonly Victim[],
  random: () => number,
  onKill: (place: number, victim: Victim, recoveryMs: number) => void,
): Promise<CrashSummary> {
  const ledger = openLedger();
  const links: Link[] = [];
  const counts = { interrupted: 0 };
  const recoveries: CrashSummary['recoveries'] = [];
  const frames = await personFrames('cap12');
  let isOver = false;
  let renewed = await openApi(server.baseUrl);
  const api = () => renewed;
  const traffic = async (name: string): Promise<void> => {
    for (let i = 0; !isOver; i++) {
      await oneRound(server, api(), ledger, links, `${name}-${i}`, i % 3 === 0 ? frames : null).catch(
        async () => {
          counts.interrupted += 1;
          await sleep(100);
        },
      );
    }
  };
  const running = Promise.all(['a', 'b', 'c'].map(traffic));
  for (const [place, victim] of victims.entries()) {
    await sleep(300 + random() * 1_500);
    const killedAt = performance.now();
    await kill(server, victim);
    await becomesReady(server);
    const recoveryMs = performance.now() - killedAt;
    recoveries.push({ victim, recoveryMs });
    renewed = await openApi(server.baseUrl);
    onKill(place, victim, recoveryMs);
  }
  await sleep(500);
  isOver = true;
  await running;
  const lost = await checkLedger(ledger, api()).then(
    () => [],
    (error: Error) => [error.message],
  );
  const stuck = await countStuck(server, api(), links, frames);
  return {
    kills: victims.length,
    acknowledged: ledger.accepted.size + ledger.accounts.size + ledger.credentials.size,
    interrupted: counts.interrupted,
    lost,
    stuck,
    doubleOutcomes: await countDoubleOutcomes(server),
    recoveries,
  };
}

/** Begin, read, create an account; with frames the whole enrolment. Writes down what was acknowledged. */
async function oneRound(
  server: RunningServer,
  api: Api,
  ledger: Ledger,
  links: Link[],
  number: string,
  frames: Buffer[] | null,
): Promise<void> {
  const operation = await api.beginSelfie();
  const link = linkOf(operation);
  links.push(link);
  assert.equal((await api.createAccount(number)).status, 200);
  ledger.accounts.add(number);
  if (!frames) return;
  const captured = await captureByApi(server.baseUrl, link, frames);
  assert.equal(captured.outcome, 'accepted');
  const { TempId } = await api.endSelfie(operation.OperationId);
  ledger.accepted.set(operation.OperationId, TempId!);
  assert.equal((await api.bindTempId(number, TempId!)).status, 200);
  ledger.credentials.add(number);
}

async function kill(server: RunningServer, victim: Victim): Promise<void> {
  if (victim === 'both') {
    await server.kill();
    return server.restart();
  }
  if (victim === 'postgres') {
    const killed = readPostmaster(server);
    process.kill(Number(killed), 'SIGKILL');
    // The server must notice and start it again by itself; until it has noticed, it says that it is ready.
    for (const deadline = Date.now() + readyWithinMs; Date.now() < deadline; await sleep(50))
      if (![killed, ''].includes(readPostmaster(server))) return;
    throw new Error('PostgreSQL was not started again');
  }
  await server.killAlone();
  await server.restart();
}

/** Process id of the database's server, as its own file says; empty without one. */
function readPostmaster({ dataDir }: RunningServer): string {
  try {
    return readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]!;
  } catch {
    return '';
  }
}

async function becomesReady({ baseUrl }: RunningServer): Promise<void> {
  for (const deadline = Date.now() + readyWithinMs; Date.now() < deadline; await sleep(50)) {
    if ((await fetch(`${baseUrl}/readyz`).catch(() => null))?.ok) return;
  }
  throw new Error('The server did not recover');
}

/** Sessions that neither are over nor can be brought to their end by the user. */
async function countStuck(
  server: RunningServer,
  api: Api,
  links: Link[],
  frames: Buffer[],
): Promise<string[]> {
  const stuck: string[] = [];
  let finished = 0;
  for (const link of links) {
    const { Status } = await api.endSelfie(link.id);
    // A sample of those that wait is finished; all must at least answer.
    if (Status !== 0 || finished === 12) continue;
    finished += 1;
    const captured = await captureWhenFree(server, link, frames);
    const after = await api.endSelfie(link.id);
    if (captured.outcome !== 'accepted' || after.Status !== 1)
      stuck.push(`${link.id}: ${JSON.stringify(captured)}, then status ${after.Status}`);
  }
  return stuck;
}

/** Captures as the page does, which comes back when it is told so: a claim of a killed server lives for a minute. */
async function captureWhenFree({ baseUrl }: RunningServer, link: Link, frames: Buffer[]) {
  for (const deadline = Date.now() + claimLifeMs + 10_000; ; await sleep(1_000)) {
    const captured = await captureByApi(baseUrl, link, frames);
    if (captured.status !== 503 || Date.now() > deadline) return captured;
  }
}

/** Sessions whose end was decided, or said, more than once. */
async function countDoubleOutcomes({ dataDir }: RunningServer): Promise<number> {
  const database = await openCommandDatabase(readConfig({ SELFSAME_DATA_DIR: dataDir }, dataDir));
  try {
    const { rows } = await database.pool.query<{ count: number }>(
      `select (select count(*) from (select 1 from audit_event where type = 'operation.finished'
          group by subject having count(*) > 1) as said)::int
        + (select count(*) from (select 1 from attempt where outcome = 'accepted'
          group by session_id having count(*) > 1) as decided)::int
        + (select count(*) from (select 1 from temp_capture group by session_id having count(*) > 1) as kept)::int
        as count`,
    );
    return rows[0]!.count;
  } finally {
    await database.close();
  }
}
