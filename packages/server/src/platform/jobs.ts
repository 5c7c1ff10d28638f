import type { CompiledQuery } from 'kysely';

/** An open transaction, whatever its tables: jobs commit with the change that asks for them. */
export interface SqlExecutor {
  executeQuery(query: CompiledQuery): Promise<{ rows: unknown[] }>;
}

/** Names of all jobs and the shape of their data. A module adds its own line. */
export interface JobData {
  /** Destroys the data under a TempId at its end. */
  'purge-temp-capture': { tempId: string };
  /** Ends sessions whose time is over and destroys what is due. */
  sweep: Record<string, never>;
  /** Gives committed rows of the audit log their place in the chain. */
  'seal-audit': Record<string, never>;
  /** Removes blobs and keys that a crash left without a row. */
  'sweep-orphans': Record<string, never>;
  /** Makes one attempt of a webhook delivery; `attempts` is how many there were before. */
  'deliver-webhook': { deliveryId: string; attempts: number };
  /** Finds webhook deliveries whose job got lost, and deletes old ones. */
  'sweep-webhooks': Record<string, never>;
  /** Tries to send one message. A queue for each channel: a gateway that hangs must not hold up e-mail. */
  'send-sms': { messageId: string };
  'send-email': { messageId: string };
  /** Erases contents whose session is over, and old messages. */
  'sweep-messages': Record<string, never>;
  'settle-passkey-delays': Record<string, never>;
  /** Counts anew what quotas are held against. */
  'recount-usage': Record<string, never>;
  /** Goes on with the erasure of tenants. */
  'erase-tenants': Record<string, never>;
  /** Deletes what the OpenID Provider kept and whose time is over. */
  'sweep-openid': Record<string, never>;
}
export type JobName = keyof JobData;
/** Names of all jobs. */
export const jobNames = [
  'purge-temp-capture',
  'sweep',
  'seal-audit',
  'sweep-orphans',
  'deliver-webhook',
  'sweep-webhooks',
  'send-sms',
  'send-email',
  'sweep-messages',
  'settle-passkey-delays',
  'recount-usage',
  'erase-tenants',
  'sweep-openid',
] as const satisfies readonly JobName[];

/** Background work, committed in the same transaction as the change that asks for it. */
export interface Jobs {
  add<N extends JobName>(
    tx: SqlExecutor,
    name: N,
    data: JobData[N],
    options?: { startAfter?: Date; singletonKey?: string },
  ): Promise<void>;
  /**
   * Registers what works on a job; call before `start`.
   * @param options.concurrency how many at once on this node, 1 unless said
   */
  work<N extends JobName>(
    name: N,
    handler: (data: JobData[N]) => Promise<void>,
    options?: { concurrency?: number },
  ): void;
  /** Repeats a job by cron, on one node of the cluster at a time. */
  schedule<N extends JobName>(name: N, cron: string, data: JobData[N]): void;
  /** Wakes workers after a commit so that pick-up takes milliseconds. */
  nudge(name: JobName): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}
