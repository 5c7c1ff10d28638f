import type { Evidence } from '@selfsame/face';
import type { ComparisonDemand } from '../../judge/judge-capture.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { EnrolledFace } from '../dialogue/answered-challenge.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { scaleOf } from './session-embedder.ts';

/** The face that a verification is held to, and the captured one by the same embedder. */
export interface ComparedFace extends EnrolledFace {
  modelId: string;
  /** Null where no picture was good enough. */
  probe: Float32Array | null;
}

/** The pictures of a capture as they were seen, and what is compared; null where nothing is. */
export interface SeenCapture {
  evidence: Evidence;
  compared: ComparedFace | null;
}

/**
 * Sees the pictures of a capture by the embedder of the dialogue before them, or of the face that they are held to. When
 * that face was made anew while its owner turned the head, the two differ, and the pictures are seen by both.
 * @param embedders of the dialogue, null without one, and of new templates
 */
export async function seeCapture(
  see: (embedder: string) => Promise<Evidence>,
  reference: (EnrolledFace & { modelId: string }) | null,
  embedders: { ofDialogue: string | null; ofNew: string },
): Promise<SeenCapture> {
  const embedder = embedders.ofDialogue ?? reference?.modelId ?? embedders.ofNew;
  const evidence = await see(embedder);
  if (reference === null) return { evidence, compared: null };
  const probe = reference.modelId === embedder ? evidence : await see(reference.modelId);
  return { evidence, compared: { ...reference, probe: probe.template } };
}

/** The comparison that a session asks for. @throws Error without an error rate */
export function demandComparison(
  deps: Pick<SessionDependencies, 'findScale'>,
  session: SessionRow,
  { template, probe, modelId }: ComparedFace,
): ComparisonDemand {
  if (session.false_match_rate === null) throw new Error('A comparison without an error rate');
  return {
    ...{ reference: template, probe, model: modelId, scale: scaleOf(deps, modelId) },
    falseMatchRate: session.false_match_rate,
  };
}
