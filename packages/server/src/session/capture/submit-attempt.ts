import type { CaptureOutcome } from '@selfsame/contract';
import { modelsOf } from '../../judge/dialogue.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import type { Part } from '../../platform/http/handler.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { type CaptureSource, takeAttempt } from '../take/take-attempt.ts';
import { analyseOrBusy } from './analyse-or-busy.ts';
import { readCaptureParts } from './capture-parts.ts';
import { seeCapture } from './compared-face.ts';

/** Pictures of the page's camera, seen by the engine. */
const cameraSource = (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  parts: Part[],
): CaptureSource => ({
  isSimulated: false,
  read: () => readCaptureParts(parts),
  see({ upload, reference, challenge }) {
    // No signal: a phone whose connection drops after the upload finds its outcome when it comes back.
    const { tenantId, sessionId } = principal;
    const see = (embedder: string) =>
      analyseOrBusy(deps.engine.analyse(upload.frames, { mode: 'capture', embedder, tenantId, sessionId }));
    const ofDialogue = challenge && modelsOf(challenge.dialogue).embedder;
    return seeCapture(see, reference, { ofDialogue, ofNew: deps.engine.models.embedder.id });
  },
});

/**
 * Takes a capture of the page's camera: `takeAttempt` says what comes of it.
 * @param onJudged told of the session as it is then by the one request that had the capture judged, never by one that asks again
 * @throws Problem as that, and for a malformed upload
 */
export async function submitAttempt(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  attemptId: string,
  parts: Part[],
  onJudged: (judged: SessionRow) => Promise<void> = async () => {},
): Promise<CaptureOutcome> {
  const source = cameraSource(deps, principal, parts);
  const { outcome, judged } = await takeAttempt(deps, principal, attemptId, source);
  if (judged) await onJudged(judged);
  return outcome;
}
