/**
 * Tries to pass a verification that asks for passkey and face (CredentialType 5) with the right stolen link and the right
 * person before the camera, but without the key: over real HTTP, against the whole server with its models.
 * `node bench/passkey/attacks.ts [tries without any key] [tries of each other way]`; `--write` puts the table into
 * docs/accuracy.md. The last row is a control: the same link, face and steps with the victim's own key.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { limits } from '@selfsame/contract';
import { photoPairs } from '../../fixtures/attacks/material/people.ts';
import { recipeNamed } from '../../fixtures/attacks/puppet-recipes.ts';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { personMoments } from '../../fixtures/fake-camera.ts';
import { wilsonInterval } from '../../packages/face/src/match/wilson-interval.ts';
import { playPuppet } from '../../packages/server/test/attacks/puppet-kit.ts';
import { createTestClock } from '../../packages/server/test/edge.ts';
import {
  type AskingPage,
  SoftwareAuthenticator,
} from '../../packages/server/test/passkey/software-authenticator.ts';
import { measuredCommit } from '../attack/attack-rows.ts';
import { captureForm, openHttpGround, type StolenLink } from '../attack/http-ground.ts';
import { formatTable } from '../format-table.ts';
import { replaceSection } from '../replace-section.ts';

const counts = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const [withoutKey, otherWays] = [Number(counts[0] ?? 100), Number(counts[1] ?? 20)];
const ourPage: AskingPage = { origin: 'https://id.selfsame.test' };
const clock = createTestClock(new Date());
const ground = await openHttpGround({
  clock,
  config: { baseUrl: ourPage.origin, livenessMode: 'passive', replayDays: 0 },
});
const { ask, call, bases } = ground;
/** The right face: one person, enrolled in one sitting, before the camera in another. */
const enrolled = (await personMoments('cap12', [12.4]))[0]!;
const face = await personMoments('cap13', [6, 6.15, 6.3, 6.45, 6.6, 6.75]);
const ownFace = { enrolled, shown: face };
/** The puppet that was accepted in most verifications without a passkey (`bench/attacks-http.ts`), one of each victim. */
const recipe = recipeNamed('mesh puppet, pattern, grain, irises and lids, by a reader of the source');
const puppets: Faces[] = [];
for (const [trial, pair] of photoPairs.entries()) {
  const { stills } = await playPuppet(recipe, pair.stolen, { trial, now: () => performance.now() });
  puppets.push({ enrolled: await pair.enrolled.load(), shown: await stills() });
}

interface Ceremony {
  ceremonyId: string;
  options: unknown;
}
type Assertion = Record<string, unknown>;

/** An account with a face and a key, the page of a verification of it that somebody else opened, and that page's token. */
interface Ground {
  victim: string;
  device: SoftwareAuthenticator;
  link: StolenLink;
  page: string;
  /** What is before the camera. */
  shown: readonly Uint8Array[];
}

/** An account by the face of somebody, and what is shown in their place. */
interface Faces {
  enrolled: Buffer;
  shown: readonly Uint8Array[];
}

const begin = (page: string): Promise<Ceremony> => call('POST', `${bases.capture}/passkey/begin`, page);
const answer = (page: string, { ceremonyId }: Ceremony, response: Assertion) =>
  ask<{ outcome?: string; ErrorCode?: string }>('POST', `${bases.capture}/passkey`, page, {
    ceremonyId,
    response,
  });

async function enrolKey(AccountNumber: string, device: SoftwareAuthenticator): Promise<void> {
  const asked = { AccountNumber, Name: 'EnrollFido2Credential', Timeout: 3_600, TransportType: 0 };
  const path = `${bases.authorization}/v2/operations`;
  const begun = await call<{ OperationId: string; OneTimeSecret: string }>(
    'POST',
    path,
    await ground.backend(),
    asked,
  );
  const page = `Bearer ${await ground.openLink('operation', begun.OperationId, begun.OneTimeSecret)}`;
  const ceremony = await begin(page);
  const { body } = await answer(page, ceremony, device.create(ceremony.options, ourPage));
  if (body.outcome !== 'kept') throw new Error(`Enrolment of a key: ${JSON.stringify(body)}`);
}

async function openVerification(victim: string, CredentialType = 5) {
  const link = await ground.beginVerification(victim, CredentialType);
  const page = `Bearer ${await ground.openLink('transaction', link.TransactionId, link.OneTimeSecret)}`;
  await call('POST', `${bases.capture}/approve`, page);
  return { link, page };
}

let victims = 0;

async function prepare(device = new SoftwareAuthenticator(), faces: Faces = ownFace): Promise<Ground> {
  ground.move();
  const victim = `victim-${victims++}`;
  await ground.enrol(victim, faces.enrolled);
  await enrolKey(victim, device);
  return { victim, device, ...(await openVerification(victim)), shown: faces.shown };
}

/** Goes on with the right face by every door there is. */
async function showFace({ page, shown }: Ground): Promise<void> {
  const begun = await ask<{ attemptId?: string }>('POST', `${bases.capture}/attempts`, page);
  const path = `${bases.capture}/attempts/${begun.body?.attemptId ?? randomUUID()}`;
  await ask('POST', path, page, captureForm(shown));
}

type Way = (ground: Ground) => Promise<unknown>;
/** Answers the ceremony of the stolen link. */
const forge =
  (make: (ground: Ground, ceremony: Ceremony) => Assertion | Promise<Assertion>): Way =>
  async (prepared) => {
    const ceremony = await begin(prepared.page);
    return answer(prepared.page, ceremony, await make(prepared, ceremony));
  };
const from = (page: AskingPage): Way => forge(({ device }, { options }) => device.get(options, page));

const ways: Record<string, Way> = {
  'the link and the face, and no key': async () => {},
  'the same, and "I lost that device"': ({ page }) =>
    ask('POST', `${bases.capture}/passkey/skip`, page, { reason: 'lost' }),
  'an assertion of the victim, replayed': async (prepared) => {
    const earlier = await openVerification(prepared.victim, 4);
    const ceremony = await begin(earlier.page);
    const assertion = prepared.device.get(ceremony.options, ourPage);
    await answer(earlier.page, ceremony, assertion);
    return forge(() => assertion)(prepared);
  },
  'signed on another origin': from({ origin: 'https://id.selfsame.test.evil.example' }),
  'signed on another origin, for our RP id': from({
    origin: 'https://evil.example',
    rpId: 'id.selfsame.test',
  }),
  'signed in a frame of an origin that the tenant does not list': from({
    ...ourPage,
    topOrigin: 'https://evil.example',
  }),
  'signed for another session of the account': forge(async ({ victim, device }) => {
    const { options } = await begin((await openVerification(victim)).page);
    return device.get(options, ourPage);
  }),
  'after the ceremony expired': forge(({ device }, { options }) => {
    const assertion = device.get(options, ourPage);
    clock.pass(limits.passkeys.ceremonySec);
    return assertion;
  }),
  'by a key of the attacker': forge((_, { options }) => {
    const own = new SoftwareAuthenticator();
    own.create({ challenge: 'c3RyYW5nZXI' }, ourPage);
    return own.get(options, ourPage);
  }),
  'by a clone that fell behind': async (prepared) => {
    const clone = prepared.device.clone();
    const used = await openVerification(prepared.victim, 4);
    const ceremony = await begin(used.page);
    await answer(used.page, ceremony, prepared.device.get(ceremony.options, ourPage));
    return forge((_, { options }) => clone.get(options, ourPage))(prepared);
  },
  'by the device with its user not verified': forge(({ device }, { options }) =>
    new SoftwareAuthenticator({ verifiesUser: false }).get(options, ourPage, device.keys[0]!),
  ),
};
const control: Way = forge(({ device }, { options }) => device.get(options, ourPage));

async function passes(way: Way, made: Ground): Promise<boolean> {
  await way(made);
  await showFace(made);
  return ground.isAccepted(made.link);
}

async function count(n: number, way: Way, faces: readonly Faces[] = [ownFace]): Promise<number> {
  let accepted = 0;
  for (let trial = 0; trial < n; trial++) {
    const made = await prepare(new SoftwareAuthenticator(), faces[trial % faces.length]!);
    if (await passes(way, made)) accepted++;
  }
  return accepted;
}

const looks = `${bases.admin}/settings/looks`;
const current = await call<object>('GET', looks, await ground.backend());
await call('PUT', looks, await ground.backend(), { ...current, FrameAncestors: ['https://shop.example'] });

const rows: string[][] = [];
function report(name: string, n: number, accepted: number): void {
  const { low, high } = wilsonInterval(accepted, n);
  rows.push([name, `${accepted} of ${n}`, `${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)} %`]);
  console.log(rows.at(-1)!.join(' | '));
}

report(
  'the link and a puppet of one photo, and no key',
  withoutKey,
  await count(withoutKey, async () => {}, puppets),
);
for (const [name, way] of Object.entries(ways)) {
  const n = Object.keys(ways)[0] === name ? withoutKey : otherWays;
  report(name, n, await count(n, way));
}
// Enrolled while the tenant still took synced keys, beside a bound one, so that the account can be asked at all.
const synced: Ground[] = [];
for (let nth = 0; nth < otherWays; nth++) {
  const made = await prepare(new SoftwareAuthenticator({ isSynced: true }));
  await enrolKey(made.victim, new SoftwareAuthenticator());
  synced.push(made);
}
await takeBoundOnly();
let accepted = 0;
for (const made of synced)
  if (await passes(control, { ...made, ...(await openVerification(made.victim)) })) accepted++;
report('by a synced key, where the tenant takes device-bound ones', otherWays, accepted);
report('control: the victim’s own key', otherWays, await count(otherWays, control));
await ground.end();

async function takeBoundOnly(): Promise<void> {
  const path = `${bases.admin}/settings/matching`;
  const settings = await call<{ Passkeys: object }>('GET', path, await ground.backend());
  const Passkeys = { ...settings.Passkeys, Synced: false };
  await call('PUT', path, await ground.backend(), { ...settings, Passkeys });
}

if (process.argv.includes('--write')) {
  const said = [
    'Verifications by passkey and face (CredentialType 5) over HTTP, with the right link and the right face: clips of one person, enrolled in one sitting and shown from another; in one row pictures of the puppet that was accepted most without a passkey, made of another photo of the victim than the enrolled one. Liveness is passive and its check for pictures shown again is off, so that only the key stands in the way. A tenant that lists no framing origins lets any page frame ours, also for the key; this one lists its own. 95 % Wilson intervals.',
    `Commit ${measuredCommit()}. Written by \`node bench/passkey/attacks.ts --write\`.`,
    '',
    formatTable([['without the victim’s key', 'accepted', '95 %'], ...rows]),
  ].join('\n');
  await replaceSection(join(repositoryRoot, 'docs/accuracy.md'), 'passkeys', said, '## Without the key');
}
