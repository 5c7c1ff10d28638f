import { randomBytes } from 'node:crypto';
import { limits, type TotpSetUp } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { qrPath } from '../../platform/qr-path.ts';
import { insertCeremony, takeCeremony } from '../../store/operator/operator-ceremony.ts';
import type { DataKey, Db } from '../../store/seal/vault.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { createCeremonyId } from '../sign-in/portal-token.ts';
import { describeTotp, matchTotp } from './totp.ts';

/** Whose authenticator is set up: an operator's, or that of one who was invited. */
export interface TotpOwner {
  tenantId: string;
  operatorId?: string;
  inviteId?: string;
  /** What the authenticator shows beside the code. */
  label: string;
}

/** Where a secret belongs that waits for its first code. */
const pendingContext = (id: string) => ({ table: 'operator_ceremony', column: 'secret_sealed', rowId: id });

/** A fresh secret for an authenticator, 160 bits (RFC 4226 §4), sealed under a key that the operator will keep. */
export const beginTotp = (
  { db, vault, clock }: Pick<OperatorDependencies, 'db' | 'vault' | 'clock'>,
  owner: TotpOwner,
): Promise<TotpSetUp> =>
  transaction(db, async (tx) => {
    const now = clock.now();
    const id = createCeremonyId();
    const secret = randomBytes(20);
    const key = await vault.createDataKey(tx, { tenantId: owner.tenantId, purpose: 'operator', now });
    const expiresAt = new Date(now.getTime() + limits.portal.totpSetUpSec * 1_000);
    await insertCeremony(tx, {
      id,
      kind: 'totp',
      operator_id: owner.operatorId ?? null,
      invite_id: owner.inviteId ?? null,
      data_key_id: key.id,
      secret_sealed: vault.seal(key, secret, pendingContext(id)),
      expires_at: expiresAt,
    });
    const described = describeTotp(secret, owner.label);
    const { size, path } = qrPath(described.uri);
    return {
      CeremonyId: id,
      Secret: described.secret,
      Uri: described.uri,
      Qr: { Size: size, Path: path },
      ExpirationDate: expiresAt.toISOString(),
    };
  });

/** An authenticator that has shown that it holds the secret. */
export interface ProvenTotp {
  key: DataKey;
  secret: Buffer;
  step: number;
}

/**
 * Takes the first code of an authenticator that was set up.
 * @throws Problem E_CEREMONY_NOT_VALID, E_TOTP_NOT_ACCEPTED (and the ceremony goes on, since the transaction rolls back)
 */
export async function proveTotp(
  { vault, clock }: Pick<OperatorDependencies, 'vault' | 'clock'>,
  tx: Db,
  answer: { ceremonyId: string; code: string; operatorId?: string; inviteId?: string },
): Promise<ProvenTotp> {
  const now = clock.now();
  const ceremony = await takeCeremony(tx, { id: answer.ceremonyId, kind: 'totp', now });
  const isTheirs =
    ceremony?.operator_id === (answer.operatorId ?? null) && ceremony.invite_id === (answer.inviteId ?? null);
  if (!isTheirs || !ceremony.data_key_id || !ceremony.secret_sealed)
    throw new Problem('E_CEREMONY_NOT_VALID');
  const key = await vault.openDataKey(tx, ceremony.data_key_id);
  const secret = vault.unseal(key, ceremony.secret_sealed, pendingContext(ceremony.id));
  const step = matchTotp(secret, answer.code, now);
  if (step === null) throw new Problem('E_TOTP_NOT_ACCEPTED');
  return { key, secret, step };
}
