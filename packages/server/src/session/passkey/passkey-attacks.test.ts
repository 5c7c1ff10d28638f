import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status } from '@selfsame/contract';
import { ourPage, passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { type AskingPage, SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { insertAccount } from '../../store/account/account.ts';
import { insertAccountPasskey } from '../../store/account/account-passkey.ts';
import { ensureTenant } from '../../store/tenant/tenant.ts';
import { defaultSettings, writeTenantSetting } from '../../store/tenant/tenant-setting.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, tenantId } = fixture;
const world = passkeyWorld(fixture);
const tries = 20;

/** A fresh victim for every try, so that no lockout stops the next one for us. */
async function createVictim(name: string, device = new SoftwareAuthenticator()) {
  await fixture.createEnrolled(name, name);
  await world.enrol(name, device);
  // The device is in use: its counter is above 0, as a clone's or a recording's would be.
  await world.show(await world.beginVerification(name), device);
  return device;
}

type Attack = (victim: string, device: SoftwareAuthenticator) => Promise<CapturePrincipal>;

/** Begins a session for the victim, and says how to answer it. */
async function forged(
  victim: string,
  answer: (options: unknown, ceremonyId: string, page: CapturePrincipal) => Promise<Record<string, unknown>>,
): Promise<CapturePrincipal> {
  const page = await world.beginVerification(victim, 5);
  const { options, ceremonyId } = await world.begin(page);
  const response = await answer(options, ceremonyId, page);
  await world.answer(page, { ceremonyId }, response).catch((error) => {
    if (!['E_CEREMONY_NOT_VALID', 'E_PASSKEY_STEP_NOT_OPEN'].includes(error.code)) throw error;
  });
  return page;
}

const from =
  (page: AskingPage): Attack =>
  (victim, device) =>
    forged(victim, async (options) => device.get(options, page));

/** Another tenant whose account holds the very same public key: the worst that could be found there. */
async function signedForOtherTenant(
  device: SoftwareAuthenticator,
  victim: string,
): Promise<Record<string, unknown>> {
  const other = await ensureTenant(db, {
    customerNumber: `Other of ${victim}`,
    customerName: 'Other',
    now: clock.now(),
  });
  const account = await insertAccount(db, {
    id: crypto.randomUUID(),
    tenant_id: other.id,
    account_number: victim,
    display_name: victim,
    created_at: clock.now(),
    modified_at: clock.now(),
  });
  const twin = await db
    .selectFrom('account_passkey')
    .selectAll()
    .where('credential_id', '=', device.keys[0]!.id.toString('base64url'))
    .executeTakeFirstOrThrow();
  await insertAccountPasskey(db, {
    ...twin,
    id: crypto.randomUUID(),
    tenant_id: other.id,
    account_id: account!.id,
  });
  // What the other tenant asked of the device, which the victim answered there.
  return device.get({ challenge: Buffer.from(crypto.randomUUID()).toString('base64url') }, ourPage);
}

const attacks: Record<string, Attack> = {
  'no answer of the device at all, only the link and the face': (victim) =>
    world.beginVerification(victim, 5),
  'an assertion replayed': async (victim, device) => {
    const first = await world.beginVerification(victim, 4);
    const ceremony = await world.begin(first);
    const assertion = device.get(ceremony.options, ourPage);
    await world.answer(first, ceremony, assertion);
    return forged(victim, async () => assertion);
  },
  'from another origin': from({ origin: 'https://selfsame.test.evil.example' }),
  'from another origin for our RP id': from({ origin: 'https://evil.example', rpId: 'selfsame.test' }),
  'for another RP id': from({ ...ourPage, rpId: 'evil.example' }),
  'for another session of the same account': (victim, device) =>
    forged(victim, async () => {
      const other = await world.begin(await world.beginVerification(victim, 5));
      return device.get(other.options, ourPage);
    }),
  'for a ceremony that was asked before in the same session': (victim, device) =>
    forged(victim, async (options, _, page) => {
      await world.begin(page);
      return device.get(options, ourPage);
    }),
  'for another tenant that holds the same key': (victim, device) =>
    forged(victim, () => signedForOtherTenant(device, victim)),
  'after the ceremony expired': (victim, device) =>
    forged(victim, async (options) => {
      const assertion = device.get(options, ourPage);
      clock.advance(limits.passkeys.ceremonySec);
      return assertion;
    }),
  'by a key that is not enrolled': (victim) =>
    forged(victim, async (options) => {
      const stranger = new SoftwareAuthenticator();
      stranger.create({ challenge: 'c3RyYW5nZXI' }, ourPage);
      return stranger.get(options, ourPage);
    }),
  'by a key of another account': async (victim) => {
    const own = await createVictim(`thief of ${victim}`);
    return forged(victim, async (options) => own.get(options, ourPage));
  },
  'by the right credential id and another key': (victim, device) =>
    forged(victim, async (options) => {
      const stranger = new SoftwareAuthenticator();
      stranger.create({ challenge: 'c3RyYW5nZXI' }, ourPage);
      return stranger.get(options, ourPage, { ...stranger.keys[0]!, id: device.keys[0]!.id, counter: 9 });
    }),
  'by a cloned key whose counter fell behind': async (victim, device) => {
    const clone = device.clone();
    await world.show(await world.beginVerification(victim), device);
    return forged(victim, async (options) => clone.get(options, ourPage));
  },
  'by the right key without its user verified': (victim, device) =>
    forged(victim, async (options) => {
      const lax = new SoftwareAuthenticator({ verifiesUser: false });
      return lax.get(options, ourPage, device.keys[0]!);
    }),
};

/** Goes on with the right face, and looks how the session stands. */
async function isAccepted(page: CapturePrincipal, victim: string): Promise<boolean> {
  await assert.rejects(issueAttempt(deps, page), { code: 'E_PASSKEY_REQUIRED' });
  await assert.rejects(world.look(page, victim), { code: 'E_PASSKEY_REQUIRED' });
  const row = await db
    .selectFrom('session')
    .select(['status', 'passkey_at'])
    .where('id', '=', page.sessionId)
    .executeTakeFirstOrThrow();
  return row.status === Status.Accepted || row.passkey_at !== null;
}

for (const [name, attack] of Object.entries(attacks))
  test(`attack ${name}: ${tries} tries, 0 accepted`, async () => {
    let accepted = 0;
    for (let nth = 0; nth < tries; nth += 1) {
      const victim = `${Object.keys(attacks).indexOf(name)}-${nth}`;
      const device = await createVictim(victim);
      if (await isAccepted(await attack(victim, device), victim)) accepted += 1;
    }
    assert.equal(accepted, 0);
  });

test('the same victims with their own device: accepted, so that the attacks above fail for what they are', async () => {
  const device = await createVictim('control');
  const page = await world.beginVerification('control', 5);
  assert.equal((await world.show(page, device)).outcome, 'proven');
  assert.equal((await world.look(page, 'control')).outcome, 'accepted');
});

test(`attack with a synced key under a device-bound policy: ${tries} tries, 0 accepted`, async () => {
  // Enrolled while the tenant still took synced keys.
  const devices = [];
  for (let nth = 0; nth < tries; nth += 1) {
    const synced = new SoftwareAuthenticator({ isSynced: true });
    await createVictim(`synced-${nth}`, synced);
    // A device-bound one too, so that the account can be asked at all.
    await world.enrol(`synced-${nth}`, new SoftwareAuthenticator());
    devices.push(synced);
  }
  const { Passkeys } = defaultSettings.matching;
  const matching = { ...defaultSettings.matching, Passkeys: { ...Passkeys!, Synced: false } };
  assert.ok(await writeTenantSetting(db, tenantId, 'matching', matching));
  for (const [nth, synced] of devices.entries()) {
    const page = await world.beginVerification(`synced-${nth}`, 5);
    const { options, ceremonyId } = await world.begin(page);
    const allowed = (options as { allowCredentials: { id: string }[] }).allowCredentials;
    assert.equal(
      allowed.some(({ id }) => id === synced.keys[0]!.id.toString('base64url')),
      false,
    );
    const { outcome } = await world.answer(page, { ceremonyId }, synced.get(options, ourPage));
    assert.equal(outcome, 'refused');
    assert.equal(await isAccepted(page, `synced-${nth}`), false);
  }
  const enrolling = await world.beginEnrolment('synced-0');
  const ceremony = await world.begin(enrolling);
  const another = new SoftwareAuthenticator({ isSynced: true }).create(ceremony.options, ourPage);
  await assert.rejects(world.answer(enrolling, ceremony, another), { code: 'E_PASSKEY_NOT_ACCEPTED' });
});
