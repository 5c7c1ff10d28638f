import { transaction } from '../../platform/database.ts';
import type { SigningPurpose } from '../tables.ts';
import { createSigningKey, type SigningKeyDependencies } from './open-signing-keys.ts';
import type { SigningKeyRow } from './signing-key.ts';

/** Until then every server has read a new key and publishes it; only then it signs. */
export const signingKeyActivationMs = 120_000;

/**
 * Makes a new signing key. It is published at once and signs after {@link signingKeyActivationMs}; until then the
 * old one does, and stays valid for what it signed.
 * @returns id of the new key
 */
export async function rotateSigningKey(
  { db, vault }: SigningKeyDependencies,
  purpose: SigningPurpose,
  now: Date,
): Promise<string> {
  const key = await createSigningKey(vault, purpose, now);
  await transaction(db, async (tx) => {
    await tx
      .updateTable('signing_key')
      .set({ retired_at: new Date(now.getTime() + signingKeyActivationMs) })
      .where('purpose', '=', purpose)
      .where('retired_at', 'is', null)
      .execute();
    await tx.insertInto('signing_key').values(key).execute();
  });
  return key.id;
}

/**
 * Makes a new key in place of all others, which are destroyed: for one that somebody else has. It signs as soon as a server
 * reads it; what the others signed is not to be verified any more.
 * @returns ids of the new key and of those that are gone
 */
export async function replaceSigningKeys(
  { db, vault }: SigningKeyDependencies,
  purpose: SigningPurpose,
  now: Date,
): Promise<{ id: string; withdrawn: string[] }> {
  const key = await createSigningKey(vault, purpose, now);
  return transaction(db, async (tx) => {
    const gone = await tx.deleteFrom('signing_key').where('purpose', '=', purpose).returning('id').execute();
    await tx.insertInto('signing_key').values(key).execute();
    return { id: key.id, withdrawn: gone.map(({ id }) => id) };
  });
}

/** The key that signs at a moment: the newest that is active and not retired. */
export function chooseSigningKey(rows: readonly SigningKeyRow[], now: Date): SigningKeyRow | undefined {
  const leaving = rows.find((row) => row.retired_at !== null && row.retired_at > now);
  const active = rows.find(
    (row) => row.retired_at === null && now.getTime() >= row.created_at.getTime() + signingKeyActivationMs,
  );
  // The very first key has no predecessor that could sign for it.
  return active ?? leaving ?? rows.find((row) => row.retired_at === null);
}
