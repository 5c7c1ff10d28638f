import { insertAccountPasskey } from '../../src/store/account/account-passkey.ts';
import type { Db } from '../../src/store/seal/vault.ts';

/** A passkey whose ceremony nobody held: for lists and names alone. @returns its id */
export async function insertPasskeyRow(
  db: Db,
  owner: { accountId: string; description: string },
): Promise<string> {
  const id = crypto.randomUUID();
  const account = await db
    .selectFrom('account')
    .select(['tenant_id', 'created_at'])
    .where('id', '=', owner.accountId)
    .executeTakeFirstOrThrow();
  await insertAccountPasskey(db, {
    id,
    tenant_id: account.tenant_id,
    account_id: owner.accountId,
    credential_id: Buffer.from(id).toString('base64url'),
    public_key: Buffer.of(1),
    counter: 0,
    transports: ['internal'],
    aaguid: crypto.randomUUID(),
    backup_eligible: false,
    backed_up: false,
    rp_id: 'localhost',
    description: owner.description,
    created_at: account.created_at,
  });
  return id;
}

/** A webhook delivery of an account that was made before. @returns its id */
export async function insertDeliveryRow(
  db: Db,
  { tenantId, accountNumber, now }: { tenantId: string; accountNumber: string; now: Date },
): Promise<string> {
  const id = crypto.randomUUID();
  await db
    .insertInto('webhook_delivery')
    .values({
      id,
      tenant_id: tenantId,
      event_type: 3,
      account_number: accountNumber,
      body: '{}',
      created_at: now,
    })
    .execute();
  return id;
}

/** A decision of a reviewer about the only attempt of a transaction, with a note. */
export async function insertReviewNote(db: Db, sessionId: string, note: string): Promise<void> {
  const attempt = await db
    .selectFrom('attempt')
    .select(['id', 'tenant_id', 'created_at'])
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('review')
    .values({
      session_id: sessionId,
      tenant_id: attempt.tenant_id,
      attempt_id: attempt.id,
      state: 'accepted',
      needed: 1,
      can_accept: true,
      data_key_id: null,
      model_id: 'none',
      portrait: 0,
      shows_frames: false,
      created_at: attempt.created_at,
      ended_at: attempt.created_at,
    })
    .execute();
  await db
    .insertInto('review_decision')
    .values({
      session_id: sessionId,
      operator_id: crypto.randomUUID(),
      decision: 'accept',
      note,
      created_at: attempt.created_at,
    })
    .execute();
}
