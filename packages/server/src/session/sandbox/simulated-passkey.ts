import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { findDataKey } from '../../store/seal/data-key.ts';
import { type SealContext, VaultKeyGone } from '../../store/seal/vault.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import type { SimulatedPasskey } from './authenticator.ts';

type Dependencies = Pick<SessionDependencies, 'db' | 'vault' | 'clock'>;

/** Whose passkey it is. */
interface Holder {
  tenantId: string;
  accountId: string;
}

const idBytes = 16;
const pkcs8 = { format: 'der', type: 'pkcs8' } as const;

/** Bound to its account: moved to another one it does not open. */
const placeOf = ({ accountId }: Holder): SealContext => ({
  table: 'account_passkey',
  column: 'credential_id',
  rowId: accountId,
});

async function openKeyOfSandbox({ db, vault, clock }: Dependencies, tenantId: string) {
  const purpose = 'sandbox' as const;
  const id = await findDataKey(db, { tenantId, purpose });
  return id === undefined
    ? vault.createDataKey(db, { tenantId, purpose, now: clock.now() })
    : vault.openDataKey(db, id);
}

/**
 * Makes a passkey. Nothing of it is stored: its credential id holds its private key, sealed by a key of the sandbox
 * (WebAuthn Level 3, §4 "Credential ID", second form). So it is gone with the row of its credential id, or with that key.
 */
export async function makeSimulatedPasskey(deps: Dependencies, holder: Holder): Promise<SimulatedPasskey> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = await openKeyOfSandbox(deps, holder.tenantId);
  const sealed = deps.vault.seal(key, privateKey.export(pkcs8), placeOf(holder));
  return { id: Buffer.concat([Buffer.from(key.id.replaceAll('-', ''), 'hex'), sealed]), privateKey };
}

const toUuid = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * Opens a passkey by its credential id.
 * @param credentialId base64url
 * @returns null where {@link makeSimulatedPasskey} did not make it, or its sandbox was emptied since
 */
export async function openSimulatedPasskey(
  { db, vault }: Dependencies,
  holder: Holder,
  credentialId: string,
): Promise<SimulatedPasskey | null> {
  const id = Buffer.from(credentialId, 'base64url');
  if (id.length <= idBytes) return null;
  try {
    const key = await vault.openDataKey(db, toUuid(id.subarray(0, idBytes)));
    const opened = vault.unseal(key, id.subarray(idBytes), placeOf(holder));
    return { id, privateKey: createPrivateKey({ ...pkcs8, key: opened }) };
  } catch (error) {
    if (error instanceof VaultKeyGone) return null;
    throw error;
  }
}
