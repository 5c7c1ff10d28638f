import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';

/** What is stored of a tenant, in numbers. */
export interface TenantStock {
  accounts: number;
  credentials: number;
  credentialPictures: number;
  tempCaptures: number;
  oldestTempCapture: Date | null;
  nextPurge: Date | null;
}

/** Counts what is stored of a tenant. */
export async function readTenantStock(db: Db, tenantId: string): Promise<TenantStock> {
  const { rows } = await sql<TenantStock>`
    select a.*, c.*, t.* from
      (select count(*)::int as accounts from account where tenant_id = ${tenantId} and deleted_at is null) a,
      (select count(*)::int as credentials, count(image_blob_id)::int as "credentialPictures"
        from biometric_credential where tenant_id = ${tenantId} and deleted_at is null) c,
      (select count(*)::int as "tempCaptures", min(created_at) as "oldestTempCapture",
        min(expires_at) as "nextPurge" from temp_capture where tenant_id = ${tenantId}) t`.execute(db);
  return rows[0]!;
}

/** How the deliveries of a tenant's webhook fare. */
export interface WebhookHealth {
  lastSuccess: Date | null;
  pending: number;
  failed: number;
}

/** @param failedSince from when on given-up deliveries are counted */
export async function readWebhookHealth(db: Db, tenantId: string, failedSince: Date): Promise<WebhookHealth> {
  const { rows } = await sql<WebhookHealth>`
    select
      (select finished_at from webhook_delivery where tenant_id = ${tenantId} and status = 'succeeded'
        order by created_at desc limit 1) as "lastSuccess",
      (select count(*)::int from webhook_delivery
        where tenant_id = ${tenantId} and status = 'pending') as pending,
      (select count(*)::int from webhook_delivery
        where tenant_id = ${tenantId} and status = 'failed' and finished_at >= ${failedSince}) as failed`.execute(
    db,
  );
  return rows[0]!;
}
