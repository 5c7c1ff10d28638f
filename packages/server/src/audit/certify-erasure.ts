import type { EventSubscriber } from '../platform/events.ts';
import { insertErasureCertificate } from '../store/account/erasure-certificate.ts';
import type { Db } from '../store/seal/vault.ts';
import { isSandbox } from '../store/tenant/require-open-tenant.ts';
import type { RecordSigner } from './record-signer.ts';

/** What the certificates do not promise (decision 0152). */
const remains =
  'Account number, name, addresses and tags were deleted from the database. Its files may hold them until PostgreSQL uses that space and its write-ahead log again, and backups until they are deleted.';
const remainsOfTenant =
  'Everything of the tenant was deleted from the database but its customer number, its audit log and its certificates. The files of the database may hold the rest until PostgreSQL uses that space and its write-ahead log again, and backups until they are deleted.';

/** Signs a certificate for every account and every tenant that is erased, in the transaction that ends the erasure. */
export const createErasureCertifier =
  (signer: Pick<RecordSigner, 'sign'>): EventSubscriber<Db> =>
  async (tx, event) => {
    if (event.type !== 'account.erased' && event.type !== 'tenant.erased') return;
    const { certificateId, accountId } = event.references;
    const isTenant = event.type === 'tenant.erased';
    // The log of who owns the installation is told as well; the certificate is the erased tenant's.
    if (isTenant && !certificateId) return;
    if (!certificateId || (!isTenant && !accountId))
      throw new Error(`${event.type} names no certificate or account`);
    await insertErasureCertificate(tx, {
      id: certificateId,
      tenant_id: event.tenantId,
      account_id: accountId ?? null,
      statement: await signer.sign('erasure', {
        version: 1,
        ...((await isSandbox(tx, event.tenantId)) && { sandbox: true }),
        id: certificateId,
        tenant: event.tenantId,
        ...(accountId && { account: accountId }),
        erasedAt: event.at.toISOString(),
        ...event.data,
        remains: isTenant ? remainsOfTenant : remains,
      }),
      created_at: event.at,
    });
  };
