import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TenantQuotas } from '@selfsame/contract';
import { noQuotas, quotaColumns } from '../src/store/tenant/quota-columns.ts';
import { recountUsage } from '../src/store/tenant/recount-usage.ts';
import { updateTenant } from '../src/store/tenant/tenant.ts';
import { joinUsage, readQuotaState } from '../src/store/tenant/tenant-usage.ts';
import { actedData, createFaceActor } from './face-actor.ts';
import { openTwoTenants, type TwoTenants } from './tenant-walk/two-tenants.ts';

const crowd = 40;
const image = (person: string) => ({ DataType: 1, Data: actedData({ person }) });

/** Answers as status and code, with how often each came. */
function tally(answers: readonly { status: number; body: { ID?: string } }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = body.ID ? `${status} ${body.ID}` : String(status);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('quotas of a tenant', () => {
  const endings: (() => Promise<void>)[] = [];
  let tenants: TwoTenants;
  /** Holds the engine's answers back while it is set. */
  let gate: Promise<void> | undefined;

  before(async () => {
    const actor = createFaceActor();
    const engine = {
      ...actor,
      analyse: async (...call: Parameters<typeof actor.analyse>) => {
        await gate;
        return actor.analyse(...call);
      },
    };
    tenants = await openTwoTenants({ after: (run) => void endings.push(run) }, { engine });
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  const set = (quotas: Partial<TenantQuotas>) =>
    updateTenant(tenants.world.deps.db, tenants.world.tenantId, quotaColumns({ ...noQuotas, ...quotas }));
  const state = () => {
    const { world } = tenants;
    return readQuotaState(world.deps.db, { tenantId: world.tenantId, now: world.time.now });
  };
  const createAccount = (AccountNumber: string, token = tenants.owner) =>
    tenants.send('CreateAccount', { body: { AccountNumber, DisplayName: AccountNumber } }, token);
  const enrol = (AccountNumber: string) =>
    tenants.send(
      'CreateAccountBiometricCredential',
      { params: { AccountNumber }, body: image(AccountNumber) },
      tenants.owner,
    );
  const manyOf = <T>(act: (n: number) => Promise<T>) =>
    Promise.all(Array.from({ length: crowd }, (_, n) => act(n)));

  it('accounts: of 40 at once as many as there may be are created; deleting one frees one', async () => {
    await set({ Accounts: 5 });
    const answers = await manyOf((n) => createAccount(`crowd-${n}`));
    assert.deepEqual(tally(answers), { 200: 5, '403 E_QUOTA_EXCEEDED': crowd - 5 });
    const refused = answers.find(({ status }) => status === 403)!;
    assert.deepEqual(refused.body.Args, ['Accounts', '5', '5']);
    assert.match(refused.body.Message, /Accounts is at most 5/);
    assert.equal((await state()).usage.Accounts, 5);
    const [made] = answers.filter(({ status }) => status === 200);
    const AccountNumber = made!.body.AccountNumber;
    assert.equal((await createAccount(AccountNumber)).body.ID, 'E_ACCOUNT_ALREADY_EXISTS');
    assert.equal((await createAccount('elsewhere', tenants.stranger)).status, 200, 'of another tenant');
    await tenants.send('DeleteAccount', { params: { AccountNumber } }, tenants.owner);
    const again = await manyOf((n) => createAccount(`again-${n}`));
    assert.deepEqual(tally(again), { 200: 1, '403 E_QUOTA_EXCEEDED': crowd - 1 });
    await set({});
    assert.equal((await createAccount('without-a-quota')).status, 200);
  });

  it('storage: of 40 faces at once as many as there is room for are stored; deleting one makes room', async () => {
    await manyOf((n) => createAccount(`face-${n}`));
    const before = (await state()).usage.StorageBytes;
    assert.equal((await enrol('face-0')).status, 200);
    const one = (await state()).usage.StorageBytes - before;
    assert.ok(one > 512, `${one}`);
    // Room for three more; the names differ in length by one.
    await set({ StorageBytes: before + 4 * one + 8 });
    const answers = (await manyOf((n) => enrol(`face-${n}`))).slice(1);
    assert.deepEqual(tally(answers), { 200: 3, '403 E_QUOTA_EXCEEDED': crowd - 4 });
    const refused = answers.find(({ status }) => status === 403)!;
    assert.deepEqual(refused.body.Args.slice(0, 2), ['StorageBytes', String(before + 4 * one + 8)]);
    const params = { AccountNumber: 'face-0' };
    await tenants.send('DeleteAccountBiometricCredential', { params }, tenants.owner);
    assert.equal((await enrol('face-0')).status, 200);
    await set({ StorageBytes: before });
    const begun = await tenants.send('BeginGetForeignBiometry', {}, tenants.owner);
    assert.equal(begun.body.ID, 'E_QUOTA_EXCEEDED', 'nobody is asked for a face that can’t be stored');
    await set({});
  });

  it('analyses at once: of 40 as many as there may be are inside; the others are told when to come back', async () => {
    const { send, owner, stranger } = tenants;
    await set({ AnalysesAtOnce: 6 });
    const opened = Promise.withResolvers<void>();
    gate = opened.promise;
    const check = (token: string) => send('CheckLiveness', { body: { FacialImage: image('Ann') } }, token);
    let over = 0;
    const answers = manyOf(async () => {
      const answer = await check(owner);
      if (answer.status === 429 && ++over === crowd - 6) opened.resolve();
      return answer;
    });
    const all = await answers;
    gate = undefined;
    assert.deepEqual(tally(all), { 200: 6, '429 E_TENANT_BUSY': crowd - 6 });
    const refused = all.find(({ status }) => status === 429)!;
    assert.deepEqual(refused.body.Args, ['6', refused.headers['retry-after']]);
    assert.equal((await check(owner)).status, 200);
    assert.equal((await check(stranger)).status, 200);
    await set({});
  });

  it('usage: what is stored, also after erasure, and the same when a job has joined it', async () => {
    const { world } = tenants;
    const { db } = world.deps;
    const stored = async () => {
      const { rows } = await world.database.pool.query<{ accounts: number; bytes: number }>(
        `select (select count(*)::int from account where tenant_id = $1 and deleted_at is null) as accounts,
          (select coalesce(sum(octet_length(template_sealed) + coalesce(octet_length(views_sealed), 0) + coalesce(blob_bytes, 0)), 0)::int
            from biometric_credential where tenant_id = $1 and deleted_at is null) as bytes`,
        [world.tenantId],
      );
      return [rows[0]!.accounts, rows[0]!.bytes];
    };
    const counted = async () => {
      const { usage } = await state();
      return [usage.Accounts, usage.StorageBytes];
    };
    assert.deepEqual(await counted(), await stored());
    await tenants.send('DeleteAllBiometricCredentialRawData', {}, tenants.owner);
    await tenants.send('DeleteAccount', { params: { AccountNumber: 'face-0' } }, tenants.owner);
    assert.deepEqual(await counted(), [(await stored())[0] as number, await templateBytes()]);
    const before = await state();
    await Promise.all([joinUsage(db, world.time.now), joinUsage(db, world.time.now)]);
    assert.deepEqual(await state(), before);
    const { rows } = await world.database.pool.query(
      'select from tenant_usage where tenant_id = $1 and what <> $2',
      [world.tenantId, 'transactions'],
    );
    assert.ok(rows.length <= 2, 'one row for each');
    async function templateBytes() {
      const { rows } = await world.database.pool.query<{ bytes: number }>(
        `select coalesce(sum(octet_length(template_sealed)), 0)::int as bytes from biometric_credential
          where tenant_id = $1 and deleted_at is null`,
        [world.tenantId],
      );
      return rows[0]!.bytes;
    }
  });

  it('GetStatus: shows a tenant its quotas and what it has used', async () => {
    await set({ Accounts: 100, AnalysesAtOnce: 3 });
    const { body } = await tenants.send('GetStatus', {}, tenants.owner);
    assert.deepEqual(body.Quotas, {
      Accounts: 100,
      TransactionsPerDay: null,
      AnalysesAtOnce: 3,
      StorageBytes: null,
    });
    assert.deepEqual(body.Usage, (await state()).usage);
    await set({});
  });

  it('transactions a day: of 40 at once as many as there may be begin; the next day frees all', async () => {
    const { world, send, owner, stranger } = tenants;
    await set({ TransactionsPerDay: 7 });
    const begin = (token = owner) => send('BeginGetForeignBiometry', {}, token);
    const answers = await manyOf(() => begin());
    assert.deepEqual(tally(answers), { 200: 7, '403 E_QUOTA_EXCEEDED': crowd - 7 });
    const refused = answers.find(({ status }) => status === 403)!;
    const midnight = new Date(world.time.now);
    midnight.setUTCHours(24, 0, 0, 0);
    assert.deepEqual(refused.body.Args, ['TransactionsPerDay', '7', '7']);
    const leftSec = (midnight.getTime() - world.time.now.getTime()) / 1_000;
    assert.equal(Number(refused.headers['retry-after']), leftSec);
    assert.equal((await begin(stranger)).status, 200, 'of another tenant');
    assert.equal((await state()).usage.TransactionsToday, 7);
    world.time.now = midnight;
    tenants.owner = await tenants.renewOwner();
    assert.equal((await begin(tenants.owner)).status, 200);
    assert.equal((await state()).usage.TransactionsToday, 1);
    await set({});
  });

  it('counted wrong by hand, accounts and storage: are counted anew, also while others write; a second count finds nothing', async () => {
    const { db } = tenants.world.deps;
    const { tenantId, otherTenantId } = tenants.world;
    await set({});
    assert.deepEqual(await recountUsage(db), [], 'nothing is wrong after all that was before');
    const right = (await state()).usage;
    await db
      .insertInto('tenant_usage')
      .values([
        { tenant_id: tenantId, what: 'accounts', amount: '7' },
        { tenant_id: tenantId, what: 'storage', amount: '-1000' },
        { tenant_id: otherTenantId, what: 'accounts', amount: '-2' },
      ])
      .execute();
    const [first, second] = await Promise.all([
      recountUsage(db),
      recountUsage(db),
      ...Array.from({ length: 10 }, (_, n) => createAccount(`recounted-${n}`)),
    ]);
    const mended = [...first, ...second].map(({ tenantId: of, what, amount }) => `${of} ${what} ${amount}`);
    assert.deepEqual(
      mended.sort(),
      [`${tenantId} accounts -7`, `${tenantId} storage 1000`, `${otherTenantId} accounts 2`].sort(),
    );
    const { usage } = await state();
    assert.deepEqual([usage.Accounts, usage.StorageBytes], [right.Accounts + 10, right.StorageBytes]);
    assert.deepEqual(await recountUsage(db), []);
  });
});
