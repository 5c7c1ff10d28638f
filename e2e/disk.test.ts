import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, openApi } from './api.ts';
import { checkLedger, openLedger } from './ledger.ts';
import { type RunningServer, startServer } from './server.ts';

const run = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' });

/** A disk of its own, small; null where this user may not mount one. */
function mountDisk(): string | null {
  const folder = mkdtempSync('/tmp/selfsame-disk-');
  chmodSync(folder, 0o755);
  if (run('mount', '-t', 'tmpfs', '-o', 'size=300m,mode=0755', 'tmpfs', folder).status === 0) return folder;
  rmdirSync(folder);
  return null;
}

const disk = mountDisk();

describe('a disk that is full or read-only', {
  skip: disk === null && 'mounting a small disk needs root',
}, () => {
  const folder = disk!;
  const filler = join(folder, 'filler');
  const ledger = openLedger();
  let server: RunningServer;
  let api: Api;
  before(async () => {
    server = await startServer({
      env: { SELFSAME_DATA_DIR: join(folder, 'data'), SELFSAME_LOG_LEVEL: 'warn' },
    });
    api = await openApi(server.baseUrl);
  });
  after(async () => {
    await server?.remove();
    run('mount', '-o', 'remount,rw', folder);
    run('umount', '-l', folder);
    rmdirSync(folder);
  });

  const create = async (number: string): Promise<number> => {
    const status = await api.createAccount(number).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) ledger.accounts.add(number);
    return status;
  };

  test('full: is answered with an error that says busy or internal, never with a false 200', async () => {
    for (let i = 0; i < 20; i++) assert.equal(await create(`before-${i}`), 200);
    fill(filler);
    const statuses = new Set<number>();
    // The log of the database has some room of its own; it takes a while to use it up.
    for (let i = 0; i < 3_000 && !statuses.has(503) && !statuses.has(500); i++)
      statuses.add(await create(`full-${i}`));
    for (const status of statuses) assert.ok([200, 500, 503].includes(status), `${[...statuses]}`);
    assert.ok(
      [...statuses].some((status) => status !== 200),
      'the disk was full indeed',
    );
  });

  test('full, then room: recovers by itself, and nothing acknowledged is lost', async () => {
    rmSync(filler);
    for (
      const deadline = Date.now() + 60_000;
      (await create(`after-${Date.now()}`)) !== 200;
      await sleep(200)
    )
      assert.ok(Date.now() < deadline, server.log().slice(-2_000));
    await checkLedger(ledger, api);
  });

  test('read-only at the start: ends with a sentence that says so; writable again: starts with everything', async () => {
    await server.stop();
    assert.equal(run('mount', '-o', 'remount,ro', folder).status, 0);
    await assert.rejects(server.restart(), /ended with (1|69|78)[\s\S]*read-only/i);
    run('mount', '-o', 'remount,rw', folder);
    await server.restart();
    await checkLedger(ledger, await openApi(server.baseUrl));
  });
});

/** Writes until there is no room. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (let size = 1_048_576; size >= 512; ) {
      try {
        writeSync(file, Buffer.alloc(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(file);
  }
}
