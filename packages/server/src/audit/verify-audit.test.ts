import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openAuditWorld } from '../../test/audit-world.ts';
import { showEventData } from '../store/audit-event.ts';
import { rotateSigningKey, signingKeyActivationMs } from '../store/seal/rotate-signing-key.ts';
import { openRecordSigner } from './record-signer.ts';
import { sealAudit } from './seal-audit.ts';
import { verifyAudit } from './verify-audit.ts';

test('sealAudit: rows of overlapping transactions, get gapless places in the order they became visible', async (t) => {
  const world = await openAuditWorld(t);
  const { db } = world;
  const [early, late] = [await db.startTransaction().execute(), await db.startTransaction().execute()];
  await world.publish({ tx: early, data: { name: 'written first, committed last' } });
  await world.publish({ tx: late, data: { name: 'written last, committed first' } });
  await late.commit().execute();
  assert.equal(await sealAudit(world), 1);
  await early.commit().execute();
  await world.publish({ data: { name: 'after' } });
  assert.equal(await sealAudit(world), 2);
  assert.equal(await sealAudit(world), 0);
  const rows = await db
    .selectFrom('audit_event')
    .select(['id', 'sequence', 'data'])
    .orderBy('sequence')
    .execute();
  assert.deepEqual(
    rows.map(({ id, sequence, data }) => [sequence, showEventData({ id, data }).name]),
    [
      ['1', 'written last, committed first'],
      ['2', 'written first, committed last'],
      ['3', 'after'],
    ],
  );
  assert.deepEqual((await world.verify()).fault, null);
});

test('sealAudit: several at once, make one chain', async (t) => {
  const world = await openAuditWorld(t);
  for (let count = 0; count < 40; count++) await world.publish();
  const counts = await Promise.all([1, 2, 3, 4].map(() => sealAudit(world)));
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    40,
  );
  const { rows, fault, unsealed } = await world.verify();
  assert.deepEqual([rows, fault, unsealed.rows], [40, null, 0]);
});

test('verifyAudit: an intact log of two tenants, is whole, and says what waits for its place', async (t) => {
  const world = await openAuditWorld(t);
  for (let count = 0; count < 5; count++)
    await world.publish({ data: { count, ratio: 0.1 + 0.2, tiny: 1e-7 } });
  await world.publish({ tenantId: world.otherTenantId });
  await sealAudit(world);
  await world.publish();
  const verdicts = await verifyAudit(world);
  assert.deepEqual(
    verdicts.map(({ tenantId, rows, checkpoints, unsealed, fault }) => [
      tenantId,
      rows,
      checkpoints,
      unsealed.rows,
      fault,
    ]),
    [
      [world.tenantId, 5, 1, 1, null],
      [world.otherTenantId, 1, 1, 0, null],
    ],
  );
});

test('audit_event: no row can be changed, deleted or resealed by a client of the database', async (t) => {
  const world = await openAuditWorld(t);
  await world.publish();
  const { db } = world;
  const refused = { code: '23001' };
  await assert.rejects(sql`update audit_event set data = '{}'`.execute(db), refused);
  await assert.rejects(sql`update audit_event set sequence = 1, hash = '', type = 'x'`.execute(db), refused);
  await assert.rejects(sql`delete from audit_event`.execute(db), refused);
  await assert.rejects(sql`truncate audit_event`.execute(db), refused);
  await sealAudit(world);
  await assert.rejects(sql`update audit_event set hash = ''`.execute(db), refused);
  await assert.rejects(sql`update audit_event set sequence = null, hash = null`.execute(db), refused);
  await assert.rejects(sql`update audit_checkpoint set statement = ''`.execute(db), refused);
  await assert.rejects(sql`delete from audit_checkpoint`.execute(db), refused);
});

/** What somebody with every right on the database may try, and what the walk says of it. */
const attacks: { name: string; act: string; sequence: number; problem: RegExp }[] = [
  {
    name: 'changes what a row says',
    act: `update audit_event set data = '{"name":"forged"}' where sequence = 4`,
    sequence: 4,
    problem: /Row 4 does not follow row 3/,
  },
  {
    name: 'moves an act to another moment by a microsecond',
    act: `update audit_event set occurred_at = occurred_at + interval '1 microsecond' where sequence = 4`,
    sequence: 4,
    problem: /Row 4/,
  },
  {
    name: 'gives an act to somebody else',
    act: `update audit_event set actor_kind = 'api', actor_id = gen_random_uuid() where sequence = 1`,
    sequence: 1,
    problem: /Row 1 was changed/,
  },
  {
    name: 'deletes a row',
    act: 'delete from audit_event where sequence = 4',
    sequence: 4,
    problem: /Row 4 is missing/,
  },
  {
    name: 'deletes the last rows',
    act: 'delete from audit_event where sequence > 6',
    sequence: 7,
    problem: /Rows 7 to 8 are missing: they were signed once/,
  },
  {
    name: 'adds a row that never was',
    act: `insert into audit_event (id, tenant_id, type, level, actor_kind, subject, data, host_name, occurred_at, sequence, hash)
          select gen_random_uuid(), tenant_id, type, level, actor_kind, subject, data, host_name, occurred_at, 9, hash
          from audit_event where sequence = 8`,
    sequence: 9,
    problem: /Row 9 does not follow row 8/,
  },
  {
    name: 'swaps two rows',
    act: `update audit_event set sequence = 99 where sequence = 2;
          update audit_event set sequence = 2 where sequence = 3;
          update audit_event set sequence = 3 where sequence = 99`,
    sequence: 2,
    problem: /Row 2/,
  },
  {
    name: 'deletes the checkpoints',
    act: 'delete from audit_checkpoint',
    sequence: 1,
    problem: /Rows 1 to 8 were never signed/,
  },
];

for (const { name, act, sequence, problem } of attacks) {
  test(`verifyAudit: somebody ${name}, is found`, async (t) => {
    const world = await openAuditWorld(t);
    for (let count = 0; count < 6; count++) await world.publish({ data: { count } });
    await sealAudit(world);
    for (let count = 0; count < 2; count++) await world.publish({ data: { count } });
    await sealAudit(world);
    assert.equal((await world.verify()).fault, null);
    await world.asSuperuser(act);
    const { fault } = await world.verify();
    assert.equal(fault?.sequence, sequence);
    assert.match(fault.problem, problem);
  });
}

test('verifyAudit: the whole chain rewritten with right hashes, is found by what was signed', async (t) => {
  const world = await openAuditWorld(t);
  for (let count = 0; count < 3; count++) await world.publish();
  await sealAudit(world);
  for (let count = 0; count < 3; count++) await world.publish();
  await sealAudit(world);
  await world.asSuperuser(
    `update audit_event set data = '{"name":"forged"}', sequence = null, hash = null where sequence >= 5;`,
  );
  // The forger computes the hashes as we do, and keeps our checkpoints.
  await world.asSuperuser('create table kept as select * from audit_checkpoint');
  await world.asSuperuser('delete from audit_checkpoint where sequence = 6');
  await sealAudit({ ...world, signer: { sign: async () => 'forged' } });
  await world.asSuperuser(
    'update audit_checkpoint c set statement = kept.statement from kept where kept.sequence = c.sequence',
  );
  const { fault } = await world.verify();
  assert.deepEqual(
    [fault?.sequence, fault?.problem],
    [4, 'The chain was rewritten: rows 4 to 6 are not those that were signed.'],
  );
});

test('verifyAudit: rewritten and signed by a key of the forger, is found', async (t) => {
  const world = await openAuditWorld(t);
  for (let count = 0; count < 3; count++) await world.publish();
  const foreign = await openAuditWorld(t);
  await sealAudit({ ...world, signer: foreign.signer });
  const { fault } = await world.verify();
  assert.match(fault?.problem ?? '', /not signed by this installation/);
});

test('verifyAudit: cut short together with its checkpoints, is found by a checkpoint kept elsewhere', async (t) => {
  const world = await openAuditWorld(t);
  for (let count = 0; count < 3; count++) await world.publish();
  await sealAudit(world);
  for (let count = 0; count < 3; count++) await world.publish();
  await sealAudit(world);
  const kept = (await world.verify()).lastCheckpoint!;
  await world.asSuperuser(
    'delete from audit_event where sequence > 3; delete from audit_checkpoint where sequence > 3',
  );
  assert.equal((await world.verify()).fault, null);
  const { fault } = await world.verify([kept]);
  assert.match(fault?.problem ?? '', /Rows 4 to 6 are missing/);
});

test('openRecordSigner: a statement, is read as what it is and as nothing else', async (t) => {
  const { db, vault, signer, clock } = await openAuditWorld(t);
  const statement = await signer.sign('receipt', { id: 'x' });
  assert.deepEqual(await signer.read('receipt', statement), { iss: 'https://selfsame.test', id: 'x' });
  assert.equal(await signer.read('erasure', statement), null);
  const [header, payload, signature] = statement.split('.');
  const other = Buffer.from(JSON.stringify({ iss: 'https://selfsame.test', id: 'y' })).toString('base64url');
  assert.equal(await signer.read('receipt', `${header}.${other}.${signature}`), null);
  assert.equal(await signer.read('receipt', `${header}.${payload}.${signature!.slice(2)}`), null);
  const again = await openRecordSigner({ db, vault }, 'https://selfsame.test', clock.now());
  assert.deepEqual(again.jwks, signer.jwks);
  assert.ok(await again.read('receipt', statement));
});

test('openRecordSigner: after a rotation, signs by the new key and still knows what the old one signed', async (t) => {
  const { db, vault, signer, clock } = await openAuditWorld(t);
  const old = await signer.sign('receipt', { id: 'old' });
  const id = await rotateSigningKey({ db, vault }, 'record', clock.now());
  await signer.refresh(clock.now());
  assert.deepEqual(signer.jwks.keys.map(({ kid }) => kid).includes(id), true, 'published before it signs');
  const kidOf = (statement: string) =>
    JSON.parse(Buffer.from(statement.split('.')[0]!, 'base64url').toString('utf8')).kid;
  assert.notEqual(kidOf(await signer.sign('receipt', {})), id);
  await signer.refresh(new Date(clock.now().getTime() + signingKeyActivationMs));
  assert.equal(kidOf(await signer.sign('receipt', {})), id);
  assert.ok(await signer.read('receipt', old));
});
