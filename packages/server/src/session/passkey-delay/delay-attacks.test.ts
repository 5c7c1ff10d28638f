import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status } from '@selfsame/contract';
import { sql } from 'kysely';
import { codeWorld } from '../../../test/passkey/code-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { type AccountChange, changeAccount } from '../../store/account/account.ts';
import { deleteAccountPasskeys } from '../../store/account/account-passkey.ts';
import { skipPasskey } from '../passkey/skip-passkey.ts';
import { endSeenDelays } from './end-seen-delays.ts';
import { settleDelays } from './settle-delays.ts';

const fixture = await createSessionFixture({ after });
const { db, clock, tenantId } = fixture;
const { deps, world, rowOf, deliver, createHeld } = await codeWorld(fixture, 'delay');
const tries = 20;
const hourSec = 3_600;
const delaySec = limits.passkeys.delay.default * hourSec;
const failed = (...said: unknown[]) => assert.fail(String(said));
async function settle(): Promise<void> {
  await deliver();
  await settleDelays({ ...deps, log: { warn: failed } });
}

/** Ways to make a wait accept what it must not, or sooner than it says. */
const attacks: Record<string, (held: Awaited<ReturnType<typeof createHeld>>) => Promise<unknown>> = {
  'a face more': async ({ page, name }) =>
    assert.rejects(world.look(page, name), { code: 'E_PASSKEY_DELAY_RUNNING' }),
  'a key shown after all': async ({ page }) =>
    assert.rejects(world.begin(page), { code: 'E_PASSKEY_STEP_NOT_OPEN' }),
  'the word said again': async ({ page }) =>
    assert.rejects(skipPasskey(deps, page, 'lost'), { code: 'E_PASSKEY_STEP_NOT_OPEN' }),
};

for (const [name, attack] of Object.entries(attacks))
  test(`a wait is not cut short: ${name}, 0 of ${tries}`, async () => {
    for (let nth = 0; nth < tries; nth += 1) {
      const held = await createHeld();
      await attack(held);
      await settle();
      assert.equal((await rowOf(held.page)).status, Status.Pending);
    }
  });

/** Changes an account as a node does that is too old to know when its addresses changed. */
const changeAsOldNode = (
  accountId: string,
  change: Pick<AccountChange, 'email' | 'email_verified' | 'enabled'>,
) =>
  db
    .updateTable('account')
    .set({ ...change, modified_at: clock.now(), version: sql`version + 1` })
    .where('id', '=', accountId)
    .execute();

/** What voids a wait, and how it ends then. */
const voids: Record<string, [string, (held: Awaited<ReturnType<typeof createHeld>>) => Promise<unknown>]> = {
  'a disabled account': [
    'accountNotUsable',
    ({ accountId }) => changeAccount(db, tenantId, accountId, { enabled: false, modified_at: clock.now() }),
  ],
  'an account that was disabled and enabled again': [
    'accountNotUsable',
    async ({ accountId }) => {
      await changeAccount(db, tenantId, accountId, { enabled: false, modified_at: clock.now() });
      await changeAccount(db, tenantId, accountId, { enabled: true, modified_at: clock.now() });
    },
  ],
  'a face that was deleted': [
    'accountNotUsable',
    ({ accountId }) =>
      db
        .updateTable('biometric_credential')
        .set({ deleted_at: clock.now() })
        .where('account_id', '=', accountId)
        .execute(),
  ],
  'a face that was captured later': [
    'accountNotUsable',
    ({ accountId }) =>
      db
        .updateTable('biometric_credential')
        .set({ created_at: new Date(clock.now().getTime() + 1_000) })
        .where('account_id', '=', accountId)
        .execute(),
  ],
  'a key that was enrolled meanwhile': [
    'passkeyNotReplaced',
    ({ name }) => world.enrol(name, new SoftwareAuthenticator()),
  ],
  'the key that was said to be missing, used meanwhile': [
    'passkeyNotReplaced',
    ({ accountId }) =>
      db
        .updateTable('account_passkey')
        .set({ last_used_at: clock.now() })
        .where('account_id', '=', accountId)
        .execute(),
  ],
  'the key, used meanwhile and then deleted': [
    'passkeyNotReplaced',
    async ({ accountId }) => {
      const used = { last_used_at: clock.now() };
      await db.updateTable('account_passkey').set(used).where('account_id', '=', accountId).execute();
      const of = { ...fixture.caller, accountId, now: clock.now() };
      await db.transaction().execute((tx) => endSeenDelays(deps, tx, of));
      await deleteAccountPasskeys(db, accountId);
    },
  ],
  'an account whose address was changed': [
    'passkeyNotReplaced',
    ({ accountId }) =>
      changeAccount(db, tenantId, accountId, { email: 'other@example.com', modified_at: clock.now() }),
  ],
  'an account whose address was changed and changed back': [
    'passkeyNotReplaced',
    async ({ accountId, email }) => {
      await changeAccount(db, tenantId, accountId, { email: 'other@example.com', modified_at: clock.now() });
      await changeAccount(db, tenantId, accountId, { email, modified_at: clock.now() });
    },
  ],
  'an account whose address an old node changed and changed back, in a rolling upgrade': [
    'passkeyNotReplaced',
    async ({ accountId, email }) => {
      await changeAsOldNode(accountId, { email: 'other@example.com' });
      await changeAsOldNode(accountId, { email });
    },
  ],
  'an account whose address an old node confirmed no more, and then again': [
    'passkeyNotReplaced',
    async ({ accountId }) => {
      await changeAsOldNode(accountId, { email_verified: false });
      await changeAsOldNode(accountId, { email_verified: true });
    },
  ],
  'an account that an old node disabled and enabled again': [
    'accountNotUsable',
    async ({ accountId }) => {
      await changeAsOldNode(accountId, { enabled: false });
      await changeAsOldNode(accountId, { enabled: true });
    },
  ],
  'an account whose address is confirmed no more': [
    'passkeyNotReplaced',
    ({ accountId }) =>
      changeAccount(db, tenantId, accountId, { email_verified: false, modified_at: clock.now() }),
  ],
};

for (const [name, [reason, act]] of Object.entries(voids))
  test(`a wait is void: ${name}, 0 of ${tries} accepted`, async () => {
    const waiting = [];
    for (let nth = 0; nth < tries; nth += 1) waiting.push(await createHeld());
    clock.advance(hourSec);
    for (const held of waiting) await act(held);
    clock.advance(delaySec - hourSec);
    await settle();
    for (const { page } of waiting) {
      const row = await rowOf(page);
      assert.deepEqual([row.end_reason, row.passkey_stood_in_at], [reason, null]);
    }
  });

test('an address that is changed past all servers: the database says when', async () => {
  const { accountId } = await createHeld();
  const other = { email: 'other@example.com' };
  const changed = await db
    .updateTable('account')
    .set(other)
    .where('id', '=', accountId)
    .returning(sql<boolean>`email_changed_at between now() and clock_timestamp()`.as('isNow'))
    .executeTakeFirstOrThrow();
  assert.deepEqual(changed, { isNow: true });
});

test('a wait is not void: an old node wrote the address again as it is', async () => {
  const { page, accountId, email } = await createHeld();
  await deliver();
  clock.advance(hourSec);
  await changeAsOldNode(accountId, { enabled: true, email, email_verified: true });
  clock.advance(delaySec - hourSec);
  await settleDelays({ ...deps, log: { warn: failed } });
  assert.equal((await rowOf(page)).status, Status.Accepted);
});

test('a wait is not void: names, texts and rules of the account were changed, its address written again as it is', async () => {
  const { page, accountId, email } = await createHeld();
  await deliver();
  clock.advance(hourSec);
  await changeAccount(db, tenantId, accountId, {
    ...{ display_name: 'Another name', description: 'Changed', rules: 7, custom: true },
    ...{ email, email_verified: true, modified_at: clock.now() },
  });
  clock.advance(delaySec - hourSec);
  await settleDelays({ ...deps, log: { warn: failed } });
  assert.equal((await rowOf(page)).status, Status.Accepted);
});
