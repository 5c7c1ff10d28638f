import { limits, Status } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import {
  finishMessage,
  holdMessage,
  isMessageQueued,
  type MessageRow,
  putBackMessage,
  readMessageSession,
  releaseMessage,
} from '../../store/message/message.ts';
import { VaultKeyGone } from '../../store/seal/vault.ts';
import { isTenantOpen } from '../../store/tenant/require-open-tenant.ts';
import { openContent } from '../message-content.ts';
import type { NotificationDependencies } from '../notification-dependencies.ts';
import type { MessageContent, SendOutcome } from './channel.ts';

type Dependencies = Pick<
  NotificationDependencies,
  'db' | 'clock' | 'vault' | 'jobs' | 'log' | 'channels' | 'onMessage'
>;
type Session = Awaited<ReturnType<typeof readMessageSession>>;

/** Longer than any try takes, shorter than the queue waits before it runs a lost job again. */
const holdMs = (limits.message.trySec + 15) * 1_000;
/** Waits before the second, third … try, s: half a minute helps with grey-listing, an hour with an outage. */
const waitsSec = [5, 15, 60, 180, 600, 1_200, 1_800];

/** How often a message of a disabled tenant is looked at again. */
const tenantWaitMs = 60_000;

const isOver = (session: Session, at: Date): boolean =>
  session.status !== Status.Pending || session.usefulUntil <= at;

async function readContent(
  { db, vault }: Dependencies,
  message: MessageRow,
  session: Session,
): Promise<MessageContent | null> {
  if (!message.content_sealed || !session.data_key_id) return null;
  try {
    const key = await vault.openDataKey(db, session.data_key_id);
    return openContent(vault, key, { id: message.id, content_sealed: message.content_sealed });
  } catch (error) {
    if (error instanceof VaultKeyGone) return null;
    throw error;
  }
}

async function end(
  deps: Dependencies,
  message: MessageRow,
  state: 'sent' | 'failed' | 'canceled',
  failure: string | null,
): Promise<void> {
  await finishMessage(deps.db, { id: message.id, state, failure, now: deps.clock.now() });
  deps.onMessage?.(message.channel, state);
  // Names only: neither address nor link may reach the log.
  if (state === 'failed')
    deps.log.warn({ message: message.id, channel: message.channel, failure }, 'a message could not be sent');
}

function nextTryAt(outcome: SendOutcome & { kind: 'temporary' }, tries: number, now: Date): Date {
  const waitSec = Math.max(waitsSec[tries - 1] ?? waitsSec.at(-1)!, outcome.retryAfterSec ?? 0);
  return new Date(now.getTime() + waitSec * 1_000);
}

async function tryLater(
  deps: Dependencies,
  message: MessageRow,
  session: Session,
  outcome: SendOutcome & { kind: 'temporary' },
): Promise<void> {
  const startAfter = nextTryAt(outcome, message.tries, deps.clock.now());
  if (message.tries >= limits.message.tries || isOver(session, startAfter))
    return end(deps, message, 'failed', outcome.reason);
  await transaction(deps.db, async (tx) => {
    await releaseMessage(tx, message.id, outcome.reason);
    await deps.jobs.add(tx, `send-${message.channel}`, { messageId: message.id }, { startAfter });
  });
}

/** Its link opens nothing while the tenant is disabled, but may again before the session is over: uses up no try. */
async function waitForTenant(deps: Dependencies, message: MessageRow): Promise<void> {
  const startAfter = new Date(deps.clock.now().getTime() + tenantWaitMs);
  await transaction(deps.db, async (tx) => {
    await putBackMessage(tx, message.id);
    await deps.jobs.add(tx, `send-${message.channel}`, { messageId: message.id }, { startAfter });
  });
}

async function send(deps: Dependencies, message: MessageRow, content: MessageContent): Promise<SendOutcome> {
  const sender = deps.channels[message.channel];
  // The configuration changed while the message waited.
  if (typeof sender === 'string') return { kind: 'temporary', reason: 'not_configured' };
  return sender.send({ ...content, id: message.id });
}

/**
 * Tries once to send a message, and records what became of it. At least once: a process that dies between the
 * gateway's yes and our note of it sends again, under the same id. Never for a session that is over, and no code that is late or void.
 * @throws Error when another worker is at it; the queue comes back later
 */
export async function deliverMessage(deps: Dependencies, messageId: string): Promise<void> {
  const now = deps.clock.now();
  const message = await holdMessage(deps.db, {
    id: messageId,
    now,
    until: new Date(now.getTime() + holdMs),
  });
  if (!message) {
    if (await isMessageQueued(deps.db, messageId)) throw new Error('Another worker holds the message');
    return;
  }
  const session = await readMessageSession(deps.db, message);
  const content = isOver(session, now) ? null : await readContent(deps, message, session);
  if (content === null) return end(deps, message, 'canceled', message.failure);
  // Only a message that keeps killing its process gets here.
  if (message.tries > limits.message.tries) return end(deps, message, 'failed', message.failure ?? 'lost');
  if (!(await isTenantOpen(deps.db, message.tenant_id))) return waitForTenant(deps, message);
  const outcome = await send(deps, message, content);
  switch (outcome.kind) {
    case 'sent':
      return end(deps, message, 'sent', null);
    case 'permanent':
      return end(deps, message, 'failed', outcome.reason);
    case 'temporary':
      return tryLater(deps, message, session, outcome);
  }
}
