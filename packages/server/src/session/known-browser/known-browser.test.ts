import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status } from '@selfsame/contract';
import { Browser, browserWorld } from '../../../test/passkey/browser-world.ts';
import { upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { forgetKnownBrowsers, readKnownBrowsers } from '../../account/passkey/known-browsers.ts';
import { createReceiptIssuer } from '../../audit/issue-receipt.ts';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { deleteExpiredBrowsers } from '../../store/account/account-browser.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { skipPasskey } from '../passkey/skip-passkey.ts';
import { answerCode } from '../passkey-code/answer-code.ts';
import { sendCode } from '../passkey-code/send-code.ts';
import { settleDelays } from '../passkey-delay/settle-delays.ts';
import { presentForeignAuthorization } from '../read/present-transaction.ts';
import { decideReview } from '../review/decide-review.ts';
import { rememberBrowser } from './remember-browser.ts';

const fixture = await createSessionFixture({ after });
const { db, clock, tenantId, caller } = fixture;
const world = await browserWorld(fixture);
const { deps, events, rowOf, begin, open, stepOf, look, createPerson, createKnown, browsersOf } = world;
await world.setPasskeys();
const daySec = 86_400;
const operator: OperatorPrincipal = {
  ...{ kind: 'operator', tenantId, role: 'operator', roles: [], sessionId: crypto.randomUUID() },
  operatorId: crypto.randomUUID(),
  ownsInstallation: false,
  isRecent: true,
};

test('newDevice: a browser that has shown the passkey is asked for the face alone, any other still for both', async () => {
  const person = await createKnown();
  const { name, browser, accountId } = person;
  const known = await open(await begin(name), browser);
  assert.equal(await stepOf(known), 'none');
  const dark = await look(known, name, browser, { reasons: ['Underexposed'] });
  assert.deepEqual([dark.outcome, dark.session.passkey.step], ['retry', 'none']);
  const { outcome, session } = await look(known, name, browser);
  assert.deepEqual([outcome, session.status, session.passkey.standIn], ['accepted', Status.Accepted, 'none']);
  const row = await rowOf(known);
  const [stored] = await browsersOf(accountId);
  assert.deepEqual(
    [row.passkey_stand_in, row.passkey_browser_id, row.passkey_at, stored!.last_used_at],
    ['browser', stored!.id, null, clock.now()],
  );
  // The level of a face: a browser is no passkey. And no second token: its time counts from the passkey.
  assert.equal(presentForeignAuthorization(row, null).ConfirmationLevel, 2);
  assert.deepEqual([browser.tokens.length, (await browsersOf(accountId)).length], [1, 1]);
  const stranger = await open(await begin(name), new Browser());
  assert.equal(await stepOf(stranger), 'assert');
  await assert.rejects(look(stranger, name, new Browser()), { code: 'E_PASSKEY_REQUIRED' });
});

test('a known browser: named in receipt and audit by its id, and kept as a hash alone', async () => {
  const { name, browser, accountId } = await createKnown();
  const page = await open(await begin(name), browser);
  await look(page, name, browser);
  const [stored] = await browsersOf(accountId);
  const issue = createReceiptIssuer({ sign: async (_, claims) => JSON.stringify(claims) });
  const said = events.published.filter(({ references }) => references.sessionId === page.sessionId);
  const ended = said.find(({ type }) => type === 'transaction.finished');
  await db.transaction().execute((tx) => issue(tx, ended!));
  const { statement } = await db
    .selectFrom('receipt')
    .select('statement')
    .where('session_id', '=', page.sessionId)
    .executeTakeFirstOrThrow();
  const at = clock.now().toISOString();
  const standIn = { kind: 'browser', rule: 'newDevice', browser: stored!.id, at };
  assert.deepEqual(JSON.parse(statement).standIn, standIn);
  assert.deepEqual(said.find(({ type }) => type === 'passkey.stoodIn')?.data, {
    ...{ kind: 'verification', standIn: 'browser', rule: 'newDevice', browser: stored!.id },
  });
  assert.ok(!JSON.stringify([stored, said]).includes(browser.tokens[0]!));
  assert.equal(stored!.token_hash.length, 32);
});

test('a known browser: for so many days as the policy says, which holds at once when it says fewer; expired rows are deleted', async () => {
  const { name, browser, accountId } = await createKnown();
  const stepNow = async () => stepOf(await open(await begin(name), browser));
  clock.advance(10 * daySec);
  assert.equal(await stepNow(), 'none');
  await world.setPasskeys({ RememberBrowserDays: 10 });
  assert.equal(await stepNow(), 'assert');
  await world.setPasskeys({ RememberBrowserDays: 0 });
  assert.equal(await stepNow(), 'assert');
  await world.setPasskeys();
  assert.equal(await stepNow(), 'none');
  clock.advance(80 * daySec);
  assert.equal(await stepNow(), 'assert');
  assert.ok((await deleteExpiredBrowsers(db, clock.now())) >= 1);
  assert.deepEqual(await browsersOf(accountId), []);
});

test('RememberBrowserDays 0: no browser is given anything', async () => {
  await world.setPasskeys({ RememberBrowserDays: 0 });
  const person = await createPerson();
  assert.equal((await world.showBoth(person)).outcome, 'accepted');
  assert.deepEqual([person.browser.tokens, await browsersOf(person.accountId)], [[], []]);
  await world.setPasskeys();
});

test('a code that stood in: the browser is known once it was right, and only when the same page read it', async () => {
  await world.setPasskeys({ WithoutKey: 'code' });
  for (const isSamePage of [true, false]) {
    const { name, browser, accountId } = await createPerson();
    const link = await begin(name);
    const page = await open(link, browser);
    await skipPasskey(deps, page, 'lost');
    assert.equal((await look(page, name, browser)).session.passkey.step, 'code');
    assert.equal((await browsersOf(accountId))[0]?.confirmed_at, null);
    assert.equal(await stepOf(await open(await begin(name), browser)), 'assert');
    const reader = isSamePage ? page : await open(link, new Browser());
    await sendCode(deps, reader, undefined);
    assert.equal((await answerCode(deps, reader, { code: world.sent[0]!.code })).outcome, 'proven');
    assert.equal(
      await stepOf(await open(await begin(name), browser)),
      isSamePage ? 'none' : 'assert',
      `same page: ${isSamePage}`,
    );
  }
  await world.setPasskeys();
});

test('an approval that stood in: the browser is known when it was given, and nothing stays of one that was refused', async () => {
  await world.setPasskeys({ WithoutKey: 'approval' });
  for (const Decision of ['accept', 'reject'] as const) {
    const { name, browser, accountId } = await createPerson();
    const page = await open(await begin(name), browser);
    await skipPasskey(deps, page, 'lost');
    assert.equal((await look(page, name, browser)).outcome, 'review');
    await decideReview(deps, operator, page.sessionId, { Decision });
    const next = await stepOf(await open(await begin(name), browser));
    assert.deepEqual(
      [next, (await browsersOf(accountId)).length],
      Decision === 'accept' ? ['none', 1] : ['assert', 0],
    );
  }
  await world.setPasskeys();
});

test('a wait that stood in: the browser is known when its time has passed', async () => {
  await world.setPasskeys({ WithoutKey: 'delay' });
  const { name, browser } = await createPerson();
  const page = await open(await begin(name), browser);
  await skipPasskey(deps, page, 'lost');
  await look(page, name, browser);
  assert.equal(await stepOf(await open(await begin(name), browser)), 'assert');
  await db.updateTable('message').set({ state: 'sent' }).where('purpose', '=', 'notice').execute();
  clock.advance(limits.passkeys.delay.default * 3_600);
  await settleDelays({ ...deps, log: { warn: assert.fail } });
  assert.equal((await rowOf(page)).status, Status.Accepted);
  assert.equal(await stepOf(await open(await begin(name), browser)), 'none');
  await world.setPasskeys();
});

test('known browsers of an account: listed by what they said of themselves, forgotten together, at most so many', async () => {
  const person = await createKnown();
  const { name, accountId, browser } = person;
  clock.advance(60);
  const now = clock.now();
  const list = () => readKnownBrowsers(db, { tenantId, accountNumber: name, now });
  const [listed] = await list();
  const [stored] = await browsersOf(accountId);
  assert.deepEqual(listed, {
    Id: stored!.id,
    Description: 'Firefox, Linux',
    CreatedDate: stored!.created_at.toISOString(),
    LastUsedDate: null,
    ExpirationDate: new Date(stored!.created_at.getTime() + 90 * daySec * 1_000).toISOString(),
  });
  assert.equal(await forgetKnownBrowsers(deps, { ...caller, accountNumber: name, now }), true);
  assert.deepEqual([await list(), await stepOf(await open(await begin(name), browser))], [[], 'assert']);
  assert.ok(
    events.published.some(({ type, data }) => type === 'passkey.browsersForgotten' && data.count === 1),
  );
  for (let nth = 0; nth <= limits.passkeys.browsers.perAccount; nth += 1) {
    clock.advance(1);
    await world.showBoth({ ...person, browser: new Browser() });
  }
  assert.equal((await browsersOf(accountId)).length, limits.passkeys.browsers.perAccount);
});

test('a browser that can’t be remembered: the face is accepted all the same, and the log says so', async () => {
  const { name, device, browser, accountId } = await createPerson();
  const page = await open(await begin(name), browser);
  await world.passkeys.show(page, device);
  const { attemptId } = await issueAttempt(deps, page);
  const logged: unknown[][] = [];
  const failing = {
    ...deps,
    events: { publish: async () => Promise.reject(new Error('the disk is full')) },
    log: { error: (...line: unknown[]) => void logged.push(line) },
  };
  const { outcome } = await submitAttempt(deps, page, attemptId, upload({ face: name }), (judged) =>
    rememberBrowser(failing, page, judged, browser),
  );
  assert.deepEqual([outcome, (await rowOf(page)).status], ['accepted', Status.Accepted]);
  assert.deepEqual([browser.tokens, await browsersOf(accountId)], [[], []]);
  assert.match(JSON.stringify(logged), new RegExp(page.sessionId));
});

test('a known browser whose time ends while its session waits for operators: stays until they have decided', async () => {
  const { name, browser, accountId } = await createKnown();
  clock.advance(90 * daySec - 60);
  const page = await open(await begin(name), browser);
  const [known] = await browsersOf(accountId);
  await db
    .updateTable('session')
    .set({ passkey_browser_id: known!.id })
    .where('id', '=', page.sessionId)
    .execute();
  clock.advance(120);
  await deleteExpiredBrowsers(db, clock.now());
  assert.equal((await browsersOf(accountId)).length, 1);
  await db.updateTable('session').set({ status: Status.Rejected }).where('id', '=', page.sessionId).execute();
  await deleteExpiredBrowsers(db, clock.now());
  assert.deepEqual(await browsersOf(accountId), []);
});

test('browsers that wait: push out none that counts, and are trimmed once they count themselves', async () => {
  await world.setPasskeys({ WithoutKey: 'approval' });
  const { name, browser, accountId } = await createKnown();
  const { perAccount } = limits.passkeys.browsers;
  const waiting: string[] = [];
  for (let nth = 0; nth < perAccount; nth += 1) {
    clock.advance(1);
    const stranger = new Browser();
    const page = await open(await begin(name), stranger);
    await skipPasskey(deps, page, 'lost');
    assert.equal((await look(page, name, stranger)).outcome, 'review');
    waiting.push(page.sessionId);
  }
  assert.equal(await stepOf(await open(await begin(name), browser)), 'none');
  for (const id of waiting) await decideReview(deps, operator, id, { Decision: 'accept' });
  assert.equal((await browsersOf(accountId)).length, perAccount);
  assert.equal(await stepOf(await open(await begin(name), browser)), 'assert');
  await world.setPasskeys();
});
