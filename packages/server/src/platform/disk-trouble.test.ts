import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDiskProbe, diskTroubleOf } from './disk-trouble.ts';
import { createHttpServer } from './http/http-server.ts';

const failed = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

test('diskTroubleOf: errors of the file system and of PostgreSQL, name the trouble; others do not', () => {
  for (const [error, trouble] of [
    [failed('ENOSPC'), 'full'],
    [failed('EDQUOT'), 'full'],
    [failed('53100'), 'full'],
    [failed('EROFS'), 'read-only'],
    [failed('42501', 'could not open file "base/5/1259": Read-only file system'), 'read-only'],
    [failed('EIO'), 'failing'],
    [failed('58030'), 'failing'],
    [failed('42501'), null],
    [failed('ENOENT'), null],
    [new Error('x'), null],
    [undefined, null],
  ] as const)
    assert.equal(diskTroubleOf(error), trouble);
});

test('createDiskProbe: a folder that can be written, has no trouble and keeps nothing of the probe', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-probe-'));
  assert.equal(await createDiskProbe(folder)(), null);
  assert.deepEqual(await readdir(folder), []);
  await rm(folder, { recursive: true });
  assert.equal(await createDiskProbe(folder)(), null, 'a folder that is gone is no trouble of the disk');
});

test('an error of the disk: is answered with 503, what is wrong and when to come back', async (t) => {
  const fastify = await createHttpServer({
    trustProxy: false,
    secure: false,
    findDiskTrouble: async () => 'read-only',
  });
  t.after(() => fastify.close());
  const errors = {
    '/full': failed('ENOSPC'),
    '/database': failed('53100'),
    '/gone': failed('ECONNREFUSED'),
    '/ours': failed('23505'),
  };
  for (const [path, error] of Object.entries(errors)) fastify.get(path, () => Promise.reject(error));
  for (const [path, trouble] of [
    ['/full', 'full'],
    ['/database', 'full'],
    // The database is gone, and this is why.
    ['/gone', 'read-only'],
  ] as const) {
    const reply = await fastify.inject(path);
    assert.equal(reply.statusCode, 503);
    assert.equal(reply.json().ID, 'E_STORAGE_UNAVAILABLE');
    assert.deepEqual(reply.json().Args, [trouble, '10']);
    assert.equal(reply.headers['retry-after'], '10');
  }
  assert.equal((await fastify.inject('/ours')).statusCode, 500);
});
