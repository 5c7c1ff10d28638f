import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status } from '@selfsame/contract';
import { codeWorld, wrongCode } from '../../../test/passkey/code-world.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { defaultSettings } from '../../store/tenant/tenant-setting.ts';
import { readCapture } from '../capture/read-capture.ts';
import { expireSessions } from '../life/settle-expiry.ts';
import { skipPasskey } from '../passkey/skip-passkey.ts';
import { answerCode } from './answer-code.ts';
import { maskAddress } from './code-address.ts';
import { sendCode } from './send-code.ts';

const fixture = await createSessionFixture({ after });
const { db, clock } = fixture;
const { deps, events, sent, setPolicy, rowOf, heldOf, codesOf, createAsked, createHeld, createCoded } =
  await codeWorld(fixture);
const { codeGuesses, codeSec, codeSends } = limits.passkeys;

test('WithoutKey code: the face, then the code to the confirmed address, accepted, and nothing is left', async () => {
  const { page, email } = await createHeld();
  assert.equal((await heldOf(page))?.state, 'held');
  const out = await sendCode(deps, page, undefined);
  assert.deepEqual(
    [out.to, out.guessesLeft, out.sendsLeft],
    [maskAddress({ channel: 'email', address: email }), codeGuesses, codeSends - 1],
  );
  assert.deepEqual([sent[0]?.address, sent[0]?.code.length], [email, limits.passkeys.codeDigits]);
  const answered = await answerCode(deps, page, { code: sent[0]!.code });
  assert.deepEqual([answered.outcome, answered.session.status], ['proven', Status.Accepted]);
  const row = await rowOf(page);
  assert.deepEqual([row.passkey_stand_in, row.passkey, row.temp_id], ['code', null, null]);
  const { state, data_key_id: key, template_sealed: template } = (await heldOf(page))!;
  assert.deepEqual([state, key, template], ['accepted', null, null]);
  assert.deepEqual(await codesOf(page), []);
  assert.deepEqual(
    events.published
      .filter(
        ({ type, references }) => type.startsWith('passkey.') && references.sessionId === page.sessionId,
      )
      .map(({ type }) => type),
    ['passkey.missing', 'passkey.codeSent', 'passkey.stoodIn'],
  );
});

test('WithoutKey code: at rest is no code and no hash that could be tried', async () => {
  const { page, code } = await createCoded();
  const [row] = await codesOf(page);
  assert.ok(row!.code_sealed.length > 32);
  assert.ok(!JSON.stringify(row).includes(code) && !row!.code_sealed.toString('latin1').includes(code));
});

test('WithoutKey code: without a confirmed address nothing stands in', async () => {
  const unreadable = { email: 'at home', email_verified: true };
  const none = { email: null, email_verified: true };
  for (const address of [{}, none, unreadable, { phone_number: '+491701234567' }]) {
    const { page } = await createAsked(address);
    assert.equal((await readCapture(deps, page)).passkey.standIn, 'none');
    assert.equal((await skipPasskey(deps, page, 'lost')).status, Status.Rejected);
  }
  const sms = { phone_number: '+491701234567', phone_number_verified: true };
  const { page } = await createAsked(sms);
  assert.equal((await readCapture(deps, page)).passkey.standIn, 'code');
});

test('WithoutKey code: an address that is confirmed no more gets no code', async () => {
  const { page, accountId } = await createHeld();
  await db.updateTable('account').set({ email_verified: false }).where('id', '=', accountId).execute();
  const before = sent.length;
  assert.equal((await sendCode(deps, page, undefined)).session.status, Status.Rejected);
  assert.equal(sent.length, before);
});

test('sendCode: one on its way is not sent again unasked; three are the most, and after the last the session ends', async () => {
  const { page } = await createHeld();
  const before = sent.length;
  await sendCode(deps, page, undefined);
  await sendCode(deps, page, undefined);
  assert.equal(sent.length - before, 1);
  const first = sent[0]!.code;
  for (let nth = 0; nth < 4; nth += 1) await sendCode(deps, page, { again: true });
  assert.equal(sent.length - before, codeSends);
  if (first !== sent[0]!.code)
    assert.equal((await answerCode(deps, page, { code: first })).outcome, 'refused');
  clock.advance(codeSec);
  assert.equal((await sendCode(deps, page, undefined)).session.status, Status.Rejected);
  assert.deepEqual(await codesOf(page), []);
});

test('answerCode: a wrong code counts in the lockout of the account', async () => {
  await setPolicy(defaultSettings.matching.Lockout);
  const { page, code, accountId } = await createCoded();
  await answerCode(deps, page, { code: wrongCode(code) });
  const failures = await db
    .selectFrom('failed_attempt')
    .selectAll()
    .where('account_id', '=', accountId)
    .execute();
  assert.equal(failures.length, 1);
  for (let nth = 2; nth <= codeGuesses; nth += 1)
    await answerCode(deps, page, { code: wrongCode(code, nth) });
  const account = await db
    .selectFrom('account')
    .select('enabled')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  assert.equal(account.enabled, false);
  await setPolicy();
});

test('answerCode: an account that is disabled meanwhile is not accepted', async () => {
  const { page, code, accountId } = await createCoded();
  await db.updateTable('account').set({ enabled: false }).where('id', '=', accountId).execute();
  assert.equal((await answerCode(deps, page, { code })).session.status, Status.Error);
});

test('a session that expires before its code: the held face and the code are gone', async () => {
  const { page } = await createCoded();
  clock.advance(limits.timeoutSec.default + 1);
  await expireSessions(deps, clock.now());
  const { state, data_key_id: key, template_sealed: template } = (await heldOf(page))!;
  assert.deepEqual([state, key, template], ['closed', null, null]);
  assert.deepEqual(await codesOf(page), []);
});

test('maskAddress: as much as its owner needs', () => {
  assert.equal(maskAddress({ channel: 'email', address: 'ada.lovelace@mail.example.com' }), 'a•••@m•••.com');
  assert.equal(maskAddress({ channel: 'sms', address: '+491701234567' }), '•••• 67');
});
