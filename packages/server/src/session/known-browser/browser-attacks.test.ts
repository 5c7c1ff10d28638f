import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { Status } from '@selfsame/contract';
import { Browser, browserWorld } from '../../../test/passkey/browser-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { testModels, upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { bindCredential } from '../../account/bind-credential.ts';
import { deleteCredential } from '../../account/delete-credential.ts';
import {
  deletePasskey,
  type PasskeyDependencies,
  readPasskeys,
} from '../../account/passkey/change-passkeys.ts';
import { forgetKnownBrowsers } from '../../account/passkey/known-browsers.ts';
import { enableAccount } from '../../account/update-account.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { ensureTenant } from '../../store/tenant/tenant.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { skipPasskey } from '../passkey/skip-passkey.ts';
import { answerCode } from '../passkey-code/answer-code.ts';
import { sendCode } from '../passkey-code/send-code.ts';
import { endSeenDelays } from '../passkey-delay/end-seen-delays.ts';
import { rememberBrowser } from './remember-browser.ts';

const fixture = await createSessionFixture({ after });
const { db, clock, tenantId, caller } = fixture;
const world = await browserWorld(fixture);
const { deps, rowOf, begin, open, stepOf, look, submit, createPerson, createKnown, browsersOf } = world;
await world.setPasskeys();
const tries = 20;
type Person = Awaited<ReturnType<typeof createKnown>>;

const act = (accountNumber: string) => ({ ...caller, accountNumber, now: clock.now() });
const changing = { ...deps, blobs: fixture.blobs, refreshGallery: async () => {} };
const enable = (name: string, enabled: boolean) =>
  enableAccount(deps, { ...act(name), enabled, reason: 'by a test', requireMayEnable: () => {} });

/** Opens a new verification of somebody's account in a browser and shows the right face. */
async function lookIn(browser: Browser, name: string): Promise<CapturePrincipal> {
  const page = await open(await begin(name), browser);
  assert.equal(await stepOf(page), 'assert');
  await assert.rejects(look(page, name, browser), { code: 'E_PASSKEY_REQUIRED' });
  return page;
}

/** A face bound to the account in the place of the one before. */
async function replaceFace({ name, accountId }: Person): Promise<void> {
  await deleteCredential(changing, act(name));
  const face = { template: fixture.template(name), modelId: testModels.embedder.id, views: [], quality: {} };
  const unbound = { description: null, externalId: null, sourceCredentials: [], tempId: null, image: null };
  await db.transaction().execute((tx) =>
    bindCredential({ ...fixture.account, events: deps.events }, tx, {
      ...{ tenantId, accountId, dataType: 1, isProofed: false },
      ...face,
      ...unbound,
      ...act(name),
    }),
  );
}

const endWaits = (...[tx, of]: Parameters<PasskeyDependencies['endSeenDelays']>): Promise<void> =>
  endSeenDelays(deps, tx, of);

/** Each tries to be accepted with the right face and without the passkey. @returns the page of the try */
const attacks: Record<string, (person: Person) => Promise<CapturePrincipal>> = {
  'the right stolen link in a browser that holds nothing': ({ name }) => lookIn(new Browser(), name),
  'a token of another account': async ({ browser }) => lookIn(browser, (await createPerson()).name),
  'a token of another tenant': async ({ name, browser, accountId }) => {
    const [row] = await browsersOf(accountId);
    const other = { customerNumber: 'Other', customerName: 'Other', now: clock.now() };
    const { id } = await ensureTenant(db, other);
    await db.updateTable('account_browser').set({ tenant_id: id }).where('id', '=', row!.id).execute();
    return lookIn(browser, name);
  },
  'a token past its time': async ({ name, browser }) => {
    clock.advance(90 * 86_400);
    return lookIn(browser, name);
  },
  'a token that was revoked, sent again': async ({ name, browser }) => {
    await forgetKnownBrowsers(deps, act(name));
    return lookIn(browser, name);
  },
  'a token from before the account was disabled and enabled again': async ({ name, browser }) => {
    await enable(name, false);
    await enable(name, true);
    return lookIn(browser, name);
  },
  'a token from before a passkey was deleted': async ({ name, browser }) => {
    const [key] = await readPasskeys(db, { tenantId, accountNumber: name });
    await world.passkeys.enrol(name, new SoftwareAuthenticator());
    await deletePasskey({ ...deps, endSeenDelays: endWaits }, { ...act(name), passkeyId: key!.Id });
    return lookIn(browser, name);
  },
  'a token whose bits were changed': async ({ name, browser }) => {
    browser.tokens = browser.tokens.map((token) =>
      token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    );
    return lookIn(browser, name);
  },
  'what is stored, in place of the token': async ({ name, browser, accountId }) => {
    browser.tokens = (await browsersOf(accountId)).map((row) => row.token_hash.toString('base64url'));
    return lookIn(browser, name);
  },
  'the stolen link beside the page of the known browser': async ({ name, browser }) => {
    const link = await begin(name);
    const known = await open(link, browser);
    const { attemptId } = await issueAttempt(deps, known);
    const thief = await open(link, new Browser());
    assert.equal(await stepOf(thief), 'assert');
    await assert.rejects(submitAttempt(deps, thief, attemptId, upload({ face: name })), {
      code: 'E_PASSKEY_REQUIRED',
    });
    return thief;
  },
  'a browser that is forgotten between its opening and its face': async ({ name, browser }) => {
    const page = await open(await begin(name), browser);
    const { attemptId } = await issueAttempt(deps, page);
    await forgetKnownBrowsers(deps, act(name));
    await assert.rejects(submitAttempt(deps, page, attemptId, upload({ face: name })), {
      code: 'E_PASSKEY_REQUIRED',
    });
    return page;
  },
  'a page whose token names the browser of another account': async ({ accountId }) => {
    const other = await createPerson();
    const page = await open(await begin(other.name), new Browser());
    const forged = { ...page, browserId: (await browsersOf(accountId))[0]!.id };
    await assert.rejects(look(forged, other.name, new Browser()), { code: 'E_PASSKEY_REQUIRED' });
    return forged;
  },
  'a request that itself asks for the passkey': async ({ name, browser }) => {
    const page = await open(await begin(name, 5), browser);
    await assert.rejects(look(page, name, browser), { code: 'E_PASSKEY_REQUIRED' });
    return page;
  },
  'a policy of always': async ({ name, browser }) => {
    await world.setPasskeys({ SecondFactor: 'always' });
    const page = await lookIn(browser, name);
    await world.setPasskeys();
    return page;
  },
  'a face that is new, where that raises the step': async ({ name, browser }) => {
    await world.setPasskeys({ RaiseWithinDays: 7 });
    const page = await lookIn(browser, name);
    await world.setPasskeys();
    return page;
  },
  'a key that is new, where that raises the step': async ({ name, browser }) => {
    await world.setPasskeys({ RaiseWithinDays: 7 });
    clock.advance(8 * 86_400);
    await world.passkeys.enrol(name, new SoftwareAuthenticator());
    const page = await lookIn(browser, name);
    assert.equal((await rowOf(page)).passkey_rule, 'newKey');
    await world.setPasskeys();
    return page;
  },
  'a token from before the face was deleted and enrolled anew': async (person) => {
    await replaceFace(person);
    return lookIn(person.browser, person.name);
  },
};

for (const [name, attack] of Object.entries(attacks))
  test(`attack on known browsers, ${name}: ${tries} tries, 0 accepted`, async () => {
    let accepted = 0;
    for (let nth = 0; nth < tries; nth += 1) {
      const { status, passkey_stood_in_at: stoodIn } = await rowOf(await attack(await createKnown()));
      if (status === Status.Accepted || stoodIn !== null) accepted += 1;
    }
    assert.equal(accepted, 0);
  });

/** Each tries to have a browser remembered that did not show what it is remembered for. @returns it */
const slips: Record<string, (person: Person) => Promise<Browser>> = {
  'a page that shows the face after another page has shown the passkey': async ({
    name,
    device,
    browser,
  }) => {
    const link = await begin(name);
    await world.passkeys.show(await open(link, browser), device);
    const thief = new Browser();
    assert.equal((await look(await open(link, thief), name, thief)).outcome, 'accepted');
    return thief;
  },
  'a page whose passkey a listed page asked for, perhaps on another device': async ({ name, device }) => {
    const shop = { origin: 'https://shop.selfsame.test', rpId: 'selfsame.test' };
    await world.setPasskeys({ EmbeddingOrigins: [shop.origin] });
    const thief = new Browser();
    const page = await open(await begin(name), thief);
    const ceremony = await world.passkeys.beginFrom(page, shop.origin);
    const answer = device.get(ceremony.options, shop);
    assert.equal((await world.passkeys.answer(page, ceremony, answer)).outcome, 'proven');
    assert.equal((await look(page, name, thief)).outcome, 'accepted');
    await world.setPasskeys();
    return thief;
  },
  'a page that asks again with the finished attempt': async ({ name, device, browser }) => {
    const link = await begin(name);
    const page = await open(link, browser);
    await world.passkeys.show(page, device);
    const { attemptId } = await issueAttempt(deps, page);
    await submit(page, attemptId, { face: name }, browser);
    const thief = new Browser();
    const other = { ...page, tokenId: randomUUID() };
    assert.equal((await submit(other, attemptId, { face: name }, thief)).outcome, 'accepted');
    return thief;
  },
  'the page itself, with its finished attempt, after the browsers were forgotten': async (person) => {
    const { name, device, browser } = person;
    const page = await open(await begin(name), browser);
    await world.passkeys.show(page, device);
    const { attemptId } = await issueAttempt(deps, page);
    await submit(page, attemptId, { face: name }, browser);
    assert.equal(browser.tokens.length, 1);
    await forgetKnownBrowsers(deps, act(name));
    const again = new Browser();
    assert.equal((await submit(page, attemptId, { face: name }, again)).outcome, 'accepted');
    return again;
  },
  'the page itself, with its finished attempt, after another page has answered the code': async (person) => {
    const { name, browser } = person;
    await world.setPasskeys({ WithoutKey: 'code' });
    const link = await begin(name);
    const page = await open(link, browser);
    await skipPasskey(deps, page, 'lost');
    const { attemptId } = await issueAttempt(deps, page);
    await submit(page, attemptId, { face: name }, browser);
    const reader = await open(link, new Browser());
    await sendCode(deps, reader, undefined);
    assert.equal((await answerCode(deps, reader, { code: world.sent[0]!.code })).outcome, 'proven');
    const again = new Browser();
    assert.equal((await submit(page, attemptId, { face: name }, again)).outcome, 'accepted');
    await world.setPasskeys();
    return again;
  },
  'a page whose code is answered by another one before its own browser is remembered': async (person) => {
    const { name, browser } = person;
    await world.setPasskeys({ WithoutKey: 'code' });
    const link = await begin(name);
    const page = await open(link, browser);
    await skipPasskey(deps, page, 'lost');
    const { attemptId } = await issueAttempt(deps, page);
    await submitAttempt(deps, page, attemptId, upload({ face: name }), async (outcome) => {
      const reader = await open(link, new Browser());
      await sendCode(deps, reader, undefined);
      assert.equal((await answerCode(deps, reader, { code: world.sent[0]!.code })).outcome, 'proven');
      await rememberBrowser({ ...deps, log: { error: assert.fail } }, page, outcome, browser);
    });
    await world.setPasskeys();
    return browser;
  },
  'another face': async ({ name, device, browser }) => {
    const page = await open(await begin(name), browser);
    await world.passkeys.show(page, device);
    assert.equal((await look(page, 'mallory', browser)).outcome, 'rejected');
    return browser;
  },
  'an approval of the request’s own passkey': async ({ name, device, browser }) => {
    const page = await open(await begin(name, 5), browser);
    await world.passkeys.show(page, device);
    assert.equal((await look(page, name, browser)).outcome, 'accepted');
    return browser;
  },
};

for (const [name, slip] of Object.entries(slips))
  test(`attack on known browsers, ${name}: ${tries} tries, none remembered`, async () => {
    let remembered = 0;
    for (let nth = 0; nth < tries; nth += 1) {
      const person = await createPerson();
      const browser = await slip(person);
      if (browser.tokens.length > 0) remembered += 1;
    }
    assert.equal(remembered, 0);
  });
