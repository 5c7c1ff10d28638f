import { sql } from 'kysely';
import { createActedHead } from '../../packages/server/test/acted/acted-head.ts';
import { box, poses } from '../../packages/server/test/dialogue-actor.ts';
import { type Scene as Picture, stepFrame } from '../../packages/server/test/scene.ts';
import type { KnownSession } from '../world/world.ts';
import { type ActRow, accountOf, ask, askAsBackend, faceOfAccount, type Scene } from './act-row.ts';
import { beginEnrolment, beginSelfie, beginVerification, bindTempId, readSession } from './backend-acts.ts';
import { issueAttempt, openPage, submit } from './user-acts.ts';

/** Begins a session and opens its page. @returns undefined when it was refused, or its answer was lost */
async function beginAndOpen(
  scene: Scene,
  begin: (scene: Scene) => Promise<KnownSession | undefined>,
): Promise<{ session: KnownSession; token: string } | undefined> {
  const session = await begin(scene);
  const token = session && (await openPage(scene, session));
  return token ? { session, token } : undefined;
}

/** Shows a face until the session is over. */
async function showFace(scene: Scene, session: KnownSession, picture: Picture): Promise<void> {
  // One more than there are attempts: the last one is refused.
  for (let attempt = 0; attempt < 4 && session.token !== null; attempt += 1) {
    const attemptId = await issueAttempt(scene, session, session.token);
    if (!attemptId) return;
    await submit(scene, session, { attemptId, picture });
  }
}

/** Somebody enrols with the own face from the beginning to the end. */
async function enrol(scene: Scene): Promise<void> {
  const begun = await beginAndOpen(scene, beginEnrolment);
  if (!begun) return;
  await showFace(scene, begun.session, { face: faceOfAccount(scene) });
  await readSession(scene, begun.session);
}

/** Somebody tries to pass for another one until nothing is left to try. */
async function failVerification(scene: Scene): Promise<void> {
  const begun = await beginAndOpen(scene, beginVerification);
  if (!begun) return;
  await showFace(scene, begun.session, { face: 'face of dan' });
  if (scene.act.how % 2 === 0) await readSession(scene, begun.session);
}

/** A selfie whose TempId is bound at once. */
async function selfieAndBind(scene: Scene): Promise<void> {
  const begun = await beginAndOpen(scene, beginSelfie);
  if (!begun) return;
  await showFace(scene, begun.session, { face: faceOfAccount(scene) });
  await readSession(scene, begun.session);
  await bindTempId(scene, begun.session.tempId);
}

/** Moments around the end of a TempId, ms after it. */
const moments = [-2_000, 1, 1, 60_000] as const;

/** A TempId is bound just before its end, or just after. */
async function bindAtEnd(scene: Scene): Promise<void> {
  const { world, act } = scene;
  const known = world.sessions.filter(({ tenant, tempId }) => tenant === act.tenant && tempId !== null);
  const { tempId } = known[act.with % known.length] ?? { tempId: null };
  const { rows } = await sql<{
    at: Date;
  }>`select expires_at as at from temp_capture where id = ${tempId}`.execute(world.database.db);
  const leftMs =
    (rows[0]?.at.getTime() ?? 0) - world.clock.now().getTime() + moments[act.how % moments.length]!;
  if (leftMs > 0) world.clock.pass(leftMs / 1_000);
  // Whoever has a face already is refused before anybody looks at the TempId.
  if (act.how % 8 < 6) {
    await askAsBackend(scene, 'CreateAccount', {
      body: { AccountNumber: accountOf(scene), DisplayName: 'Late' },
    });
    await askAsBackend(scene, 'DeleteAccountBiometricCredential', {
      params: { AccountNumber: accountOf(scene) },
    });
  }
  await bindTempId(scene, tempId);
}

/** Frames in one turn of the head at most, and rounds until a capture is decided at most. */
const mostFrames = 60;
const mostRounds = 5;

/** Does what is asked until the dialogue of an attempt is over. */
async function turnHead(scene: Scene, token: string, attemptId: string, picture: Picture): Promise<void> {
  const look = createActedHead(poses);
  let asked: Parameters<typeof look>[0] = 'center';
  for (let frame = 0; frame < mostFrames; frame += 1) {
    scene.world.clock.pass(0.1);
    const form = new FormData();
    const bytes = stepFrame({
      picture: `${attemptId} ${frame} ${scene.at}`,
      box,
      ...picture,
      pose: look(asked),
    });
    form.append('frame', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'frame.jpg');
    const { status, body } = await ask(scene, 'AnswerStep', { params: { attemptId }, form, token });
    if (status !== 200 || body.state !== 'running') return;
    asked = body.step.ask;
  }
}

/** Somebody whose pictures leave a doubt: heads are turned, and operators look at it in the end. */
async function leaveDoubt(scene: Scene): Promise<void> {
  const begun = await beginAndOpen(scene, scene.act.how % 3 === 0 ? beginEnrolment : beginVerification);
  if (!begun) return;
  const { session, token } = begun;
  const picture = { face: faceOfAccount(scene), padLogit: -1 };
  let attempt = await issueAttempt(scene, session, token);
  for (let round = 0; attempt && round < mostRounds; round += 1) {
    if (round > 0) await turnHead(scene, token, attempt, picture);
    const shown = { ...picture, padLogit: round > 0 ? -3.5 : -1, picture: `${attempt} ${round}` };
    const outcome = await submit(scene, session, { attemptId: attempt, picture: shown });
    if (outcome !== 'continue') return;
    attempt = (await issueAttempt(scene, session, token)) ?? attempt;
  }
}

/** What somebody does from a beginning to an end. */
export const journeyActs = [
  { name: 'enrol', weight: 3, perform: enrol },
  { name: 'failVerification', weight: 4, perform: failVerification },
  { name: 'selfieAndBind', weight: 3, perform: selfieAndBind },
  { name: 'bindAtEnd', weight: 3, perform: bindAtEnd },
  { name: 'leaveDoubt', weight: 1, perform: leaveDoubt },
] as const satisfies readonly ActRow[];
