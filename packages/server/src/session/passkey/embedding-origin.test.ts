import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { ourPage, passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { type AskingPage, SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { insertSignIn } from '../../store/oidc/sign-in.ts';
import { readResult } from '../../store/session/session-json.ts';
import { readPasskey } from '../../store/session/session-passkey.ts';
import { ensureTenant } from '../../store/tenant/tenant.ts';
import { defaultSettings, writeTenantSetting } from '../../store/tenant/tenant-setting.ts';

const fixture = await createSessionFixture({ after });
const { db, clock, tenantId } = fixture;
const world = passkeyWorld(fixture);
const tries = 20;

/** A page around ours that the tenant lists, as its browser writes it into an answer for our RP id. */
const shop: AskingPage = { origin: 'https://shop.selfsame.test', rpId: 'selfsame.test' };
const evil: AskingPage = { origin: 'https://evil.selfsame.test', rpId: 'selfsame.test' };

async function list(EmbeddingOrigins: string[], of = tenantId): Promise<void> {
  await db.deleteFrom('tenant_setting').where('tenant_id', '=', of).execute();
  const Passkeys = { ...defaultSettings.matching.Passkeys!, EmbeddingOrigins };
  assert.ok(await writeTenantSetting(db, of, 'matching', { ...defaultSettings.matching, Passkeys }));
}
beforeEach(async () => {
  await db.deleteFrom('failed_attempt').execute();
  await list([shop.origin]);
});

/** An account with a key of its own. */
async function createVictim(name: string): Promise<SoftwareAuthenticator> {
  const device = new SoftwareAuthenticator();
  await fixture.createEnrolled(name, name);
  await world.enrol(name, device);
  return device;
}

/** What comes of an answer: its outcome, or the code of its refusal. */
const outcomeOf = (answering: Promise<{ outcome: string }>): Promise<string> =>
  answering.then(
    ({ outcome }) => outcome,
    ({ code }: { code: string }) => code,
  );

const rowOf = (page: CapturePrincipal) =>
  db.selectFrom('session').selectAll().where('id', '=', page.sessionId).executeTakeFirstOrThrow();

test('a listed page around ours asks for the key: proven, and the record names its origin', async () => {
  const device = await createVictim('listed');
  const page = await world.beginVerification('listed', 5);
  const ceremony = await world.beginFrom(page, shop.origin);
  assert.equal((await world.answer(page, ceremony, device.get(ceremony.options, shop))).outcome, 'proven');
  const row = await rowOf(page);
  assert.equal(readPasskey(row)?.origin, shop.origin);
  assert.equal((await world.look(page, 'listed')).outcome, 'accepted');
  assert.equal(readResult(await rowOf(page))?.reason, 'accepted');
  const own = await world.beginVerification('listed');
  await world.show(own, device);
  assert.equal(readPasskey(await rowOf(own))?.origin, undefined);
});

test('a listed page around ours makes a key: kept', async () => {
  await fixture.createEnrolled('maker', 'maker');
  const page = await world.beginEnrolment('maker');
  const ceremony = await world.beginFrom(page, shop.origin);
  const made = new SoftwareAuthenticator().create(ceremony.options, shop);
  assert.equal(await outcomeOf(world.answer(page, ceremony, made)), 'kept');
});

/** What somebody answers to a session of the victim, and how it ends. */
type Attack = (victim: string, device: SoftwareAuthenticator) => Promise<string>;

/** Begins a ceremony from one page and answers it as another page's browser would. */
const answered =
  (begunFrom: string | null, from: AskingPage): Attack =>
  async (victim, device) => {
    const page = await world.beginVerification(victim);
    const ceremony = begunFrom === null ? await world.begin(page) : await world.beginFrom(page, begunFrom);
    return outcomeOf(world.answer(page, ceremony, device.get(ceremony.options, from)));
  };

const attacks: Record<string, { run: Attack; refusal: string }> = {
  'a page that the tenant does not list asks': {
    run: async (victim) =>
      outcomeOf(world.beginFrom(await world.beginVerification(victim), evil.origin) as never),
    refusal: 'E_PASSKEY_ORIGIN_NOT_LISTED',
  },
  'a page that another tenant lists asks': {
    run: async (victim) => {
      const other = await ensureTenant(db, {
        ...{ customerNumber: `Other of ${victim}`, customerName: 'Other', now: clock.now() },
      });
      await list([evil.origin], other.id);
      return outcomeOf(world.beginFrom(await world.beginVerification(victim), evil.origin) as never);
    },
    refusal: 'E_PASSKEY_ORIGIN_NOT_LISTED',
  },
  'a page that is not listed answers what a listed one asked': {
    run: answered(shop.origin, evil),
    refusal: 'refused',
  },
  'a listed page answers what our own page asked': { run: answered(null, shop), refusal: 'refused' },
  'our own page answers what a listed one asked': { run: answered(shop.origin, ourPage), refusal: 'refused' },
  'a listed page in a frame of another answers': {
    run: answered(shop.origin, { ...shop, topOrigin: evil.origin }),
    refusal: 'refused',
  },
  'a listed page in a frame whose browser names no page around it answers': {
    run: answered(shop.origin, { ...shop, isFramed: true }),
    refusal: 'refused',
  },
  'signed on a listed page for another session of the account': {
    run: async (victim, device) => {
      const other = await world.beginFrom(await world.beginVerification(victim), shop.origin);
      const page = await world.beginVerification(victim);
      const ceremony = await world.beginFrom(page, shop.origin);
      return outcomeOf(world.answer(page, ceremony, device.get(other.options, shop)));
    },
    refusal: 'refused',
  },
  'an answer of a listed page, replayed': {
    run: async (victim, device) => {
      const first = await world.beginVerification(victim);
      const asked = await world.beginFrom(first, shop.origin);
      const assertion = device.get(asked.options, shop);
      assert.equal(await outcomeOf(world.answer(first, asked, assertion)), 'proven');
      const page = await world.beginVerification(victim);
      const ceremony = await world.beginFrom(page, shop.origin);
      return outcomeOf(world.answer(page, ceremony, assertion));
    },
    refusal: 'refused',
  },
  'an answer of a listed page to a ceremony that was answered': {
    run: async (victim, device) => {
      const page = await world.beginVerification(victim, 5);
      const ceremony = await world.beginFrom(page, shop.origin);
      const wrong = device.get(ceremony.options, evil);
      assert.equal(await outcomeOf(world.answer(page, ceremony, wrong)), 'refused');
      return outcomeOf(world.answer(page, ceremony, device.get(ceremony.options, shop)));
    },
    refusal: 'E_CEREMONY_NOT_VALID',
  },
  'a page that was taken from the list meanwhile answers': {
    run: async (victim, device) => {
      const page = await world.beginVerification(victim);
      const ceremony = await world.beginFrom(page, shop.origin);
      await list([]);
      const outcome = await outcomeOf(world.answer(page, ceremony, device.get(ceremony.options, shop)));
      await list([shop.origin]);
      const again = await outcomeOf(world.answer(page, ceremony, device.get(ceremony.options, shop)));
      assert.equal(again, 'E_CEREMONY_NOT_VALID', 'the ceremony is used up');
      return outcome;
    },
    refusal: 'E_PASSKEY_ORIGIN_NOT_LISTED',
  },
};

for (const [name, { run, refusal }] of Object.entries(attacks))
  test(`attack: ${name}: ${tries} tries, 0 accepted`, async () => {
    for (let nth = 0; nth < tries; nth += 1) {
      const victim = `${Object.keys(attacks).indexOf(name)}-${nth}`;
      assert.equal(await run(victim, await createVictim(victim)), refusal);
    }
  });

test('attack: a key made in a frame of a page around the listed one, named or not: not kept', async () => {
  await fixture.createEnrolled('framed maker', 'framed maker');
  for (const around of [{ topOrigin: evil.origin }, { isFramed: true }] as const) {
    const page = await world.beginEnrolment('framed maker');
    const ceremony = await world.beginFrom(page, shop.origin);
    const made = new SoftwareAuthenticator().create(ceremony.options, { ...shop, ...around });
    assert.equal(await outcomeOf(world.answer(page, ceremony, made)), 'E_PASSKEY_NOT_ACCEPTED');
  }
});

test('attack: a listed page asks in a sign-in by OpenID Connect, of which somebody passed the link on: refused', async () => {
  await createVictim('signs in');
  const page = await world.beginVerification('signs in');
  await insertSignIn(db, {
    interaction_hash: Buffer.from(page.sessionId),
    tenant_id: tenantId,
    session_id: page.sessionId,
    approved_by: page.tokenId,
    account_id: null,
    expires_at: new Date(clock.now().getTime() + 600_000),
  });
  const asking = world.beginFrom(page, shop.origin);
  await assert.rejects(asking, { code: 'E_PASSKEY_ORIGIN_NOT_LISTED' });
});
