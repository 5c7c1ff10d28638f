import { hkdfSync } from 'node:crypto';
import {
  openSigningKeys,
  type PrivateRsaJwk,
  type SigningKeyDependencies,
  unsealRsaKey,
} from '../store/seal/open-signing-keys.ts';
import { chooseSigningKey } from '../store/seal/rotate-signing-key.ts';
import type { SigningKeyRow } from '../store/seal/signing-key.ts';

/** Keys of the provider at a moment. */
export interface ProviderKeys {
  /** Changes with the keys. */
  version: string;
  /** The one that signs first; the others are published for what they signed or will sign. */
  jwks: { keys: (PrivateRsaJwk & { kid: string; alg: 'RS256'; use: 'sig' })[] };
  /** Sign cookies; the first one new ones. */
  cookieKeys: string[];
}

/** Often enough to know a new key before it signs (`signingKeyActivationMs`), and soon that an old one is withdrawn. */
export const providerKeysRefreshMs = 30_000;
/** How long a retired key is published: an ID token may come back as a hint of whom to sign out. */
const publishedMs = 30 * 86_400_000;

/** Reads the keys that sign for all issuers, and reads them again so that a rotation is followed. */
export function createProviderKeys(deps: SigningKeyDependencies): (now: Date) => Promise<ProviderKeys> {
  let read: { at: number; keys: Promise<ProviderKeys> } | null = null;
  return (now) => {
    const age = read ? now.getTime() - read.at : Number.POSITIVE_INFINITY;
    if (read && age >= 0 && age < providerKeysRefreshMs) return read.keys;
    const fresh = { at: now.getTime(), keys: readKeys(deps, now) };
    // What failed once is tried again.
    fresh.keys.catch(() => {
      if (read === fresh) read = null;
    });
    read = fresh;
    return fresh.keys;
  };
}

async function readKeys(deps: SigningKeyDependencies, now: Date): Promise<ProviderKeys> {
  const rows = await openSigningKeys(deps, 'oidc', now);
  const published = rows.filter(
    ({ retired_at: end }) => end === null || end.getTime() > now.getTime() - publishedMs,
  );
  const current = chooseSigningKey(published, now);
  if (!current) throw new Error('There is no signing key although one was just made');
  const ordered = [current, ...published.filter((row) => row !== current)];
  const keys = ordered.map((row) => presentKey(deps, row));
  return {
    version: ordered.map(({ id }) => id).join(' '),
    jwks: { keys },
    cookieKeys: keys.map(({ d }) => cookieKey(d)),
  };
}

const presentKey = ({ vault }: SigningKeyDependencies, row: SigningKeyRow) => ({
  ...unsealRsaKey(vault, row),
  kid: row.id,
  alg: 'RS256' as const,
  use: 'sig' as const,
});

const cookieKey = (secret: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', 'selfsame oidc cookies', 32)).toString('base64url');
