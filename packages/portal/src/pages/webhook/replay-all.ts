import type { ReplayedWebhooks, ReplayWebhookRequest } from '@selfsame/contract';

/**
 * Replays a whole range, however many calls that takes.
 * @returns how many deliveries
 */
export async function replayAll(
  request: ReplayWebhookRequest,
  call: (body: ReplayWebhookRequest) => Promise<ReplayedWebhooks>,
): Promise<number> {
  let count = 0;
  for (let From: string | null = request.From; From !== null; ) {
    const { Count, NextFrom }: ReplayedWebhooks = await call({ ...request, From });
    count += Count;
    // The same moment again would never end.
    From = NextFrom === From ? null : NextFrom;
  }
  return count;
}
