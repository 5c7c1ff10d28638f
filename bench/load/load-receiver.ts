import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, adminPath } from '../../e2e/api.ts';

/** A receiver of webhooks on this machine, which writes down how late each was. */
export interface LoadReceiver {
  /** From the event to its first arrival, ms, since it was last asked. */
  takeLags(): number[];
  /** Events that arrived, and arrivals of an event that was there already. */
  counts(): { events: number; repeated: number };
  /** Waits until nothing is to be delivered any more. @returns what still is after two minutes */
  settle(): Promise<number>;
  close(): Promise<void>;
}

const longestWaitMs = 120_000;

/** Starts a receiver and has the tenant's events sent there. */
export async function openLoadReceiver(api: Api): Promise<LoadReceiver> {
  const seen = new Set<string>();
  let lags: number[] = [];
  let repeated = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { EventId, CreatedDate } = JSON.parse(body) as Record<string, string>;
    if (seen.has(EventId!)) repeated += 1;
    else lags.push(Date.now() - Date.parse(CreatedDate!));
    seen.add(EventId!);
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const Url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const answer = await api.call('PUT', `${adminPath}/settings/webhook`, {
    Enabled: true,
    Version: 0,
    WebHook: { Url },
  });
  if (answer.status !== 200) throw new Error(`No webhook: ${JSON.stringify(answer.body)}`);
  return {
    takeLags() {
      const taken = lags;
      lags = [];
      return taken;
    },
    counts: () => ({ events: seen.size, repeated }),
    async settle() {
      const deadline = performance.now() + longestWaitMs;
      for (;;) {
        const pending = await countPending(api);
        if (pending === 0 || performance.now() > deadline) return pending;
        await sleep(500);
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function countPending(api: Api): Promise<number> {
  const path = `${adminPath}/settings/webhook/deliveries?filter=Status:Pending&size=1`;
  const { status, body } = await api.call<{ TotalCount: number }>('GET', path);
  // While the server sheds, it is not known.
  if (status === 503) return 1;
  if (status !== 200) throw new Error(`No deliveries: ${JSON.stringify(body)}`);
  return body.TotalCount;
}

/** From a change to its webhook on a quiet server, ms. */
export async function measureQuietWebhooks(
  api: Api,
  receiver: LoadReceiver,
  times: number,
): Promise<number[]> {
  for (let i = 0; i < times; i++) {
    await sleep(150);
    const { status } = await api.createAccount(`quiet-${i}`);
    if (status !== 200) throw new Error(`No account: ${status}`);
  }
  await receiver.settle();
  return receiver.takeLags();
}
