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

/** The key that signs at a moment: the newest that is active and not retired. */
export function chooseSigningKey(rows: readonly SigningKeyRow[], now: Date): SigningKeyRow | undefined {
  const leaving = rows.find((row) => row.retired_at !== null && row.retired_at > now);
  const active = rows.find(
    (row) => row.retired_at === null && now.getTime() >= row.created_at.getTime() + signingKeyActivationMs,
  );
  // The very first key has no predecessor that could sign for it.
  return active ?? leaving ?? rows.find((row) => row.retired_at === null);
}
