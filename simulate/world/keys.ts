import { openRecordSigner, type RecordSigner } from '../../packages/server/src/audit/record-signer.ts';
import { loadTokenKeys } from '../../packages/server/src/identity/load-token-keys.ts';
import type { TokenKeys } from '../../packages/server/src/platform/access/tokens.ts';
import type { SigningKeyDependencies } from '../../packages/server/src/store/seal/open-signing-keys.ts';
import { baseUrl } from './open-node.ts';

/** The keys of the installation: the same in every history, since all begin as copies of one database. */
export interface Keys {
  token: TokenKeys;
  signer: RecordSigner;
}

/** Opens the keys, or makes them. */
export async function openKeys(deps: SigningKeyDependencies, now: Date): Promise<Keys> {
  return { token: await loadTokenKeys(deps, now), signer: await openRecordSigner(deps, baseUrl, now) };
}
