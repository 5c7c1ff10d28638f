import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { transaction } from '../../platform/database.ts';
import { VaultSealBroken } from '../../store/seal/aes-vault.ts';
import { findDataKey, isDataKeyOf, takeDataKeyTurn } from '../../store/seal/data-key.ts';
import { type DataKey, type Db, type SealContext, VaultKeyGone } from '../../store/seal/vault.ts';
import { holdOpenTenant } from '../../store/tenant/require-open-tenant.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import type { SimulatedPasskey } from './authenticator.ts';

type Dependencies = Pick<SessionDependencies, 'db' | 'vault' | 'clock'>;

/** Whose passkey it is. */
interface Holder {
  tenantId: string;
  accountId: string;
}

const idBytes = 16;
const purpose = 'sandbox' as const;
const pkcs8 = { format: 'der', type: 'pkcs8' } as const;

/** Bound to its account: moved to another one it does not open. */
const placeOf = ({ accountId }: Holder): SealContext => ({
  table: 'account_passkey',
  column: 'credential_id',
  rowId: accountId,
});

async function openIfThere(vault: Dependencies['vault'], tx: Db, id: string): Promise<DataKey | null> {
  try {
    return await vault.openDataKey(tx, id);
  } catch (error) {
    // The sweep of a server of the version before takes it for an orphan.
    if (error instanceof VaultKeyGone) return null;
    throw error;
  }
}

/** The key of a sandbox, made where there is none: one, however many ask at once. */
const openKeyOfSandbox = ({ db, vault, clock }: Dependencies, tenantId: string): Promise<DataKey> =>
  transaction(db, async (tx) => {
    await holdOpenTenant(tx, tenantId);
    await takeDataKeyTurn(tx, { tenantId, purpose });
    const id = await findDataKey(tx, { tenantId, purpose });
    const found = id === undefined ? null : await openIfThere(vault, tx, id);
    return found ?? vault.createDataKey(tx, { tenantId, purpose, now: clock.now() });
  });

/**
 * Makes a passkey. Nothing of it is stored: its credential id holds its private key, sealed by a key of the sandbox
 * (WebAuthn Level 3, §4 "Credential ID", second form). So it is gone with the row of its credential id, or with that key.
 * @throws Problem E_TENANT_DISABLED
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
 * Opens a passkey by its credential id. The id was chosen by whoever registered it: it may name any key, and hold anything.
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
  const keyId = toUuid(id.subarray(0, idBytes));
  if (!(await isDataKeyOf(db, { id: keyId, tenantId: holder.tenantId, purpose }))) return null;
  try {
    const key = await vault.openDataKey(db, keyId);
    const opened = vault.unseal(key, id.subarray(idBytes), placeOf(holder));
    return { id, privateKey: createPrivateKey({ ...pkcs8, key: opened }) };
  } catch (error) {
    if (error instanceof VaultKeyGone || error instanceof VaultSealBroken) return null;
    throw error;
  }
}
