import { randomBytes } from 'node:crypto';
import { createAesVault } from '../src/store/seal/aes-vault.ts';
import { parseMasterKey } from '../src/store/seal/master-key.ts';
import type { Vault } from '../src/store/seal/vault.ts';

/** The real vault under a master key of its own. */
export const createTestVault = (): Vault => createAesVault(parseMasterKey(randomBytes(32).toString('hex'))!);
