import type { MatchScale } from '../../judge/match-scale.ts';
import { findLiveCredential } from '../../store/account/biometric-credential.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

type Dependencies = Pick<SessionDependencies, 'engine' | 'findScale'>;

/** The id of the embedder that the reference of a session is of; null where nothing is compared. */
async function referenceModelOf(db: Db, session: SessionRow): Promise<string | null> {
  if (session.kind !== 'verification') return null;
  if (!session.account_id) return session.reference_model_id;
  return (await findLiveCredential(db, session.account_id))?.model_id ?? null;
}

/**
 * The id of the embedder by which a session's faces are seen: that of the face it compares with, where it runs here; else
 * the one that makes new templates.
 */
export async function findSessionEmbedder(deps: Dependencies, db: Db, session: SessionRow): Promise<string> {
  const ofReference = await referenceModelOf(db, session);
  return ofReference !== null && deps.findScale(ofReference) !== null
    ? ofReference
    : deps.engine.models.embedder.id;
}

/** What the cosines of an embedder that ran mean. @throws Error when it does not run */
export function scaleOf({ findScale }: Pick<Dependencies, 'findScale'>, embedder: string): MatchScale {
  const scale = findScale(embedder);
  if (scale === null) throw new Error(`The embedder ${embedder} does not run here`);
  return scale;
}
