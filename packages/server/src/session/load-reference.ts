import { findAccountById } from '../store/account.ts';
import { findLiveCredential } from '../store/biometric-credential.ts';
import type { SessionRow } from '../store/session.ts';
import { templateFromBytes } from '../store/template-bytes.ts';
import { type Db, VaultKeyGone } from '../store/vault.ts';
import { referenceContext } from './create-session.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import type { EndReason } from './session-end.ts';

/** The face a capture is compared with, or why there is none any more. */
export type Reference =
  | { kind: 'none' }
  | { kind: 'template'; template: Float32Array }
  | { kind: 'unusable'; reason: Extract<EndReason, 'accountNotUsable' | 'modelMismatch'> };

type Dependencies = Pick<SessionDependencies, 'db' | 'vault' | 'engine'>;
const accountNotUsable: Reference = { kind: 'unusable', reason: 'accountNotUsable' };

/** Whether the account of a session, if it has one, still lives and is enabled. */
export const isAccountUsable = async (db: Db, session: SessionRow): Promise<boolean> => {
  if (!session.account_id || session.kind === 'selfie') return true;
  return (await findAccountById(db, session.tenant_id, session.account_id))?.enabled === true;
};

const loadInline = async (deps: Dependencies, session: SessionRow): Promise<Reference> => {
  if (session.reference_model_id !== deps.engine.models.embedder.id) {
    return { kind: 'unusable', reason: 'modelMismatch' };
  }
  if (!session.reference_sealed || !session.data_key_id) {
    throw new Error(`Session ${session.id} has neither an account nor a reference`);
  }
  const key = await deps.vault.openDataKey(deps.db, session.data_key_id);
  const bytes = deps.vault.unseal(key, session.reference_sealed, referenceContext(session.id));
  return { kind: 'template', template: templateFromBytes(bytes) };
};

const loadCredential = async (deps: Dependencies, accountId: string): Promise<Reference> => {
  const credential = await findLiveCredential(deps.db, accountId);
  if (!credential?.template_sealed || !credential.data_key_id) return accountNotUsable;
  if (credential.model_id !== deps.engine.models.embedder.id) {
    return { kind: 'unusable', reason: 'modelMismatch' };
  }
  const key = await deps.vault.openDataKey(deps.db, credential.data_key_id);
  const bytes = deps.vault.unseal(key, credential.template_sealed, {
    table: 'biometric_credential',
    column: 'template_sealed',
    rowId: credential.id,
  });
  return { kind: 'template', template: templateFromBytes(bytes) };
};

/**
 * The reference a session's capture is compared with, as it is now: an account that re-enrolled since the
 * session began is compared with its new face.
 */
export const loadReference = async (deps: Dependencies, session: SessionRow): Promise<Reference> => {
  if (!(await isAccountUsable(deps.db, session))) return accountNotUsable;
  if (session.kind !== 'verification') return { kind: 'none' };
  try {
    return session.account_id
      ? await loadCredential(deps, session.account_id)
      : await loadInline(deps, session);
  } catch (error) {
    if (error instanceof VaultKeyGone) return accountNotUsable;
    throw error;
  }
};
