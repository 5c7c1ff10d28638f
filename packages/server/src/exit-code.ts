import { ModelUnusable } from '@selfsame/face';
import { ConfigInvalid } from './platform/configuration/config.ts';
import { PostgresUnavailable } from './platform/postgres/binaries.ts';
import { MigrationRefused } from './store/migrate.ts';
import { MasterKeyRefused } from './store/seal/master-key.ts';

/** sysexits(3): what a supervisor needs not try again, and what may come right by itself. */
export const exitCodes = { failed: 1, usage: 64, unavailable: 69, configuration: 78 } as const;

/** Errors whose message is all that the operator needs (a stack would only hide it) get a code of their own. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof PostgresUnavailable) return exitCodes.unavailable;
  const isExplained = [ConfigInvalid, MasterKeyRefused, MigrationRefused, ModelUnusable].some(
    (kind) => error instanceof kind,
  );
  return isExplained ? exitCodes.configuration : exitCodes.failed;
}
