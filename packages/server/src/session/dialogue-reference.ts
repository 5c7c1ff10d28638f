import { dialogueReferenceContext } from '../store/challenge-dialogue.ts';
import type { SessionRow } from '../store/session.ts';
import { templateFromBytes, templateToBytes } from '../store/template-bytes.ts';
import type { DataKey, Db } from '../store/vault.ts';
import type { SessionDependencies } from './session-dependencies.ts';

type Dependencies = Pick<SessionDependencies, 'vault'>;

const keyOf = (deps: Dependencies, tx: Db, session: SessionRow): Promise<DataKey> => {
  if (!session.data_key_id) throw new Error(`Session ${session.id} has no data key`);
  return deps.vault.openDataKey(tx, session.data_key_id);
};

/** Opens the face with which a dialogue compares; null before there is one. */
export const openReference = async (
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  dialogue: { attemptId: string; reference: Buffer | null },
): Promise<Float32Array | null> => {
  if (!dialogue.reference) return null;
  const key = await keyOf(deps, tx, session);
  return templateFromBytes(
    deps.vault.unseal(key, dialogue.reference, dialogueReferenceContext(dialogue.attemptId)),
  );
};

/** Seals the face of the neutral pose under the session's key. */
export const sealReference = async (
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  face: { attemptId: string; template: Float32Array },
): Promise<Buffer> => {
  const key = await keyOf(deps, tx, session);
  return deps.vault.seal(key, templateToBytes(face.template), dialogueReferenceContext(face.attemptId));
};
