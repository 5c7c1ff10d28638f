import { templateFromBytes, templateToBytes } from '../../store/account/template-bytes.ts';
import type { DataKey, Db } from '../../store/seal/vault.ts';
import { dialogueReferenceContext } from '../../store/session/challenge-dialogue.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

type Dependencies = Pick<SessionDependencies, 'vault'>;

/** The key that all faces of a session's dialogues are sealed under. */
export function sessionKeyOf(deps: Dependencies, tx: Db, session: SessionRow): Promise<DataKey> {
  if (!session.data_key_id) throw new Error(`Session ${session.id} has no data key`);
  return deps.vault.openDataKey(tx, session.data_key_id);
}

/** Opens the face with which a dialogue compares; null before there is one. */
export async function openReference(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  dialogue: { attemptId: string; reference: Buffer | null },
): Promise<Float32Array | null> {
  if (!dialogue.reference) return null;
  const key = await sessionKeyOf(deps, tx, session);
  return templateFromBytes(
    deps.vault.unseal(key, dialogue.reference, dialogueReferenceContext(dialogue.attemptId)),
  );
}

/** Seals the face of the neutral pose under the session's key. */
export async function sealReference(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  face: { attemptId: string; template: Float32Array },
): Promise<Buffer> {
  const key = await sessionKeyOf(deps, tx, session);
  return deps.vault.seal(key, templateToBytes(face.template), dialogueReferenceContext(face.attemptId));
}
