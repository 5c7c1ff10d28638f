import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { actBeforeCamera, sittings } from '../../e2e/actor-camera.ts';
import { type Api, openApi } from '../../e2e/api.ts';
import { type CapturePage, openCapturePage } from '../../e2e/capture-page.ts';
import { operationLink, transactionLink } from '../../e2e/links.ts';
import { type RunningServer, startServer } from '../../e2e/server.ts';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { readProcessStat } from '../../fixtures/process-stat.ts';
import { liveSeconds } from './live-seconds.ts';

/** A server of one checkout, with an enrolled person. */
export interface FlowGround {
  /** The person verifies before a camera; the actor's sittings come round again. */
  verify(nth: number): Promise<FlowRun>;
  remove(): Promise<void>;
}

/** What came of a verification. */
export interface FlowRun {
  accepted: boolean;
  /** Of the server's process, from the begin to the result. */
  cpuMs: number;
  /** From the first live picture to the end page. */
  seconds: number;
}

type Texts = typeof import('../../packages/capture/src/texts/en.ts').en;

const account = 'flow';
/** What the server does after its answer belongs to it: receipt, webhook, erasure. */
const afterwardsMs = 500;
const patienceMs = 60_000;

/** @throws Error when the process is gone */
function cpuMsOf(pid: number): number {
  const stat = readProcessStat(pid);
  if (!stat) throw new Error('The server ended');
  return stat.cpuMs;
}

/** Goes through a page as the actor does. @returns seconds from the first live picture to the end, and whether it ended well */
async function goThrough(capture: CapturePage, texts: Texts, isTransaction: boolean) {
  const press = (name: string) => capture.page.getByRole('button', { name, exact: true }).click();
  try {
    if (isTransaction) await press(texts.approval.accept);
    await press(texts.intro.agree);
    await capture.waitFor('state', /^(done|retry|interrupted|camera-error)$/, patienceMs);
    const steps = await capture.steps();
    const last = steps.findLast(({ kind }) => kind === 'state');
    return { isDone: last?.value === 'done', seconds: liveSeconds(steps) };
  } finally {
    await capture.close();
  }
}

/** Enrols the actor by a selfie; a sitting that is not accepted is repeated with the next one. */
async function enrol(api: Api, server: RunningServer, texts: Texts): Promise<void> {
  for (let sitting = 0; sitting < sittings; sitting++) {
    const operation = await api.beginSelfie();
    const capture = await openCapturePage(
      operationLink(server.baseUrl, { ...operation, OneTimeSecret: operation.OneTimeSecret! }),
      { prepare: (context) => actBeforeCamera(context, { sitting }) },
    );
    const { isDone } = await goThrough(capture, texts, false);
    const { TempId } = await api.endSelfie(operation.OperationId);
    if (!isDone || TempId === null) continue;
    assert.equal((await api.createAccount(account)).status, 200);
    assert.equal((await api.bindTempId(account, TempId)).status, 200);
    return;
  }
  throw new Error('The actor could not be enrolled');
}

/**
 * Starts the server of a checkout, and enrols the actor.
 * @param folder of the checkout, with its dependencies installed and built
 * @param without settings of the journeys that an older checkout doesn't know
 */
export async function openFlowGround(
  folder: string,
  mode: 'passive' | 'active',
  without: readonly string[],
): Promise<FlowGround> {
  const { en: texts } = (await import(join(folder, 'packages/capture/src/texts/en.ts'))) as { en: Texts };
  const server = await startServer({
    env: { SELFSAME_LIVENESS_MODE: mode, SELFSAME_LOG_LEVEL: 'warn' },
    ...(folder !== repositoryRoot && {
      command: `env ${without.map((name) => `-u ${name}`).join(' ')} sh -c 'cd ${folder} && exec node packages/server/src/main.ts'`,
    }),
  });
  const pid = server.pids()[0]!;
  try {
    const api = await openApi(server.baseUrl);
    await enrol(api, server, texts);
    return {
      async verify(nth) {
        const before = cpuMsOf(pid);
        const { body } = await api.beginVerification(account);
        const capture = await openCapturePage(
          transactionLink(server.baseUrl, { ...body, OneTimeSecret: body.OneTimeSecret! }),
          { prepare: (context) => actBeforeCamera(context, { sitting: (nth + 1) % sittings }) },
        );
        const { isDone, seconds } = await goThrough(capture, texts, true);
        await sleep(afterwardsMs);
        const cpuMs = cpuMsOf(pid) - before;
        const { Status } = await api.verificationStatus(body.TransactionId);
        return { accepted: isDone && Status === 1, cpuMs, seconds };
      },
      remove: () => server.remove(),
    };
  } catch (error) {
    await server.remove();
    throw error;
  }
}
