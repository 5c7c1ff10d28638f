import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApi } from './api.ts';
import { captureByApi } from './capture-by-api.ts';
import { personFrames } from './frames.ts';
import { checkLedger, openLedger } from './ledger.ts';
import { linkOf } from './links.ts';
import { startServer } from './server.ts';

/** Nobody: a user without rights and without a home. */
const user = { uid: 65_534, gid: 65_534 };

test('a user without rights and a home: runs the server and its database, and nobody else can read the data', {
  skip:
    process.getuid?.() !== 0 &&
    'only root can start it as somebody else; here it runs as a plain user anyway',
}, async (t) => {
  await assert.rejects(startServer({ user: { uid: 54_321, gid: 54_321 } }), /has no name on this machine/);
  const server = await startServer({ user, env: { HOME: '/nonexistent' } });
  t.after(() => server.remove());
  for (const pid of server.pids())
    assert.match(readFileSync(`/proc/${pid}/status`, 'utf8'), /^Uid:\t65534\t65534\t65534\t65534$/m);
  const ledger = openLedger();
  const api = await openApi(server.baseUrl);
  const operation = await api.beginSelfie();
  const captured = await captureByApi(server.baseUrl, linkOf(operation), await personFrames('cap12'));
  assert.equal(captured.outcome, 'accepted', JSON.stringify(captured));
  const { TempId } = await api.endSelfie(operation.OperationId);
  ledger.accepted.set(operation.OperationId, TempId!);
  for (const name of readdirSync(server.dataDir, { recursive: true, encoding: 'utf8' })) {
    const { uid, mode } = statSync(join(server.dataDir, name), { throwIfNoEntry: false }) ?? {};
    // PostgreSQL makes and removes files all the time.
    if (uid === undefined || mode === undefined) continue;
    assert.equal(uid, user.uid, name);
  }
  for (const name of readdirSync(server.dataDir))
    assert.equal(statSync(join(server.dataDir, name)).mode & 0o077, 0, `${name} is for its owner only`);
  await server.stop();
  await server.restart();
  await checkLedger(ledger, await openApi(server.baseUrl));
});
