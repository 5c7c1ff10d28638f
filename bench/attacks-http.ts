/**
 * Plays a puppet of one photo against the whole server as it is started, over real HTTP and a real socket, in real time:
 * verification of accounts that were enrolled with another photo of the person. `node bench/attacks-http.ts [trials]`
 * keeps its row for the table of `bench/attacks.ts`.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaptureOutcome, ChallengeState } from '@selfsame/contract';
import { type PersonPhoto, photoPairs } from '../fixtures/attacks/material/people.ts';
import { calmManner } from '../fixtures/attacks/puppet/path.ts';
import { recipeNamed } from '../fixtures/attacks/puppet-recipes.ts';
import { withGround } from '../packages/server/test/app.ts';
import { playPuppet } from '../packages/server/test/attacks/puppet-kit.ts';
import { measuredCommit, readRows, rowsPath, writeRows } from './attack/attack-rows.ts';

const trials = Number(process.argv[2] ?? 20);
const recipe = recipeNamed('mesh puppet, pattern, grain, irises and lids, by a reader of the source');
/** Slow enough for a machine that answers three frames a second. */
const manner = { ...calmManner, moveMs: 2_000 };
const bases = {
  identity: '/IDCompleteBackendEngine/IdentityService/v1',
  admin: '/IDCompleteBackendEngine/Default/AdministrationServiceRest',
  authorization: '/IDCompleteBackendEngine/Default/AuthorizationServiceRest',
  capture: '/capture/v1',
};

const endings: (() => Promise<void>)[] = [];
const ground = await withGround({ after: (run) => endings.push(run) });
const app = await ground.build({ config: { port: 0, host: '127.0.0.1', livenessMode: 'active' } });
await app.start();
const base = `http://127.0.0.1:${(app.fastify.server.address() as AddressInfo).port}`;

async function call<Body>(path: string, authorization: string, body?: object | FormData): Promise<Body> {
  const isForm = body instanceof FormData;
  const response = await fetch(base + path, {
    method: path.endsWith('/status') ? 'GET' : 'POST',
    headers: { authorization, ...(body && !isForm && { 'content-type': 'application/json' }) },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json().catch(() => null)) as Body;
}

const key = Buffer.from(`${app.firstKey!.id}:${app.firstKey!.value}`).toString('base64');
const { AccessToken } = await call<{ AccessToken: string }>(`${bases.identity}/auth/token`, `Basic ${key}`);
const backend = `Bearer ${AccessToken}`;

/** An account that its owner enrolled with a picture, and a verification of it that is waiting for a face. */
async function beginVerification(accountNumber: string, picture: Buffer) {
  const names = { DisplayName: accountNumber, CustomDisplayName: accountNumber, Description: 'Enrolled' };
  await call(`${bases.admin}/accounts`, backend, { AccountNumber: accountNumber, ...names, Custom: true });
  const credential = { DataType: 1, Data: picture.toString('base64') };
  await call(`${bases.admin}/accounts/${accountNumber}/bioCredential`, backend, credential);
  return call<{ TransactionId: string; OneTimeSecret: string }>(
    `${bases.authorization}/v2/transactions`,
    backend,
    {
      Timeout: 3_600,
      Name: 'Verify_Identity',
      AccountNumber: accountNumber,
      ConfirmationPolicy: { TransportType: 0, CredentialType: 1, BioPolicy: { CheckLiveness: true } },
    },
  );
}

/** Opens the link as its page does, and answers the dialogue with a puppet. */
async function impersonate(
  link: { TransactionId: string; OneTimeSecret: string },
  stolen: PersonPhoto,
  trial: number,
) {
  const { token } = await call<{ token: string }>(`${bases.capture}/sessions/open`, '', {
    kind: 'transaction',
    id: link.TransactionId,
    secret: link.OneTimeSecret,
  });
  const page = `Bearer ${token}`;
  await call(`${bases.capture}/approve`, page);
  const { show, stills } = await playPuppet(recipe, stolen, { trial, now: () => performance.now(), manner });
  const { attemptId } = await call<{ attemptId: string }>(`${bases.capture}/attempts`, page);
  const socket = new WebSocket(
    `${base.replace('http', 'ws')}${bases.capture}/attempts/${attemptId}/dialogue`,
    ['selfsame.dialogue.v1', `bearer.${token}`],
  );
  await once(socket, 'open');
  let state: ChallengeState | undefined;
  for (let nth = 0; state === undefined || state.state === 'running'; nth++) {
    const frame = await show(state?.step?.ask ?? 'center', nth, null);
    const answered = once(socket, 'message');
    socket.send(new Uint8Array(frame));
    const [event] = await answered;
    state = JSON.parse(String((event as MessageEvent).data)) as ChallengeState;
    if (!('state' in state)) throw new Error(JSON.stringify(state));
    await sleep(30);
  }
  socket.close();
  if (state.outcome) return state.outcome;
  const form = new FormData();
  const frames = await stills();
  const camera = { width: 640, height: 480, label: 'FaceTime HD Camera' };
  const meta = { frames: frames.map((_, i) => ({ atMs: i * 150 })), camera, detector: 'wasm' };
  form.append('meta', JSON.stringify(meta));
  for (const frame of frames)
    form.append('frame', new Blob([new Uint8Array(frame)], { type: 'image/jpeg' }), 'f.jpg');
  return call<CaptureOutcome>(`${bases.capture}/attempts/${attemptId}`, page, form);
}

const found: Record<string, number> = {};
let accepted = 0;
for (let trial = 0; trial < trials; trial++) {
  const { enrolled, stolen } = photoPairs[trial % photoPairs.length]!;
  const link = await beginVerification(`victim-${trial}`, await enrolled.load());
  const { outcome, remedies } = await impersonate(link, stolen, trial);
  const { Status } = await call<{ Status: number }>(
    `${bases.authorization}/v2/transactions/${link.TransactionId}/status`,
    backend,
  );
  // What the integrator's backend reads is what counts: 1 is accepted.
  if (Status === 1) accepted++;
  else found[remedies.join(', ') || outcome] = (found[remedies.join(', ') || outcome] ?? 0) + 1;
  console.log(trial, outcome, Status, remedies.join(', '));
}
for (const end of endings.reverse()) await end();

const rows = await readRows(rowsPath);
const name = `over HTTP, against an account, enrolled from another photo: ${recipe.name}`;
rows.set(name, {
  name,
  kind: 'injection',
  n: trials,
  accepted,
  found,
  cost: recipe.cost,
  commit: measuredCommit(),
});
await writeRows(rowsPath, rows);
