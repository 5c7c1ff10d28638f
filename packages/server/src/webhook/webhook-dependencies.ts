import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Egress } from '../platform/egress/egress.ts';
import type { Events } from '../platform/events.ts';
import type { Jobs } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { Db, Vault } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import type { FairShare } from './fair-share.ts';

/** What webhooks need. */
export interface WebhookDependencies {
  db: Kysely<Database>;
  vault: Vault;
  clock: Clock;
  egress: Egress;
  jobs: Jobs;
  events: Events<Db>;
}

/** What delivering needs beside that. */
export interface DeliveryDependencies extends WebhookDependencies {
  fairShare: FairShare;
  /** 0 to 1; spreads retries. */
  random: () => number;
  log: Pick<Log, 'info' | 'warn'>;
  /** How long finished deliveries stay in the log, days. */
  logDays: number;
  /** Told after every attempt, for the metrics. */
  onAttempt?: (outcome: 'succeeded' | 'retried' | 'failed') => void;
  /** Bound of one exchange, ms. */
  timeoutMs: number;
}
