import { insertFailedAttempt } from '../../src/store/account/failed-attempt.ts';
import type { Db } from '../../src/store/seal/vault.ts';
import { insertPasskeyRow } from './insert-rows.ts';

/**
 * Gives an account what is kept beside its face: a verification that names it, a failure and a passkey.
 * @returns words of them that are nowhere once it is erased
 */
export async function furnishAccount(
  db: Db,
  { tenantId, id, accountNumber, now }: { tenantId: string; id: string; accountNumber: string; now: Date },
): Promise<string[]> {
  const email = 'leaver@example.com';
  await db
    .insertInto('session')
    .values({
      ...{
        id: crypto.randomUUID(),
        tenant_id: tenantId,
        account_id: id,
        account_number: accountNumber,
        email,
      },
      ...{ kind: 'verification', name: 'Verify_Identity', check_liveness: true },
      ...{ started_at: now, expires_at: now },
    })
    .execute();
  await insertFailedAttempt(db, { tenantId, accountId: id, atSignIn: false, now });
  const passkey = await insertPasskeyRow(db, { accountId: id, description: 'Phone of the leaver' });
  return [email, `"account_number": "${accountNumber}"`, passkey];
}
