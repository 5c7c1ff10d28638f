import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { History } from '../history/history.ts';
import { runHistory } from '../run/run-history.ts';
import { act } from '../test/made-up.ts';
import { openGround } from '../world/ground.ts';
import type { Stage } from '../world/stage.ts';
import type { World } from '../world/world.ts';
import type { EndInvariant } from './look.ts';
import { auditChainWhole, changesAreOnRecord, deliveriesAreTrue } from './record-invariants.ts';
import { everyReviewEnds, receiptForEveryEnd } from './session-invariants.ts';
import { takeSnapshot } from './snapshot.ts';

const ground = await openGround();
after(() => ground.close());

/** An account, its face and a verification, to their end. */
const history: History = {
  seed: 1,
  acts: [
    act('createAccount', { with: 1 }),
    act('bindPhoto', { with: 1, how: 1 }),
    act('beginVerification'),
    act('takeSelfie', { with: 1, how: 1 }),
    act('leaveDoubt', { how: 1 }),
  ],
};

/** Plays the history, changes the database behind the server's back, and asks an invariant before and after. */
async function breakWith(
  statement: string,
  invariant: EndInvariant,
): Promise<[before: number, after: number]> {
  let stage: Stage | undefined;
  const takeStage = async () => {
    stage = await ground.takeStage();
    return stage;
  };
  assert.deepEqual((await runHistory({ ...ground, takeStage }, history)).violations, []);
  const { database } = stage!;
  const sent = await database.pool.query<{ id: string }>(
    "select id from webhook_delivery where status = 'succeeded'",
  );
  const received = sent.rows.map(({ id }) => ({ id, body: '', status: 204 }));
  const world = { ground, database, egress: { received } } as unknown as World;
  const count = async () => {
    const last = await takeSnapshot(database.pool, new Date());
    return (await invariant({ world, last })).length;
  };
  const before = await count();
  await database.asSuperuser(`set session_replication_role = replica; ${statement}`);
  return [before, await count()];
}

const cases: readonly (readonly [EndInvariant, statement: string])[] = [
  [receiptForEveryEnd, 'delete from receipt where session_id = (select session_id from receipt limit 1)'],
  [receiptForEveryEnd, "update session set status = 4 where kind = 'verification'"],
  [auditChainWhole, "update audit_event set data = '{}' where type = 'session.begun'"],
  [auditChainWhole, "update audit_event set sequence = null, hash = null where type = 'session.begun'"],
  [deliveriesAreTrue, "update webhook_delivery set status = 'pending'"],
  [
    deliveriesAreTrue,
    "insert into webhook_delivery (id, tenant_id, event_type, body, created_at, status, attempts) select gen_random_uuid(), tenant_id, event_type, body, created_at, 'succeeded', 1 from webhook_delivery limit 1",
  ],
  [changesAreOnRecord, "delete from audit_event where type = 'account.created'"],
  [changesAreOnRecord, "delete from audit_event where type = 'session.begun'"],
  [everyReviewEnds, "update review set state = 'open'"],
];

for (const [invariant, statement] of cases)
  test(`${invariant.name}: nothing is wrong until ${statement.slice(0, 60)}`, async () => {
    const [before, broken] = await breakWith(statement, invariant);
    assert.equal(before, 0);
    assert.ok(broken > 0);
  });
