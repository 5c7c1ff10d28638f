import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { withDatabase } from '../../../test/database.ts';
import { countCall, deleteEndedWindows } from './rate-window.ts';

test('countCall: many at once, counts each once; a new window begins at 1; the key is not stored', async (t) => {
  const { db } = await withDatabase(t);
  const counts = await Promise.all(
    Array.from({ length: 40 }, () => countCall(db, 'CreateToken 192.0.2.1', 3_600_000)),
  );
  assert.deepEqual(
    counts.map(({ calls }) => calls).toSorted((a, b) => a - b),
    Array.from({ length: 40 }, (_, i) => i + 1),
  );
  assert.ok(counts.every(({ leftMs }) => leftMs > 3_000_000 && leftMs <= 3_600_000));
  assert.equal((await countCall(db, 'CreateToken 192.0.2.2', 60)).calls, 1);
  await sleep(80);
  assert.equal((await countCall(db, 'CreateToken 192.0.2.2', 60)).calls, 1);
  await sleep(80);
  assert.equal(await deleteEndedWindows(db), 1);
  const rows = await db.selectFrom('rate_window').selectAll().execute();
  assert.equal(rows.length, 1);
  assert.doesNotMatch(JSON.stringify(rows), /192/);
});
