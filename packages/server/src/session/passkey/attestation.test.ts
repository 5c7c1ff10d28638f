import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { type PasskeyPolicy, Status } from '@selfsame/contract';
import { generate } from 'selfsigned';
import { attestAndroidKey } from '../../../test/passkey/android-key.ts';
import { ourPage, passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import {
  type AuthenticatorTraits,
  SoftwareAuthenticator,
} from '../../../test/passkey/software-authenticator.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import {
  defaultSettings,
  readMatchingPolicy,
  writeTenantSetting,
} from '../../store/tenant/tenant-setting.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId, createAccount } = fixture;
// Certificates are checked by the machine's own clock, in the library too.
deps.clock = { now: () => new Date() };
const world = passkeyWorld(fixture);
const ours = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';

const subject = (name: string) => [
  { shortName: 'C', value: 'AT' },
  { shortName: 'O', value: 'Maker' },
  { shortName: 'OU', value: 'Authenticator Attestation' },
  { shortName: 'CN', value: name },
];
const ec = { keyType: 'ec', curve: 'P-256' } as const;

/** A maker of authenticators: its root, and what it puts into each of its devices. */
async function maker(name: string) {
  const root = await generate(subject(`${name} root`), {
    ...ec,
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
  });
  const leaf = await generate(subject(name), {
    ...ec,
    ca: { key: root.private, cert: root.cert },
    extensions: [{ name: 'basicConstraints', cA: false, critical: true }],
  });
  const der = new X509Certificate(leaf.cert).raw;
  return { root: root.cert, leaf, attests: { key: createPrivateKey(leaf.private), x5c: [der] } };
}
const [good, other] = await Promise.all([maker('Good'), maker('Other')]);

async function setPolicy(changes: Partial<PasskeyPolicy>): Promise<void> {
  const { Version } = await readMatchingPolicy(db, tenantId);
  const Passkeys = { ...defaultSettings.matching.Passkeys!, ...changes };
  assert.ok(
    await writeTenantSetting(db, tenantId, 'matching', { ...defaultSettings.matching, Passkeys, Version }),
  );
}

let accounts = 0;
/** Enrols a device and says how that went. */
async function enrol(traits: AuthenticatorTraits, tamper = (answer: Record<string, unknown>) => answer) {
  accounts += 1;
  const name = `attested-${accounts}`;
  await createAccount(name);
  const page = await world.beginEnrolment(name);
  const ceremony = await world.begin(page);
  const device = new SoftwareAuthenticator(traits);
  const answer = tamper(device.create(ceremony.options, ourPage));
  const done = await world.answer(page, ceremony, answer).catch((error: Error) => error.message);
  return typeof done === 'string' ? done : done.session.status;
}

test('Attestation none: nothing is asked, and whatever is said is taken', async () => {
  await setPolicy({});
  await createAccount('asked-nothing');
  const { options } = await world.begin(await world.beginEnrolment('asked-nothing'));
  assert.equal((options as { attestation?: string }).attestation, 'none');
  assert.equal(await enrol({}), Status.Accepted);
  assert.equal(await enrol({ attests: 'self' }), Status.Accepted);
});

test('Attestation direct: asks for it; takes makes of the list, by their own word without roots', async () => {
  await setPolicy({ Attestation: 'direct', Aaguids: [ours.toUpperCase()] });
  await createAccount('asked');
  const { options } = await world.begin(await world.beginEnrolment('asked'));
  assert.equal((options as { attestation?: string }).attestation, 'direct');
  assert.equal(await enrol({ attests: 'self', aaguid: ours }), Status.Accepted);
  assert.equal(await enrol({ attests: good.attests, aaguid: ours }), Status.Accepted);
  assert.match(String(await enrol({ aaguid: ours })), /does not say which make/);
  assert.match(String(await enrol({ attests: 'self' })), /of its make \(00112233-.*\) are not taken/);
});

test('Attestation direct: a statement whose signature is wrong, or is of another key, is refused', async () => {
  await setPolicy({ Attestation: 'direct', Aaguids: [ours] });
  const stranger = { key: other.attests.key, x5c: good.attests.x5c };
  assert.match(String(await enrol({ attests: stranger, aaguid: ours })), /does not belong to this page/);
  const flip = (answer: Record<string, unknown>) => {
    const response = answer.response as { attestationObject: string };
    const bytes = Buffer.from(response.attestationObject, 'base64url');
    // Within the signature, which stands right behind its name.
    bytes[bytes.indexOf('sig') + 12]! ^= 1;
    return { ...answer, response: { ...response, attestationObject: bytes.toString('base64url') } };
  };
  assert.match(String(await enrol({ attests: 'self', aaguid: ours }, flip)), /does not belong to this page/);
});

test('Attestation direct with roots: only what chains to one of them', async () => {
  await setPolicy({ Attestation: 'direct', Aaguids: [ours], AttestationRoots: good.root });
  assert.equal(await enrol({ attests: good.attests, aaguid: ours }), Status.Accepted);
  const withRoot = { ...good.attests, x5c: [...good.attests.x5c, new X509Certificate(good.root).raw] };
  assert.equal(await enrol({ attests: withRoot, aaguid: ours }), Status.Accepted);
  // The root of somebody trusted put behind the certificate of somebody who is not.
  const pasted = { ...other.attests, x5c: [...other.attests.x5c, new X509Certificate(good.root).raw] };
  // A device's own key signs for another device: a leaf is no issuer.
  const issued = await generate(subject('Issued by a leaf'), {
    ...ec,
    ca: { key: good.leaf.private, cert: good.leaf.cert },
    extensions: [{ name: 'basicConstraints', cA: false, critical: true }],
  });
  const byLeaf = {
    key: createPrivateKey(issued.private),
    x5c: [new X509Certificate(issued.cert).raw, ...good.attests.x5c],
  };
  for (const attests of ['self', other.attests, pasted, byLeaf] as const)
    assert.match(String(await enrol({ attests, aaguid: ours })), /nobody that is trusted here vouches/);
  await setPolicy({
    Attestation: 'direct',
    Aaguids: [ours],
    AttestationRoots: `${other.root}\n${good.root}`,
  });
  assert.equal(await enrol({ attests: good.attests, aaguid: ours }), Status.Accepted);
  assert.equal(await enrol({ attests: other.attests, aaguid: ours }), Status.Accepted);
});

test('Android key attestation: refused, and nobody is asked for the list of revoked keys that it names', async () => {
  const asked: string[] = [];
  const server = createServer(({ url }, reply) => {
    asked.push(String(url));
    reply.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  const attests = attestAndroidKey(`http://127.0.0.1:${(server.address() as AddressInfo).port}/crl`);
  const policies: Partial<PasskeyPolicy>[] = [{}, { Attestation: 'direct', Aaguids: [ours] }];
  for (const policy of policies) {
    await setPolicy(policy);
    assert.match(String(await enrol({ attests, aaguid: ours })), /does not belong to this page/);
  }
  assert.deepEqual(asked, []);
});

test('Attestation direct with roots that can not be read: nothing is taken', async () => {
  for (const AttestationRoots of ['no certificate', `${good.root}\nand words`]) {
    await setPolicy({ Attestation: 'direct', Aaguids: [ours], AttestationRoots });
    assert.match(String(await enrol({ attests: good.attests, aaguid: ours })), /nobody that is trusted here/);
  }
});
