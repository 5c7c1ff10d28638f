import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { withDatabase } from '../../test/database.ts';
import { JsonUnreadable } from '../platform/parse-json.ts';
import { readCaptureRecord, readChallenge } from './session/attempt.ts';
import { readProgress } from './session/dialogue-progress.ts';
import { findSessionOfLink, insertSession, type SessionRow } from './session/session.ts';
import { readCustomData, readResult } from './session/session-json.ts';
import type { StoredJson } from './tables.ts';
import { ensureTenant } from './tenant/tenant.ts';
import { readTenantLook } from './tenant/tenant-look.ts';
import { readMatchingPolicy } from './tenant/tenant-setting.ts';

const { db } = await withDatabase({ after });
const now = new Date('2026-03-01T12:00:00Z');
const { id: tenantId } = await ensureTenant(db, { customerNumber: 'Shop', customerName: 'Shop', now });

const model = (id: string) => ({ id, sha256: '00' });
const models = { detector: model('d'), landmarks: model('l'), embedder: model('e'), pad: model('p') };
const liveness = { isLive: true, zone: 'live', meanLogit: 3, frames: 8, acceptFrom: -2.5 };
const match = {
  isMatch: true,
  cosine: 0.6,
  matchCosine: 0.4,
  falseMatchRate: 1e-5,
  score: 80,
  matchProbability: 1,
};
/** What the first version kept of a capture: no challenge, no signals, no bounds beside `acceptFrom`. */
const firstRecord = {
  ...{ outcome: 'accepted', fault: null, remedies: [], reasons: [], frames: 8, goodFrames: 8 },
  ...{ liveness, match, identityFloor: 0.9, models, elapsedMs: 300 },
};
const firstChallenge = {
  ...{
    turns: ['left', 'up'],
    turnsDone: 2,
    isExtended: false,
    fault: 'aFaultOfLater',
    reactionsMs: [700, 800],
  },
  ...{ padMean: 2, frames: 40, likeness: 0.8, replayOf: null },
};
/** The dialogue of the version that led the first challenges: no flash, no seed, no way, no faces, no models. */
const firstDialogue = {
  ...{
    state: 'running',
    fault: null,
    turns: ['left', 'up'],
    asked: 2,
    isExtended: false,
    step: 1,
    askedAt: 5,
  },
  ...{ neutral: { yaw: 1, pitch: 2 }, recent: [{ yaw: 1, pitch: 2 }], held: 0, wrong: 0, last: null },
  ...{ lastFrameAt: 9, digests: ['a'], skipped: 0, jumps: 0, pad: { sum: 2, frames: 1 }, signatures: [] },
  ...{ reactionsMs: [], completedAt: null },
};

/** A value as the database gives it. */
async function stored(value: unknown): Promise<StoredJson> {
  const { rows } = await sql<{ value: StoredJson }>`select ${JSON.stringify(value)}::jsonb as value`.execute(
    db,
  );
  return rows[0]!.value;
}

async function addSession(values: Partial<Record<'result' | 'custom_data', unknown>>): Promise<SessionRow> {
  const row = await insertSession(db, {
    ...{ id: crypto.randomUUID(), tenant_id: tenantId, kind: 'selfie', name: 'Selfie', check_liveness: true },
    ...{ started_at: now, expires_at: now, status: 1 },
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)])),
  });
  const found = await findSessionOfLink(db, row.id);
  assert.ok(found);
  return found;
}

test('readCaptureRecord: records of every version, whole; of an attempt without a capture null', async () => {
  const records = [
    firstRecord,
    { ...firstRecord, challenge: null, signals: [] },
    { ...firstRecord, challenge: firstChallenge, liveness: { ...liveness, liveAbove: 0 } },
    {
      ...firstRecord,
      match: null,
      liveness: null,
      challenge: { ...firstChallenge, flash: null, turnsSpoiled: 1 },
    },
  ];
  for (const record of records)
    assert.deepEqual(readCaptureRecord({ id: '1', evidence: await stored(record) }), record);
  assert.equal(readCaptureRecord({ id: '1', evidence: await stored({ reason: 'accountNotUsable' }) }), null);
  assert.equal(readCaptureRecord({ id: '1', evidence: null }), null);
});

test('readResult: the ends that earlier versions wrote, and none of a pending session', async () => {
  const ends = [
    { reason: 'accepted', capture: firstRecord },
    { reason: 'canceled', capture: null },
    { reason: 'aReasonOfLater', capture: null, attemptId: null, inputs: [] },
  ];
  for (const end of ends) assert.deepEqual(readResult(await addSession({ result: end })), end);
  assert.equal(readResult(await addSession({})), null);
  assert.deepEqual(readCustomData(await addSession({})), []);
});

test('readProgress: a dialogue of the first version, with nothing of what came later', async () => {
  assert.deepEqual(readProgress(await stored(firstDialogue), '1'), {
    ...firstDialogue,
    ...{ seed: 0, path: null, spoiled: [], faces: [], flash: null, recent: [] },
  });
});

test('readTenantLook, readMatchingPolicy: rows from before there were the later fields', async () => {
  const look = {
    LogoText: null,
    Light: { Accent: '#0b6e4f' },
    Dark: null,
    Texts: [],
    PrivacyUrl: null,
    HelpUrl: null,
  };
  await sql`insert into tenant_look (tenant_id, look, version)
    values (${tenantId}, ${JSON.stringify({ ...look, page: null })}::jsonb, 1)`.execute(db);
  assert.deepEqual((await readTenantLook(db, tenantId)).look, { ...look, page: null });
  const policy = {
    FalseMatchRate: 1e-4,
    CheckLivenessDefault: true,
    AllowLivenessOverride: false,
    DuplicateCheck: 'off',
  };
  await sql`insert into tenant_setting (tenant_id, name, value, version)
    values (${tenantId}, 'matching', ${JSON.stringify(policy)}::jsonb, 1)`.execute(db);
  const read = await readMatchingPolicy(db, tenantId);
  assert.deepEqual([read.FalseMatchRate, read.LivenessDoubt, read.Version], [1e-4, 'reject', 1]);
});

test('a row that is not what its column holds: one error that names table, column and row, never the content', async () => {
  const session = await addSession({
    result: { reason: 7, secret: 'Muster' },
    custom_data: [{ Key: 'Muster' }],
  });
  const attemptId = crypto.randomUUID();
  const reads: [() => unknown, string][] = [
    [() => readResult(session), `session.result of ${session.id}`],
    [() => readCustomData(session), `session.custom_data of ${session.id}`],
  ];
  for (const value of [{ ...firstRecord, goodFrames: 'Muster' }, { models }, []]) {
    const evidence = await stored(value);
    reads.push([() => readCaptureRecord({ id: attemptId, evidence }), `attempt.evidence of ${attemptId}`]);
  }
  const challenge = await stored({ kind: 'Muster' });
  reads.push([() => readChallenge({ id: attemptId, challenge }), `attempt.challenge of ${attemptId}`]);
  const progress = await stored({ ...firstDialogue, state: 'Muster' });
  reads.push([() => readProgress(progress, attemptId), `challenge_dialogue.progress of ${attemptId}`]);
  for (const [read, place] of reads)
    assert.throws(read, (error) => {
      assert.ok(error instanceof JsonUnreadable);
      assert.equal(error.place, place);
      assert.doesNotMatch(`${error.stack}`, /Muster/);
      return true;
    });
});

/** Columns that nobody reads by their parts, and why. */
const unread = {
  'account.external': 'any JSON of the customer, given back as it came',
  'session.payload': 'kept for the record alone',
  'temp_capture.liveness': 'kept for the record alone',
};

test('jsonColumn: declared once for every column of type jsonb', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.atttypid = 'jsonb'::regtype
      and not a.attisdropped order by 1`.execute(db);
  const declared = new Set<string>();
  for await (const file of glob('**/*.ts', { cwd: import.meta.dirname })) {
    const text = await readFile(new URL(file, import.meta.url), 'utf8');
    for (const [, table, column] of text.matchAll(/jsonColumn\(\s*'(\w+)',\s*'(\w+)'/g))
      declared.add(`${table}.${column}`);
  }
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...declared, ...Object.keys(unread)].toSorted(),
  );
});
