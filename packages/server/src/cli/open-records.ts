import { openRecordReader, type RecordReader } from '../audit/record-signer.ts';
import type { Config } from '../platform/configuration/config.ts';
import { createAesVault } from '../store/seal/aes-vault.ts';
import { loadMasterKeys } from '../store/seal/master-key.ts';
import type { Db } from '../store/seal/vault.ts';
import { masterKeySource } from './open-command-keys.ts';

/**
 * What tells the statements of this installation from others, for a command.
 * @throws MasterKeyRefused
 */
export async function openRecords(config: Config, db: Db): Promise<RecordReader> {
  return openRecordReader({ db, vault: createAesVault(await loadMasterKeys(db, masterKeySource(config))) });
}
