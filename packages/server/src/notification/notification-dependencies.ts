import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Events } from '../platform/events.ts';
import type { Jobs } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { Db, Vault } from '../store/seal/vault.ts';
import type { Database, MessageChannel, MessageState } from '../store/tables.ts';
import type { Channels } from './send/channel.ts';

/** All that messages need; each use case takes the part it uses. */
export interface NotificationDependencies {
  db: Kysely<Database>;
  clock: Clock;
  vault: Pick<Vault, 'openDataKey' | 'seal' | 'unseal'>;
  jobs: Pick<Jobs, 'add'>;
  events: Events<Db>;
  log: Pick<Log, 'warn' | 'info'>;
  channels: Channels;
  /** Origin that links begin with, without a slash at its end. */
  baseUrl: string;
  /** Language of messages when the request names none, BCP 47. */
  messageLocale: string;
  /** Messages of one tenant within an hour. */
  messagesPerHour: number;
  /** Told of every message that is over, for the metrics. */
  onMessage?(channel: MessageChannel, state: MessageState): void;
}
