import type { ApiKey } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { Tokens } from '../platform/access/tokens.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Events } from '../platform/events.ts';
import type { Db, Vault } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';

/** What getting into the portal needs. */
export interface OperatorDependencies {
  db: Kysely<Database>;
  vault: Vault;
  clock: Clock;
  events: Events<Db>;
  /** Where browsers reach the portal; its host is the relying party of passkeys. */
  baseUrl: string;
  tokens: Pick<Tokens, 'issueDeviceToken' | 'verifyDeviceToken'>;
  /** Keys that an operator made, or that were made with such a key. */
  readKeysOf(db: Db, maker: { tenantId: string; operatorId: string }): Promise<ApiKey[]>;
  /** Disables those of them that are enabled. */
  disableKeysOf(
    tx: Db,
    maker: { tenantId: string; operatorId: string },
    by: { actor: Actor; at: Date },
  ): Promise<void>;
  /** Revokes the keys of the installation that an operator made. */
  revokeInstallationKeysOf(
    tx: Db,
    maker: { tenantId: string; operatorId: string },
    by: { actor: Actor; at: Date },
  ): Promise<void>;
  /** Waits, ms: what keeps the time of a refusal from saying anything. */
  delay(ms: number): Promise<void>;
}
