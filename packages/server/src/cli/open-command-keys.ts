import { join } from 'node:path';
import type { Config } from '../platform/configuration/config.ts';
import type { MasterKeySource } from '../store/seal/master-key.ts';

/** Where the configuration says the master keys are. */
export const masterKeySource = ({ masterKey, masterKeyCommand, dataDir }: Config): MasterKeySource => ({
  value: masterKey,
  command: masterKeyCommand,
  file: join(dataDir, 'master.key'),
});
