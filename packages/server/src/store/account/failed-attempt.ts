import type { Db } from '../seal/vault.ts';
import { readMatchingPolicy } from '../tenant/tenant-setting.ts';

/** Failed verifications of an account: those that its tenant began, or those that sign-ins of the OpenID Provider began. */
export interface FailedAttempts {
  accountId: string;
  atSignIn: boolean;
}

/** Notes one failed verification. */
export async function insertFailedAttempt(
  tx: Db,
  attempt: FailedAttempts & { tenantId: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('failed_attempt')
    .values({
      id: crypto.randomUUID(),
      tenant_id: attempt.tenantId,
      account_id: attempt.accountId,
      at_sign_in: attempt.atSignIn,
      failed_at: attempt.now,
    })
    .execute();
}

/** How many verifications of an account failed after `since`. */
export async function countFailedAttempts(
  db: Db,
  { accountId, atSignIn }: FailedAttempts,
  since: Date,
): Promise<number> {
  const { total } = await db
    .selectFrom('failed_attempt')
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .where('account_id', '=', accountId)
    .where('at_sign_in', '=', atSignIn)
    .where('failed_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** Forgets failed verifications of an account that no longer count. */
export async function deleteFailedAttemptsUntil(tx: Db, accountId: string, until: Date): Promise<void> {
  await tx
    .deleteFrom('failed_attempt')
    .where('account_id', '=', accountId)
    .where('failed_at', '<=', until)
    .execute();
}

/** Forgets the failed verifications of an account; all of them, or those of one kind. */
export async function deleteFailedAttempts(
  tx: Db,
  { accountId, atSignIn }: Pick<FailedAttempts, 'accountId'> & Partial<FailedAttempts>,
): Promise<void> {
  await tx
    .deleteFrom('failed_attempt')
    .where('account_id', '=', accountId)
    .$if(atSignIn !== undefined, (query) => query.where('at_sign_in', '=', atSignIn as boolean))
    .execute();
}

/** Whether so many sign-ins of an account failed that nobody passes one now. */
export async function areSignInsStopped(
  db: Db,
  { tenantId, accountId, now }: { tenantId: string; accountId: string; now: Date },
): Promise<boolean> {
  const { Lockout: policy } = await readMatchingPolicy(db, tenantId);
  const since = new Date(now.getTime() - policy.FailedAttemptsTimeoutSec * 1_000);
  return (
    policy.Enabled &&
    (await countFailedAttempts(db, { accountId, atSignIn: true }, since)) > policy.MaxFailedAttempts
  );
}
