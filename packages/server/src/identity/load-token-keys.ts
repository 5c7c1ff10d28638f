import { limits } from '@selfsame/contract';
import type { CryptoKey } from 'jose';
import type { TokenKeys } from '../platform/access/tokens.ts';
import {
  importSigningKey,
  openSigningKeys,
  presentSigningKey,
  type SigningKeyDependencies,
  unsealSigningKey,
} from '../store/seal/open-signing-keys.ts';
import { chooseSigningKey } from '../store/seal/rotate-signing-key.ts';
import { readPublicJwk } from '../store/seal/signing-key.ts';

/** {@link TokenKeys} that follow a rotation. */
export interface LiveTokenKeys extends TokenKeys {
  /** Reads the keys of the database again. */
  refresh(now: Date): Promise<void>;
}

/**
 * The keys that sign and verify tokens. The first start of an installation makes one; processes that start at the
 * same moment agree on it. The private key rests sealed by the master key and is imported once per reading.
 * @throws when the master key does not open it: it is the wrong one
 */
export async function loadTokenKeys(deps: SigningKeyDependencies, now: Date): Promise<LiveTokenKeys> {
  let keys = await readTokenKeys(deps, now);
  return {
    get current() {
      return keys.current;
    },
    get verify() {
      return keys.verify;
    },
    get jwks() {
      return keys.jwks;
    },
    async refresh(later) {
      keys = await readTokenKeys(deps, later);
    },
  };
}

async function readTokenKeys(deps: SigningKeyDependencies, now: Date): Promise<TokenKeys> {
  const rows = await openSigningKeys(deps, 'token', now);
  const oldest = now.getTime() - limits.accessTokenSec * 1000;
  const usable = rows.filter((row) => row.retired_at === null || row.retired_at.getTime() > oldest);
  const current = chooseSigningKey(usable, now);
  if (!current) throw new Error('There is no signing key although one was just made');
  const publicKeys = usable.map(
    async (row): Promise<[string, CryptoKey]> => [row.id, await importSigningKey(readPublicJwk(row))],
  );
  return {
    current: { id: current.id, privateKey: await importSigningKey(unsealSigningKey(deps.vault, current)) },
    verify: new Map(await Promise.all(publicKeys)),
    jwks: { keys: usable.map((row) => presentSigningKey(row.id, readPublicJwk(row))) },
  };
}
