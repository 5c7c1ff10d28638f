import {
  type AskingPage,
  SoftwareAuthenticator,
} from '../../packages/server/test/passkey/software-authenticator.ts';
import { baseUrl } from '../world/open-node.ts';
import type { KnownCeremony, KnownSession } from '../world/world.ts';
import { type ActRow, accountOf, accounts, ask, askAsBackend, faceOfAccount, type Scene } from './act-row.ts';
import { keepSession, readSession, timeoutOf } from './backend-acts.ts';
import { issueAttempt, openPage, submit } from './user-acts.ts';

/** The page that the server itself serves. */
const ourPage: AskingPage = { origin: baseUrl };

/** The device of somebody; each person of each tenant has one. */
function deviceOf({ world }: Scene, tenant: 0 | 1, number: string): SoftwareAuthenticator {
  const owner = `${tenant} ${number}`;
  const device = world.devices.get(owner) ?? new SoftwareAuthenticator();
  world.devices.set(owner, device);
  return device;
}

const ownDevice = (scene: Scene): SoftwareAuthenticator =>
  deviceOf(scene, scene.act.tenant, accountOf(scene));

/** Begins the step with a passkey that a session is at, and keeps what its authenticator says. */
async function beginCeremony(
  scene: Scene,
  session: KnownSession,
  answerOf: (options: unknown) => Record<string, unknown> | undefined,
): Promise<KnownCeremony | undefined> {
  const token = await openPage(scene, session);
  if (!token) return undefined;
  const { status, body } = await ask(scene, 'BeginCapturePasskey', { body: {}, token });
  const response = status === 200 ? answerOf(body.options) : undefined;
  if (!response) return undefined;
  const ceremony = { id: body.ceremonyId as string, session, response };
  scene.world.ceremonies.push(ceremony);
  return ceremony;
}

/** Sends what an authenticator said. @returns what came of it; null without an answer */
async function answerCeremony(
  scene: Scene,
  { id, session, response }: KnownCeremony,
): Promise<string | null> {
  if (session.token === null) return null;
  const request = { body: { ceremonyId: id, response }, token: session.token };
  const { status, body } = await ask(scene, 'AnswerCapturePasskey', request);
  if (status !== 200) return null;
  session.statuses.push(body.session.status);
  return body.outcome;
}

async function beginKeyEnrolment(scene: Scene): Promise<KnownSession | undefined> {
  const named = { AccountNumber: accountOf(scene), Name: 'EnrollFido2Credential' };
  const { status, body } = await askAsBackend(scene, 'CreateOperation', {
    body: { ...named, Timeout: timeoutOf(scene) },
  });
  return status === 200 ? keepSession(scene, 'enrolment', body) : undefined;
}

/** Makes a key for an account, or tells of one that somebody has already. */
async function beginKey(scene: Scene): Promise<KnownCeremony | undefined> {
  const { act } = scene;
  const session = await beginKeyEnrolment(scene);
  if (!session) return undefined;
  return beginCeremony(scene, session, (options) => {
    const taken = deviceOf(scene, act.tenant, accounts[act.with % accounts.length]!);
    const key = taken.keys.at(-1);
    const { challenge } = options as { challenge: string };
    if (key && act.how % 4 === 0) return taken.register(key, challenge, ourPage);
    // A device that holds a key of the account makes no other one.
    return ownDevice(scene).create({ ...(options as object), excludeCredentials: [] }, ourPage);
  });
}

/** Asks for the passkey of an account, alone or before the face. */
async function beginKeyVerification(scene: Scene): Promise<KnownCeremony | undefined> {
  const { act } = scene;
  const named = { AccountNumber: accountOf(scene), Name: 'Verify_Identity', Timeout: timeoutOf(scene) };
  const asked = { CredentialType: act.how % 3 === 0 ? 5 : 4, BioPolicy: { CheckLiveness: true } };
  const request = { body: { ...named, ConfirmationPolicy: asked } };
  let begun = await askAsBackend(scene, 'CreateTransaction', request);
  if (begun.body?.ID === 'E_ACCOUNT_PASSKEY_REQUIRED') {
    await enrolKey(scene);
    begun = await askAsBackend(scene, 'CreateTransaction', request);
  }
  if (begun.status !== 200) return undefined;
  return beginCeremony(scene, keepSession(scene, 'verification', begun.body), (options) => {
    const owner = act.with % 4 === 0 ? accounts[act.with % accounts.length]! : accountOf(scene);
    const { keys } = deviceOf(scene, act.tenant, owner);
    // Now and then an older key, which may be deleted.
    const key = keys[act.with % 5 === 0 ? 0 : keys.length - 1];
    return key && deviceOf(scene, act.tenant, owner).get(options, ourPage, key);
  });
}

async function enrolKey(scene: Scene): Promise<void> {
  const ceremony = await beginKey(scene);
  if (ceremony) await answerCeremony(scene, ceremony);
}

async function verifyByKey(scene: Scene): Promise<void> {
  const ceremony = await beginKeyVerification(scene);
  if (!ceremony) return;
  const outcome = await answerCeremony(scene, ceremony);
  const { session } = ceremony;
  // The face comes after the key.
  const attemptId =
    outcome === 'proven' && session.token && (await issueAttempt(scene, session, session.token));
  if (attemptId) await submit(scene, session, { attemptId, picture: { face: faceOfAccount(scene) } });
  await readSession(scene, session);
}

/** Comes as far as the answer of the authenticator, which is sent later. */
async function askForKey(scene: Scene): Promise<void> {
  await (scene.act.how % 2 === 0 ? beginKey(scene) : beginKeyVerification(scene));
}

/** Sends an answer of an authenticator: one that nobody has sent yet, or one that somebody has. */
async function answerKey(scene: Scene): Promise<void> {
  const { world, act } = scene;
  const own = world.ceremonies.filter(({ session }) => session.tenant === act.tenant).slice(-2);
  const ceremony = own[act.with % 3 === 0 ? 0 : own.length - 1];
  if (ceremony) await answerCeremony(scene, ceremony);
}

async function skipKey(scene: Scene): Promise<void> {
  const { world, act } = scene;
  const session = world.ceremonies.findLast((one) => one.session.tenant === act.tenant)?.session;
  if (!session?.token) return;
  const reason = act.how % 2 === 0 ? 'lost' : 'noAuthenticator';
  const { status, body } = await ask(scene, 'SkipCapturePasskey', { body: { reason }, token: session.token });
  if (status === 200) session.statuses.push(body.status);
}

/** A backend deletes one of the passkeys of an account. */
async function deleteKey(scene: Scene): Promise<void> {
  const params = { AccountNumber: accountOf(scene) };
  const { status, body } = await askAsBackend(scene, 'GetAccountFido2Credentials', { params });
  const key = status === 200 ? body[scene.act.with % body.length] : undefined;
  if (!key) return;
  const CredentialId = key.Id;
  await askAsBackend(scene, 'DeleteAccountFido2Credential', { params: { ...params, CredentialId } });
}

/** What people do with passkeys, and backends about them. */
export const passkeyActs = [
  { name: 'enrolKey', weight: 3, perform: enrolKey },
  { name: 'verifyByKey', weight: 3, perform: verifyByKey },
  { name: 'askForKey', weight: 1, perform: askForKey },
  { name: 'answerKey', weight: 1, perform: answerKey },
  { name: 'skipKey', weight: 1, perform: skipKey },
  { name: 'deleteKey', weight: 2, perform: deleteKey },
] as const satisfies readonly ActRow[];
