import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { withDatabase } from '../../test/database.ts';
import { isDatabaseUnavailable, openDatabase } from './database.ts';
import { inNameOf } from './in-name-of.ts';
import { shareConnections } from './share-connections.ts';

/** A pool whose connections cost nothing, work that holds one until it is told to let go, and a clock that it is told, too. */
function createPool(size: number) {
  let isBroken = false;
  let time = 0;
  const connect = async () => {
    if (isBroken) throw new Error('Connection terminated');
    return { release: () => undefined, query: () => Promise.reject(new Error('Nothing is asked here')) };
  };
  const shared = shareConnections(
    { connect: connect as never, end: async () => undefined, options: {} as never },
    { size, patienceMs: 60_000, now: () => time },
  );
  const held: { whose: string; release: () => void }[] = [];
  const holdFor = async (whose: string) => {
    const client = await shared.connect();
    held.push({ whose, release: () => client.release() });
  };
  const hold = (tenantId: string) => inNameOf(tenantId, () => holdFor(tenantId));
  const holdForNobody = () => holdFor('nobody');
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const letGo = async (afterMs = 0) => {
    time += afterMs;
    held.shift()?.release();
    await settle();
  };
  const breakDown = () => {
    isBroken = true;
  };
  return { shared, held, hold, holdForNobody, settle, letGo, breakDown };
}

test('shareConnections: a tenant with a hundred requests, leaves connections to others and makes none of them wait behind it', async () => {
  const { shared, held, hold, settle, letGo } = createPool(12);
  const flood = Array.from({ length: 100 }, () => hold('busy'));
  await settle();
  assert.equal(held.length, 10, 'two of twelve are for others');
  assert.deepEqual([shared.waiting(), shared.waitingOf('busy'), shared.waitingOf('quiet')], [90, 90, 0]);
  const quiet = [hold('quiet'), hold('quiet'), hold('quiet')];
  await settle();
  assert.deepEqual(
    held.slice(10).map(({ whose }) => whose),
    ['quiet', 'quiet'],
  );
  await letGo();
  assert.equal(held.at(-1)?.whose, 'quiet', 'the next is not for one of the ninety');
  await Promise.all(quiet);
  while (held.length > 0) await letGo();
  await Promise.all(flood);
  assert.equal(shared.waiting(), 0);
});

test('shareConnections: what is for nobody, as the search for who calls, may hold all; of few connections a tenant may, too', async () => {
  const few = createPool(2);
  const both = [few.hold('one'), few.hold('one')];
  await Promise.all(both);
  const many = createPool(6);
  const clients = await Promise.all(Array.from({ length: 6 }, () => many.shared.connect()));
  assert.equal(clients.length, 6);
});

test('shareConnections: tenants and what is for nobody, share the time and not the turns; a long wait is not paid back for ever', async () => {
  const { shared, held, hold, holdForNobody, settle, letGo } = createPool(1);
  await holdForNobody();
  await letGo(25_000);
  const all = Array.from({ length: 100 }, (_, n) => hold(n % 2 === 0 ? 'slow' : 'quick'));
  all.push(holdForNobody(), holdForNobody());
  const order: string[] = [];
  for (await settle(); held.length > 0; ) {
    const { whose } = held[0]!;
    order.push(whose);
    await letGo(whose === 'slow' ? 400 : 100);
  }
  await Promise.all(all);
  assert.equal(shared.waiting(), 0);
  const before = order.slice(0, order.indexOf('nobody'));
  const [slow, quick] = ['slow', 'quick'].map((one) => before.filter((whose) => whose === one).length);
  // 25 s would have been all that both wanted; twice the credit is 2 s of each.
  assert.ok(slow! >= 3 && slow! <= 7, `${slow} of a tenant with 400 ms each`);
  assert.ok(Math.abs(quick! - 4 * slow!) <= 4, `${quick} of a tenant with 100 ms each beside ${slow}`);
});

test('shareConnections: a pool that breaks, gives the turn to the next', async () => {
  const { shared, hold, breakDown } = createPool(1);
  breakDown();
  for (let n = 0; n < 3; n++) await assert.rejects(hold('one'), /Connection terminated/);
  assert.equal(shared.waiting(), 0);
});

test('openDatabase: whoever waits too long for a connection, is told that the database is unavailable', async () => {
  const client = { release: () => undefined };
  const shared = shareConnections(
    { connect: async () => client as never, end: async () => undefined, options: {} as never },
    { size: 1, patienceMs: 1 },
  );
  await shared.connect();
  await assert.rejects(shared.connect(), (error) => isDatabaseUnavailable(error));
  assert.equal(shared.waiting(), 0);
  client.release();
  await shared.connect();
});

test('openDatabase: requests of a tenant that wait for one lock, hold up no other tenant', async (t) => {
  const { connection } = await withDatabase(t);
  const { db, connections, close } = openDatabase(connection, { poolSize: 12 });
  t.after(close);
  const lock = () => sql`select pg_advisory_xact_lock(1)`;
  let unlock = () => undefined as unknown;
  const locked = new Promise<void>((begun) => {
    void db.transaction().execute(async (tx) => {
      await lock().execute(tx);
      begun();
      await new Promise<void>((resolve) => {
        unlock = () => resolve();
      });
    });
  });
  await locked;
  const waiting = Array.from({ length: 20 }, () =>
    inNameOf('busy', () => db.transaction().execute((tx) => lock().execute(tx))),
  );
  const { rows } = await inNameOf('quiet', () => sql<{ one: number }>`select 1 as one`.execute(db));
  assert.equal(rows[0]?.one, 1);
  assert.equal(connections.waitingOf('busy'), 10);
  unlock();
  await Promise.all(waiting);
  assert.equal(connections.waiting(), 0);
});
