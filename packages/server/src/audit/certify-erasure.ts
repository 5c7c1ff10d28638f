import type { EventSubscriber } from '../platform/events.ts';
import { insertErasureCertificate } from '../store/erasure-certificate.ts';
import type { Db } from '../store/vault.ts';
import type { RecordSigner } from './record-signer.ts';

/** Signs a certificate for every account that is erased, in the transaction that destroys its keys. */
export const createErasureCertifier =
  (signer: Pick<RecordSigner, 'sign'>): EventSubscriber<Db> =>
  async (tx, event) => {
    if (event.type !== 'account.erased') return;
    const { certificateId, accountId } = event.references;
    if (!certificateId || !accountId) throw new Error('account.erased names no certificate or account');
    await insertErasureCertificate(tx, {
      id: certificateId,
      tenant_id: event.tenantId,
      account_id: accountId,
      statement: await signer.sign('erasure', {
        version: 1,
        id: certificateId,
        tenant: event.tenantId,
        account: accountId,
        erasedAt: event.at.toISOString(),
        ...event.data,
      }),
      created_at: event.at,
    });
  };
