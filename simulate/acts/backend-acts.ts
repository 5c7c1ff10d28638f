import { facialImage } from '../../packages/server/test/scene.ts';
import { quotas } from '../world/ground.ts';
import type { KnownSession } from '../world/world.ts';
import { type ActRow, accountOf, askAsBackend, faceOf, type Scene, sessionOf } from './act-row.ts';

/** Time limits that are asked for, s. */
const timeouts = [60, 300, 3_600, 86_400] as const;

/** What opens and reads sessions of a kind. */
const readers = {
  selfie: { read: 'EndGetForeignBiometry', id: 'OperationId', cancel: 'CancelOperation' },
  enrolment: { read: 'GetOperationStatus', id: 'OperationId', cancel: 'CancelOperation' },
  verification: { read: 'EndForeignAuthorization', id: 'TransactionId', cancel: 'CancelTransaction' },
} as const;

/** Keeps a session whose link somebody has. */
export function knownSession(
  { world, act }: Scene,
  kind: KnownSession['kind'],
  { id, secret }: Pick<KnownSession, 'id' | 'secret'>,
): KnownSession {
  world.secrets.add(secret);
  const session: KnownSession = {
    ...{ id, kind, secret, tenant: act.tenant, token: null, attempts: [], tempId: null, statuses: [] },
  };
  world.sessions.push(session);
  return session;
}

/** Keeps what a caller is told of a session that it began. */
export const keepSession = (
  scene: Scene,
  kind: KnownSession['kind'],
  body: Record<string, string>,
): KnownSession =>
  knownSession(scene, kind, { id: body.OperationId ?? body.TransactionId!, secret: body.OneTimeSecret! });

/** The time limit that an act asks for, s. */
export const timeoutOf = ({ act }: Scene) => timeouts[act.how % timeouts.length]!;

type Begun = Promise<KnownSession | undefined>;

export async function beginSelfie(scene: Scene): Begun {
  const body = { CheckLiveness: true, TimeoutSec: timeoutOf(scene), TransportType: 0 };
  const answer = await askAsBackend(scene, 'BeginGetForeignBiometry', { body });
  return answer.status === 200 ? keepSession(scene, 'selfie', answer.body) : undefined;
}

export async function beginEnrolment(scene: Scene): Begun {
  const named = { AccountNumber: accountOf(scene), Name: 'EnrollBioCredential' };
  const answer = await askAsBackend(scene, 'CreateOperation', {
    body: { ...named, Timeout: timeoutOf(scene) },
  });
  return answer.status === 200 ? keepSession(scene, 'enrolment', answer.body) : undefined;
}

export async function beginVerification(scene: Scene): Begun {
  const about = { FacialImageAccountNumber: accountOf(scene), CheckLiveness: true, TransportType: 0 };
  const body = { ...about, TimeoutSec: timeoutOf(scene) };
  const answer = await askAsBackend(scene, 'BeginForeignAuthorization', { body });
  return answer.status === 200 ? keepSession(scene, 'verification', answer.body) : undefined;
}

/** Begins sessions until the second tenant may begin one more on this day. */
async function spendDay(scene: Scene): Promise<void> {
  const { world } = scene;
  const { tenantId } = world.ground.tenants[1];
  const { begun } = await world.database.db
    .selectFrom('session')
    .select((eb) => eb.fn.countAll<string>().as('begun'))
    .where('tenant_id', '=', tenantId)
    .where('is_counted', '=', true)
    .where('started_at', '>=', new Date(`${world.clock.now().toISOString().slice(0, 10)}T00:00:00Z`))
    .executeTakeFirstOrThrow();
  for (let left = quotas.TransactionsPerDay - Number(begun); left > 1; left -= 1) await beginSelfie(scene);
}

/** Asks what became of a session, and learns its TempId. */
export async function readSession(scene: Scene, session = sessionOf(scene)): Promise<void> {
  if (!session) return;
  const { read, id } = readers[session.kind];
  const { status, body } = await askAsBackend(scene, read, { params: { [id]: session.id } });
  if (status !== 200) return;
  session.statuses.push(body.Status);
  session.tempId ??= body.TempId ?? null;
  if (body.TempId) scene.world.secrets.add(body.TempId);
}

async function cancelSession(scene: Scene): Promise<void> {
  const session = sessionOf(scene);
  if (!session) return;
  const { cancel, id } = readers[session.kind];
  const { status, body } = await askAsBackend(scene, cancel, { params: { [id]: session.id } });
  if (status === 200) session.statuses.push(body.Status);
}

/** The other tenant tries what only this one may. */
async function reachAcross(scene: Scene): Promise<void> {
  const session = sessionOf(scene);
  if (!session) return;
  const stranger = scene.act.tenant === 0 ? 1 : 0;
  const { read, cancel, id } = readers[session.kind];
  const operation = scene.act.how % 2 === 0 ? read : cancel;
  await askAsBackend(scene, operation, { params: { [id]: session.id } }, stranger);
}

/** The other tenant binds a TempId of this one. */
async function bindAcross(scene: Scene): Promise<void> {
  const { world, act } = scene;
  const known = world.sessions.filter(({ tenant, tempId }) => tenant === act.tenant && tempId !== null);
  const stranger = act.tenant === 0 ? 1 : 0;
  await bindTempId(scene, known.at(-1 - (act.with % 2))?.tempId ?? null, stranger);
}

/** Binds a TempId to the account of an act. */
export async function bindTempId(
  scene: Scene,
  tempId: string | null,
  tenant = scene.act.tenant,
): Promise<void> {
  if (tempId === null) return;
  const request = { params: { AccountNumber: accountOf(scene) }, body: { TempId: tempId } };
  const operation =
    scene.act.how % 2 === 0 ? 'ReplaceAccountBiometricCredential' : 'CreateAccountProofedBiometricCredential';
  await askAsBackend(scene, operation, request, tenant);
}

async function createAccount(scene: Scene): Promise<void> {
  const number = accountOf(scene);
  await askAsBackend(scene, 'CreateAccount', {
    body: { AccountNumber: number, DisplayName: `Name of ${number}` },
  });
}

async function bindSelfie(scene: Scene): Promise<void> {
  const { world, act } = scene;
  const known = world.sessions.filter(({ tenant, tempId }) => tenant === act.tenant && tempId !== null);
  const session = known[act.with % known.length];
  if (!session) return;
  await bindTempId(scene, session.tempId);
}

/** A photo of a good quality, of the face of an act. */
const photoOf = (scene: Scene) => ({
  params: { AccountNumber: accountOf(scene) },
  body: facialImage({ face: faceOf(scene), brightness: 120 }),
});

async function bindPhoto(scene: Scene): Promise<void> {
  const operation =
    scene.act.how % 4 === 0 ? 'ReplaceAccountBiometricCredential' : 'CreateAccountBiometricCredential';
  await askAsBackend(scene, operation, photoOf(scene));
}

async function verifyPhoto(scene: Scene): Promise<void> {
  await askAsBackend(scene, 'VerifyAccountBiometricCredential', photoOf(scene));
}

const onAccount =
  (
    operation:
      | 'DeleteAccount'
      | 'DeleteAccountBiometricCredential'
      | 'DeleteAccountBiometricCredentialRawData',
  ) =>
  async (scene: Scene): Promise<void> =>
    void (await askAsBackend(scene, operation, { params: { AccountNumber: accountOf(scene) } }));

async function enableAccount(scene: Scene): Promise<void> {
  const query = `?enabled=${scene.act.how % 3 !== 0}`;
  await askAsBackend(scene, 'EnableAccount', { params: { AccountNumber: accountOf(scene) }, query });
}

const ignoring =
  (begin: (scene: Scene) => Begun) =>
  async (scene: Scene): Promise<void> =>
    void (await begin(scene));

/** What a tenant's backend does. */
export const backendActs = [
  { name: 'beginSelfie', weight: 4, perform: ignoring(beginSelfie) },
  // Drawn by its pattern alone: it leaves the second tenant little to begin.
  { name: 'spendDay', weight: 0, perform: spendDay },
  { name: 'beginEnrolment', weight: 3, perform: ignoring(beginEnrolment) },
  { name: 'beginVerification', weight: 8, perform: ignoring(beginVerification) },
  { name: 'readSession', weight: 6, perform: (scene) => readSession(scene) },
  { name: 'cancelSession', weight: 2, perform: cancelSession },
  { name: 'reachAcross', weight: 2, perform: reachAcross },
  { name: 'bindAcross', weight: 2, perform: bindAcross },
  { name: 'createAccount', weight: 5, perform: createAccount },
  { name: 'bindSelfie', weight: 4, perform: bindSelfie },
  { name: 'bindPhoto', weight: 5, perform: bindPhoto },
  { name: 'verifyPhoto', weight: 4, perform: verifyPhoto },
  { name: 'deleteAccount', weight: 2, perform: onAccount('DeleteAccount') },
  { name: 'deleteCredential', weight: 1, perform: onAccount('DeleteAccountBiometricCredential') },
  { name: 'deletePicture', weight: 1, perform: onAccount('DeleteAccountBiometricCredentialRawData') },
  { name: 'enableAccount', weight: 3, perform: enableAccount },
] as const satisfies readonly ActRow[];
