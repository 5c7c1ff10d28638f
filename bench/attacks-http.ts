/**
 * Plays a puppet of one photo against the whole server as it is started, over real HTTP and a real socket, in real time:
 * verification of accounts that were enrolled with another photo of the person. `node bench/attacks-http.ts [trials]`
 * keeps its row for the table of `bench/attacks.ts`.
 */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaptureOutcome, ChallengeState } from '@selfsame/contract';
import { type PersonPhoto, photoPairs } from '../fixtures/attacks/material/people.ts';
import { calmManner } from '../fixtures/attacks/puppet/path.ts';
import { recipeNamed } from '../fixtures/attacks/puppet-recipes.ts';
import { playPuppet } from '../packages/server/test/attacks/puppet-kit.ts';
import { measuredCommit, readRows, rowsPath, writeRows } from './attack/attack-rows.ts';
import { captureForm, openHttpGround, type StolenLink } from './attack/http-ground.ts';

const trials = Number(process.argv[2] ?? 20);
const recipe = recipeNamed('mesh puppet, pattern, grain, irises and lids, by a reader of the source');
/** Slow enough for a machine that answers three frames a second. */
const manner = { ...calmManner, moveMs: 2_000 };
const ground = await openHttpGround({ config: { livenessMode: 'active' } });
const { base, bases, call } = ground;

/** Opens the link as its page does, and answers the dialogue with a puppet. */
async function impersonate(link: StolenLink, stolen: PersonPhoto, trial: number) {
  const token = await ground.openLink('transaction', link.TransactionId, link.OneTimeSecret);
  const page = `Bearer ${token}`;
  await call('POST', `${bases.capture}/approve`, page);
  const { show, stills } = await playPuppet(recipe, stolen, { trial, now: () => performance.now(), manner });
  const { attemptId } = await call<{ attemptId: string }>('POST', `${bases.capture}/attempts`, page);
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
  const form = captureForm(await stills());
  return call<CaptureOutcome>('POST', `${bases.capture}/attempts/${attemptId}`, page, form);
}

const found: Record<string, number> = {};
let accepted = 0;
for (let trial = 0; trial < trials; trial++) {
  const { enrolled, stolen } = photoPairs[trial % photoPairs.length]!;
  await ground.enrol(`victim-${trial}`, await enrolled.load());
  const link = await ground.beginVerification(`victim-${trial}`);
  const { outcome, remedies } = await impersonate(link, stolen, trial);
  const isAccepted = await ground.isAccepted(link);
  if (isAccepted) accepted++;
  else found[remedies.join(', ') || outcome] = (found[remedies.join(', ') || outcome] ?? 0) + 1;
  console.log(trial, outcome, isAccepted, remedies.join(', '));
}
await ground.end();

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
