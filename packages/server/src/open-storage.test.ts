import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withGround } from '../test/app.ts';
import { openStorage } from './open-storage.ts';
import { createLog } from './platform/log.ts';
import { PostgresUnavailable } from './platform/postgres/binaries.ts';

const log = createLog('silent');

test('openStorage: DATABASE_URL leads nowhere or to no database, one sentence without the password', async (t) => {
  const { config } = await withGround(t);
  const there = new URL(config.databaseUrl!.replace('@/', '@socket/'));
  there.pathname = '/no_such_database';
  const missing = there.href.replace('@socket/', '@/');
  for (const databaseUrl of ['postgres://u:hunter2@127.0.0.1:1/x', missing]) {
    const opening = openStorage(
      { ...config, databaseUrl },
      { log, onLost: assert.ifError, databasePatienceMs: 700 },
    );
    await assert.rejects(opening, (error: Error) => {
      assert.ok(error instanceof PostgresUnavailable, error.stack);
      assert.match(error.message, /^The database of DATABASE_URL can't be used: .+\.$/);
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    });
  }
});
