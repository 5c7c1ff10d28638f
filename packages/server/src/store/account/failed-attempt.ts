import type { Db } from '../seal/vault.ts';

/** Notes one failed verification. */
export async function insertFailedAttempt(
  tx: Db,
  attempt: { tenantId: string; accountId: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('failed_attempt')
    .values({
      id: crypto.randomUUID(),
      tenant_id: attempt.tenantId,
      account_id: attempt.accountId,
      failed_at: attempt.now,
    })
    .execute();
}

/** How many verifications of an account failed after `since`; older ones are forgotten on the way. */
export async function countFailedAttempts(tx: Db, accountId: string, since: Date): Promise<number> {
  await tx
    .deleteFrom('failed_attempt')
    .where('account_id', '=', accountId)
    .where('failed_at', '<=', since)
    .execute();
  const { total } = await tx
    .selectFrom('failed_attempt')
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** Forgets the failed verifications of an account. */
export async function deleteFailedAttempts(tx: Db, accountId: string): Promise<void> {
  await tx.deleteFrom('failed_attempt').where('account_id', '=', accountId).execute();
}
