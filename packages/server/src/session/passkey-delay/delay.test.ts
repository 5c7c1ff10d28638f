import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status, statusMessages } from '@selfsame/contract';
import { codeWorld } from '../../../test/passkey/code-world.ts';
import { upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { readOutbox } from '../../notification/read-messages.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { changeAccount } from '../../store/account/account.ts';
import { closeStrandedReviews } from '../../store/session/review.ts';
import { readResult } from '../../store/session/session-json.ts';
import { defaultSettings } from '../../store/tenant/tenant-setting.ts';
import { readCaptureParts } from '../capture/capture-parts.ts';
import { hashInputs } from '../capture/hash-inputs.ts';
import { readCapture } from '../capture/read-capture.ts';
import { cancelSession } from '../life/cancel-session.ts';
import { expireSessions } from '../life/settle-expiry.ts';
import { skipPasskey } from '../passkey/skip-passkey.ts';
import { presentPayload } from '../read/present-payload.ts';
import { settleDelays } from './settle-delays.ts';
import { stopDelay } from './stop-delay.ts';

const fixture = await createSessionFixture({ after });
const { db, clock, tenantId, notification, caller } = fixture;
const { deps, events, notices, world, setPolicy, rowOf, heldOf, deliver, createAsked, createHeld } =
  await codeWorld(fixture, 'delay');
const hourSec = 3_600;
const delaySec = limits.passkeys.delay.default * hourSec;
const failures: unknown[] = [];
const log = { warn: (...said: unknown[]) => void failures.push(said) };
async function settle(): Promise<void> {
  await deliver();
  await settleDelays({ ...deps, log });
}
const stop = (secret: string, id: string) => stopDelay(deps, { id, secret }, 'somewhere');
const typesOf = (page: CapturePrincipal) =>
  events.published
    .filter(({ type, references }) => type.startsWith('passkey.') && references.sessionId === page.sessionId)
    .map(({ type }) => type);
const failedOf = async (accountId: string) =>
  (await db.selectFrom('failed_attempt').selectAll().where('account_id', '=', accountId).execute()).length;

/** Lets the whole time pass. */
async function waitOut(sec = delaySec): Promise<void> {
  clock.advance(sec);
  await settle();
}

test('WithoutKey delay: the face, a notice to every address, then the time, and not a second earlier', async () => {
  const { page, name, email, accountId } = await createAsked({
    email_verified: true,
    phone_number: '+491701234567',
  });
  await skipPasskey(deps, page, 'lost');
  const { session } = await world.look(page, name);
  const dueAt = new Date(clock.now().getTime() + delaySec * 1_000);
  assert.deepEqual(
    [session.status, session.passkey.step, session.passkey.dueAt, session.attemptsLeft],
    [Status.Pending, 'delay', dueAt.toISOString(), limits.captureAttempts - 1],
  );
  // The number is not confirmed: its owner is told nevertheless.
  assert.deepEqual(notices[0]?.addresses, [email, '+491701234567']);
  const { Items } = await readOutbox(notification, tenantId, { operationId: page.sessionId });
  assert.equal(Items.length, 2);
  for (const { Text, Link } of Items) {
    assert.ok(
      Text.includes(Link) && Link.endsWith(`.${page.sessionId}`) && Link.includes('/stop.html#'),
      Text,
    );
    assert.match(Text, /24 hours/);
  }
  assert.equal((await rowOf(page)).message, statusMessages.inDelay);
  clock.advance(delaySec - 1);
  await settle();
  assert.equal((await rowOf(page)).status, Status.Pending);
  clock.advance(1);
  await settle();
  const row = await rowOf(page);
  assert.deepEqual(
    [row.status, row.passkey_stand_in, row.passkey_stood_in_at, row.passkey],
    [Status.Accepted, 'delay', clock.now(), null],
  );
  const { state, data_key_id: key, template_sealed: template } = (await heldOf(page))!;
  assert.deepEqual([state, key, template], ['accepted', null, null]);
  // All pictures as they arrived, though only the portrait was kept.
  assert.deepEqual(readResult(row)?.inputs, hashInputs(readCaptureParts(upload({ face: name })).frames));
  assert.deepEqual(presentPayload(row).Metadata.PasskeyStandInResult, {
    Kind: 'delay',
    Rule: 'newDevice',
    Date: clock.now().toISOString(),
  });
  assert.deepEqual(typesOf(page), ['passkey.missing', 'passkey.delayBegun', 'passkey.stoodIn']);
  assert.equal(await failedOf(accountId), 0);
  assert.deepEqual(await stop(notices[0]!.secret, page.sessionId), { outcome: 'accepted' });
  assert.deepEqual(failures, []);
});

test('WithoutKey delay: a session whose time is shorter than the wait goes on until the wait is over', async () => {
  const { page } = await createHeld();
  clock.advance(limits.timeoutSec.default + 1);
  assert.equal((await readCapture(deps, page)).passkey.step, 'delay');
  await waitOut(delaySec - limits.timeoutSec.default);
  assert.equal((await rowOf(page)).status, Status.Accepted);
});

test('WithoutKey delay: nobody settled it in time, it expires, and what was held is gone', async () => {
  const { page } = await createHeld();
  clock.advance(delaySec + limits.passkeys.delay.graceSec);
  await expireSessions(deps, clock.now());
  await settle();
  assert.equal((await rowOf(page)).status, Status.Expired);
  const { state, data_key_id: key } = (await heldOf(page))!;
  assert.deepEqual([state, key], ['closed', null]);
});

test('closeStrandedReviews: a face that a server of before left behind when it ended the session, is gone', async () => {
  const { page } = await createHeld();
  const waiting = await createHeld();
  await db
    .updateTable('session')
    .set({ status: Status.Canceled, ended_at: clock.now() })
    .where('id', '=', page.sessionId)
    .execute();
  await closeStrandedReviews(db, clock.now());
  const { state, data_key_id: key, template_sealed: template } = (await heldOf(page))!;
  assert.deepEqual([state, key, template], ['closed', null, null]);
  assert.equal((await heldOf(waiting.page))?.state, 'held');
});

test('stopDelay: whoever has the notice stops it, once, and it counts as a failed attempt', async () => {
  await setPolicy(defaultSettings.matching.Lockout);
  const { page, accountId } = await createHeld();
  const { secret } = notices[0]!;
  assert.deepEqual(await stop(secret, page.sessionId), { outcome: 'stopped' });
  assert.deepEqual(await stop(secret, page.sessionId), { outcome: 'stopped' });
  const row = await rowOf(page);
  assert.deepEqual([row.status, row.end_reason], [Status.Rejected, 'passkeyDelayStopped']);
  assert.equal((await heldOf(page))?.state, 'closed');
  assert.ok(typesOf(page).includes('passkey.delayStopped'));
  assert.equal(await failedOf(accountId), 1);
  await setPolicy();
  await waitOut();
  assert.equal((await rowOf(page)).status, Status.Rejected);
});

test('cancelSession: an operator stops it', async () => {
  const { page } = await createHeld();
  const query = { tenantId, id: page.sessionId, kinds: ['verification'] as const };
  await cancelSession(deps, { ...query, actor: caller.actor });
  await waitOut();
  assert.equal((await rowOf(page)).status, Status.Canceled);
  assert.deepEqual(await stop(notices[0]!.secret, page.sessionId), { outcome: 'over' });
});

test('stopDelay: another secret, another session, the secret of the link: none of them', async () => {
  const { page } = await createHeld();
  const mine = notices[0]!.secret;
  const other = await createHeld();
  for (const [secret, id] of [
    ['wrong', page.sessionId],
    [mine, other.page.sessionId],
    [mine, 'no id'],
    [mine, crypto.randomUUID()],
  ] as const)
    await assert.rejects(stop(secret, id), { code: 'E_LINK_NOT_VALID' });
  const notWaiting = await createAsked();
  await assert.rejects(stop(mine, notWaiting.page.sessionId), { code: 'E_LINK_NOT_VALID' });
  assert.equal((await rowOf(page)).status, Status.Pending);
});

test('WithoutKey delay: without a confirmed address there is no wait', async () => {
  for (const address of [{}, { phone_number: '+491701234567' }, { email: null, email_verified: true }]) {
    const { page } = await createAsked(address);
    assert.equal((await readCapture(deps, page)).passkey.standIn, 'none');
  }
});

test('WithoutKey delay: where no notice can go out, the session ends with the face', async () => {
  const { page, name, accountId } = await createAsked();
  await skipPasskey(deps, page, 'lost');
  await changeAccount(db, tenantId, accountId, { email_verified: false, modified_at: clock.now() });
  assert.equal((await world.look(page, name)).session.status, Status.Rejected);
  const limited = await createAsked();
  await skipPasskey(deps, limited.page, 'lost');
  const perHour = notification.messagesPerHour;
  notification.messagesPerHour = 0;
  const { session } = await world.look(limited.page, limited.name);
  notification.messagesPerHour = perHour;
  assert.deepEqual(
    [session.status, (await rowOf(limited.page)).end_reason],
    [Status.Rejected, 'passkeyNotReplaced'],
  );
});

test('settleDelays: a notice that left late moves the end; one that never left accepts nothing', async () => {
  const late = await createHeld();
  clock.advance(2 * hourSec);
  const message = { state: 'sent', finished_at: clock.now() } as const;
  await db.updateTable('message').set(message).where('session_id', '=', late.page.sessionId).execute();
  const lost = await createHeld();
  await db
    .updateTable('message')
    .set({ state: 'failed' })
    .where('session_id', '=', lost.page.sessionId)
    .execute();
  clock.advance(delaySec - 2 * hourSec);
  await settle();
  assert.equal((await rowOf(late.page)).status, Status.Pending);
  clock.advance(2 * hourSec);
  await settle();
  assert.equal((await rowOf(late.page)).status, Status.Accepted);
  assert.equal((await rowOf(lost.page)).end_reason, 'passkeyNotReplaced');
});

test('settleDelays: one that can not be settled holds no other up', async () => {
  const broken = await createHeld();
  await db
    .updateTable('review')
    .set({ template_sealed: Buffer.from('other bytes') })
    .where('session_id', '=', broken.page.sessionId)
    .execute();
  const { page } = await createHeld();
  await waitOut();
  assert.equal((await rowOf(page)).status, Status.Accepted);
  assert.equal((await rowOf(broken.page)).status, Status.Pending);
  assert.equal(failures.length, 1);
  await db
    .updateTable('session')
    .set({ expires_at: clock.now() })
    .where('id', '=', broken.page.sessionId)
    .execute();
});
