import { findAccountById } from '../../store/account/account.ts';
import { hasAccountBrowser } from '../../store/account/account-browser.ts';
import { hasAccountPasskey } from '../../store/account/account-passkey.ts';
import { findLiveCredential } from '../../store/account/biometric-credential.ts';
import { templateFromBytes } from '../../store/account/template-bytes.ts';
import { openViews, type StoredView } from '../../store/account/turned-views.ts';
import { type Db, VaultKeyGone } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { referenceContext } from '../begin/create-session.ts';
import type { EndReason } from '../life/session-end.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** The face a capture is compared with, or why there is none any more. */
export type Reference =
  | { kind: 'none' }
  /** Its views are none where the reference is a picture or was captured passively. */
  | { kind: 'template'; template: Float32Array; views: readonly StoredView[]; modelId: string }
  | { kind: 'unusable'; reason: Extract<EndReason, 'accountNotUsable' | 'modelMismatch'> };

type Dependencies = Pick<SessionDependencies, 'db' | 'vault' | 'findScale'>;
const accountNotUsable: Reference = { kind: 'unusable', reason: 'accountNotUsable' };
const modelMismatch: Reference = { kind: 'unusable', reason: 'modelMismatch' };

/** Whether faces of a model can be compared here at the error rate of a session. */
function isComparable(
  { findScale }: Pick<Dependencies, 'findScale'>,
  modelId: string,
  { false_match_rate: rate }: SessionRow,
): boolean {
  const scale = findScale(modelId);
  if (scale === null) return false;
  return rate === null || (rate >= scale.fmrRange.min && rate <= scale.fmrRange.max);
}

/**
 * Whether the account of a session, if it has one, still lives and is enabled, and has the passkey or the known browser that
 * the session saw.
 */
export async function isAccountUsable(db: Db, session: SessionRow): Promise<boolean> {
  if (!session.account_id || session.kind === 'selfie') return true;
  if ((await findAccountById(db, session.tenant_id, session.account_id))?.enabled !== true) return false;
  const { passkey_id: passkeyId, passkey_browser_id: browserId } = session;
  if (browserId !== null && !(await hasAccountBrowser(db, browserId))) return false;
  return passkeyId === null || hasAccountPasskey(db, passkeyId);
}

/**
 * Whether the face that a capture was compared with is the account's still: a capture may wait for operators or a code,
 * and meanwhile the face may be deleted or another one enrolled.
 */
export async function isReferenceKept(db: Db, session: SessionRow, comparedAt: Date): Promise<boolean> {
  if (!session.account_id || session.kind !== 'verification') return true;
  const live = await findLiveCredential(db, session.account_id);
  return live !== undefined && live.created_at <= comparedAt;
}

async function loadInline(deps: Dependencies, session: SessionRow): Promise<Reference> {
  const { reference_model_id: modelId } = session;
  if (modelId === null || !isComparable(deps, modelId, session)) return modelMismatch;
  if (!session.reference_sealed || !session.data_key_id) {
    throw new Error(`Session ${session.id} has neither an account nor a reference`);
  }
  const key = await deps.vault.openDataKey(deps.db, session.data_key_id);
  const bytes = deps.vault.unseal(key, session.reference_sealed, referenceContext(session.id));
  return { kind: 'template', template: templateFromBytes(bytes), views: [], modelId };
}

async function loadCredential(
  deps: Dependencies,
  session: SessionRow,
  accountId: string,
): Promise<Reference> {
  const credential = await findLiveCredential(deps.db, accountId);
  if (!credential?.template_sealed || !credential.data_key_id) return accountNotUsable;
  const { model_id: modelId } = credential;
  if (!isComparable(deps, modelId, session)) return modelMismatch;
  const key = await deps.vault.openDataKey(deps.db, credential.data_key_id);
  const bytes = deps.vault.unseal(key, credential.template_sealed, {
    table: 'biometric_credential',
    column: 'template_sealed',
    rowId: credential.id,
  });
  const views = openViews(deps.vault, key, credential.views_sealed, {
    table: 'biometric_credential',
    id: credential.id,
  });
  return { kind: 'template', template: templateFromBytes(bytes), views, modelId };
}

/**
 * The reference a session's capture is compared with, as it is now: an account that re-enrolled since the
 * session began is compared with its new face.
 */
export async function loadReference(deps: Dependencies, session: SessionRow): Promise<Reference> {
  if (!(await isAccountUsable(deps.db, session))) return accountNotUsable;
  if (session.kind !== 'verification') return { kind: 'none' };
  try {
    return session.account_id
      ? await loadCredential(deps, session, session.account_id)
      : await loadInline(deps, session);
  } catch (error) {
    if (error instanceof VaultKeyGone) return accountNotUsable;
    throw error;
  }
}
