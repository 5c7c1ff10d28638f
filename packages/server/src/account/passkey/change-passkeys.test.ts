import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { endSeenDelays } from '../../session/passkey-delay/end-seen-delays.ts';
import { deleteAccountPasskeys } from '../../store/account/account-passkey.ts';
import {
  deletePasskey,
  describePasskey,
  type PasskeyDependencies,
  type PasskeyTarget,
  readPasskeys,
} from './change-passkeys.ts';

const fixture = await createSessionFixture({ after });
const { db, clock, tenantId } = fixture;
const deps = {
  ...fixture.deps,
  endSeenDelays: (...[tx, of]: Parameters<PasskeyDependencies['endSeenDelays']>) =>
    endSeenDelays(fixture.deps, tx, of),
};
const world = passkeyWorld(fixture);
const targetOf = (accountNumber: string, passkeyId: string): PasskeyTarget => ({
  ...fixture.caller,
  accountNumber,
  passkeyId,
  now: clock.now(),
});
const listed = (accountNumber: string) => readPasskeys(db, { tenantId, accountNumber });

test('passkeys of an account: listed, described and deleted; a deleted one opens nothing', async () => {
  await fixture.createEnrolled('ada', 'ada');
  const phone = new SoftwareAuthenticator();
  const cloud = new SoftwareAuthenticator({ isSynced: true, counts: false });
  await world.enrol('ada', phone);
  clock.advance(1);
  await world.enrol('ada', cloud);
  const [first, second] = await listed('ada');
  assert.deepEqual(
    [first!.IsDeviceBound, first!.IsSynced, second!.IsDeviceBound, second!.IsSynced, first!.LastUsedDate],
    [true, false, false, true, null],
  );
  await world.show(await world.beginVerification('ada'), cloud);
  const described = await describePasskey(deps, targetOf('ada', first!.Id), ' Phone of Ada ');
  assert.equal(described.Description, 'Phone of Ada');
  const waiting = await world.beginVerification('ada');
  await deletePasskey(deps, targetOf('ada', first!.Id));
  assert.deepEqual(
    (await listed('ada')).map(({ Id, LastUsedDate }) => [Id, LastUsedDate]),
    [[second!.Id, clock.now().toISOString()]],
  );
  assert.equal((await world.show(waiting, phone)).outcome, 'refused');
});

test('passkeys of an account: unknown, of another account or of another tenant, not found', async () => {
  await fixture.createAccount('bob');
  const [own] = await listed('ada');
  for (const act of [deletePasskey, (d: typeof deps, t: PasskeyTarget) => describePasskey(d, t, 'x')]) {
    await assert.rejects(act(deps, targetOf('bob', own!.Id)), { code: 'E_PASSKEY_NOT_FOUND' });
    await assert.rejects(act(deps, targetOf('ada', crypto.randomUUID())), { code: 'E_PASSKEY_NOT_FOUND' });
    const elsewhere = { ...targetOf('ada', own!.Id), tenantId: crypto.randomUUID() };
    await assert.rejects(act(deps, elsewhere), { code: 'E_ACCOUNT_NOT_FOUND' });
  }
  await assert.rejects(listed('nobody'), { code: 'E_ACCOUNT_NOT_FOUND' });
  assert.equal((await listed('ada')).length, 1);
});

test('deleteAccountPasskeys: all of the account, and nobody else’s', async () => {
  await fixture.createAccount('carl');
  await world.enrol('carl', new SoftwareAuthenticator());
  const { id } = await db
    .selectFrom('account')
    .select('id')
    .where('account_number', '=', 'carl')
    .executeTakeFirstOrThrow();
  assert.equal(await deleteAccountPasskeys(db, id), 1);
  assert.deepEqual([(await listed('carl')).length, (await listed('ada')).length], [0, 1]);
});
