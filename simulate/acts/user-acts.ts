import type { CaptureOutcome } from '@selfsame/contract';
import { type Scene as Picture, upload } from '../../packages/server/test/scene.ts';
import type { KnownSession } from '../world/world.ts';
import { type ActRow, ask, faceOf, type Scene, sessionOf } from './act-row.ts';
import { readSession } from './backend-acts.ts';

/** How live a picture looks to the engine of scenes: beyond any bound, on either side. */
const padLogits = { live: 6, spoof: -6 } as const;

/** Opens the page of a session, unless a page is open already. @returns the token of the page */
export async function openPage(scene: Scene, session: KnownSession, isNew = false): Promise<string | null> {
  if (session.token !== null && !isNew) return session.token;
  const kind = session.kind === 'verification' ? 'transaction' : 'operation';
  const body = { kind, id: session.id, secret: session.secret };
  const answer = await ask(scene, 'OpenCaptureSession', { body });
  if (answer.status !== 200) return null;
  session.token = answer.body.token as string;
  session.statuses.push(answer.body.session.status);
  scene.world.secrets.add(session.token);
  // A verification asks first whether it is wanted; now and then nobody answers.
  if (kind === 'transaction' && scene.act.how % 16 !== 15)
    await ask(scene, 'ApproveCaptureSession', { token: session.token });
  return session.token;
}

async function openLink(scene: Scene): Promise<void> {
  const session = sessionOf(scene);
  if (session) await openPage(scene, session, true);
}

export async function issueAttempt(
  scene: Scene,
  session: KnownSession,
  token: string,
): Promise<string | null> {
  const { status, body } = await ask(scene, 'IssueAttempt', { body: {}, token });
  if (status === 401) session.token = null;
  if (status !== 200) return null;
  session.attempts.push(body.attemptId);
  return body.attemptId;
}

function formOf(picture: Picture): FormData {
  const form = new FormData();
  for (const { name, filename, contentType, bytes } of upload(picture)) {
    if (filename === undefined) form.append(name, bytes.toString('utf8'));
    else form.append(name, new Blob([new Uint8Array(bytes)], { type: contentType }), filename);
  }
  return form;
}

/** What the camera sees in an act. */
const pictureOf = (scene: Scene): Picture => ({
  face: faceOf(scene),
  padLogit: scene.act.how % 6 === 0 ? padLogits.spoof : padLogits.live,
});

/** Sends pictures for an attempt. @returns what came of them; null without an answer */
export async function submit(
  scene: Scene,
  session: KnownSession,
  { attemptId, picture }: { attemptId: string; picture: Picture },
): Promise<CaptureOutcome['outcome'] | null> {
  if (session.token === null) return null;
  const request = { params: { attemptId }, form: formOf(picture), token: session.token };
  const { status, body } = await ask(scene, 'SubmitAttempt', request);
  if (status !== 200) return null;
  session.statuses.push(body.session.status);
  return body.outcome;
}

/** Opens the link, asks for an attempt and shows a face. */
async function takeSelfie(scene: Scene): Promise<void> {
  const session = sessionOf(scene);
  if (!session) return;
  const token = await openPage(scene, session);
  const attemptId = token && (await issueAttempt(scene, session, token));
  if (!attemptId) return;
  await submit(scene, session, { attemptId, picture: pictureOf(scene) });
  // Many a backend asks as soon as the user is done.
  if (scene.act.how % 2 === 0) await readSession(scene, session);
}

async function askForAttempt(scene: Scene): Promise<void> {
  const session = sessionOf(scene);
  const token = session && (await openPage(scene, session));
  if (token) await issueAttempt(scene, session, token);
}

/** Sends pictures for an attempt that was asked for before, perhaps once more. */
async function sendPictures(scene: Scene): Promise<void> {
  const session = sessionOf(scene);
  const attemptId = session?.attempts.at(-1 - (scene.act.with % 2));
  if (session && attemptId) await submit(scene, session, { attemptId, picture: pictureOf(scene) });
}

async function decline(scene: Scene): Promise<void> {
  const session = sessionOf(scene);
  if (!session?.token) return;
  const { status, body } = await ask(scene, 'DeclineCaptureSession', { token: session.token });
  if (status === 200) session.statuses.push(body.status);
}

/** What people before a camera do. */
export const userActs = [
  { name: 'openLink', weight: 2, perform: openLink },
  { name: 'takeSelfie', weight: 14, perform: takeSelfie },
  { name: 'askForAttempt', weight: 2, perform: askForAttempt },
  { name: 'sendPictures', weight: 4, perform: sendPictures },
  { name: 'decline', weight: 1, perform: decline },
] as const satisfies readonly ActRow[];
