import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmdirSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, openApi } from './api.ts';
import { checkLedger, openLedger } from './ledger.ts';
import { type RunningServer, startServer } from './server.ts';

const run = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' });

/** A small disk of its own. */
interface Disk {
  folder: string;
  /** Path of its image; null when it is in memory only. */
  image: string | null;
}

/** Ext4 in a file where the machine has loop devices, else in memory; null where this user may not mount. */
function mountDisk(): Disk | null {
  const folder = mkdtempSync('/tmp/selfsame-disk-');
  chmodSync(folder, 0o755);
  const image = `${folder}.img`;
  closeSync(openSync(image, 'w'));
  truncateSync(image, 400 * 1_048_576);
  if (run('mkfs.ext4', '-q', '-F', image).status === 0 && mountImage({ folder, image })) {
    chmodSync(folder, 0o755);
    return { folder, image };
  }
  rmSync(image);
  if (run('mount', '-t', 'tmpfs', '-o', 'size=300m,mode=0755', 'tmpfs', folder).status === 0)
    return { folder, image: null };
  rmdirSync(folder);
  return null;
}

function mountImage({ folder, image }: Disk): boolean {
  return run('mount', '-o', 'loop', image!, folder).status === 0;
}

const disk = mountDisk();

describe('a disk that is full or read-only', {
  skip: disk === null && 'mounting a small disk needs root',
}, () => {
  const folder = disk?.folder ?? '';
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
    rmSync(`${folder}.img`, { force: true });
  });

  /** The status and the code of the answer; 0 without one. */
  const create = async (number: string): Promise<{ status: number; id: string }> => {
    const answer = await api.createAccount(number).catch(() => null);
    if (answer?.status === 200) ledger.accounts.add(number);
    return { status: answer?.status ?? 0, id: answer?.body?.ID ?? '' };
  };
  /** Creates accounts until one is refused because of the disk; every answer on the way must be honest. */
  const createUntilRefused = async (name: string, most: number): Promise<void> => {
    const seen = new Set<string>();
    for (let i = 0; i < most; i++) {
      const { status, id } = await create(`${name}-${i}`);
      seen.add(`${status} ${id}`);
      // A connection may break in the very moment; then the next answer says why.
      assert.ok(status === 200 || status === 503, [...seen].join());
      if (id === 'E_STORAGE_UNAVAILABLE') return;
    }
    assert.fail(`never refused for the disk: ${[...seen].join()}`);
  };
  const recovers = async (): Promise<void> => {
    for (
      const deadline = Date.now() + 60_000;
      (await create(`after-${Date.now()}`)).status !== 200;
      await sleep(200)
    )
      assert.ok(Date.now() < deadline, server.log().slice(-800));
    await checkLedger(ledger, api);
  };

  test('full: is answered with 503 and a code that says so, never with a false 200', async () => {
    for (let i = 0; i < 20; i++) assert.equal((await create(`before-${i}`)).status, 200);
    fill(filler);
    // The log of the database has some room of its own; it takes a while to use it up.
    await createUntilRefused('full', 3_000);
  });

  test('full, then room: recovers by itself, and nothing acknowledged is lost', async () => {
    rmSync(filler);
    // Or the disk would be full again after its failure below: nothing else asks for the removal to be kept.
    run('sync', '-f', folder);
    await recovers();
  });

  test('read-only while it runs: says so with 503, and goes on by itself once the disk is mounted again', {
    skip: disk?.image == null && 'turning a disk read-only under a running program needs a loop device',
  }, async () => {
    // What the kernel does to ext4 after an error of the disk; what was being written is lost, what was synced is not.
    assert.equal(run('mount', '-o', 'remount,abort', folder).status, 0);
    await createUntilRefused('read-only', 200);
    const pids = server.pids();
    for (const deadline = Date.now() + 20_000; run('umount', folder).status !== 0; await sleep(100))
      assert.ok(Date.now() < deadline, 'nothing keeps the broken disk busy');
    assert.equal((await create('unmounted')).status, 503);
    assert.ok(mountImage(disk!));
    await recovers();
    assert.equal(server.pids()[0], pids[0], 'the same process');
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
