import { execFile } from 'node:child_process';
import { hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Db } from './vault.ts';

/** The key of keys. */
export interface MasterKey {
  /** Public fingerprint, 16 hex digits: says which master key wrapped a data key, and nothing about the key. */
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** The master keys that this process holds: one that wraps, and others whose wrappings it still opens. */
export interface MasterKeyRing {
  readonly current: MasterKey;
  /** All of them, the current one first. */
  readonly all: readonly MasterKey[];
  find(id: string): MasterKey | undefined;
  /** Reads the file again; does nothing where the keys came with the configuration or from a command. */
  reload(): Promise<void>;
}

/** Why no master key can be used; one sentence for the operator. */
export class MasterKeyRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MasterKeyRefused';
  }
}

/** Where the keys come from: the first of these that is given. */
export interface MasterKeySource {
  /** Text of the configuration. */
  value: string | undefined;
  /** Prints the keys; asks a key management service, for example. */
  command?: string | undefined;
  /** Read, and made on the very first start. */
  file: string;
  onCreated?: () => void;
}

const keyBytes = 32;
const commandPatienceMs = 30_000;

/** Makes a new key. */
export const createMasterKey = (): MasterKey => toMasterKey(randomBytes(keyBytes));

/** Reads base64 (44 characters, as `openssl rand -base64 32` prints) or hex (64 characters). */
export function parseMasterKey(text: string): MasterKey | null {
  const trimmed = text.trim();
  const encoding = /^[0-9a-f]{64}$/i.test(trimmed) ? 'hex' : 'base64';
  const key = Buffer.from(trimmed, encoding);
  if (key.length !== keyBytes || key.toString(encoding).toLowerCase() !== trimmed.toLowerCase()) return null;
  return toMasterKey(key);
}

/** Reads one key or several with spaces, commas or line ends between; null unless all of them are keys. */
export function parseMasterKeys(text: string): MasterKey[] | null {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseMasterKey);
  return keys.length > 0 && keys.every((key) => key !== null) ? keys : null;
}

const toMasterKey = (key: Buffer): MasterKey => ({ id: fingerprint(key), key });

/** One-way, under a label of its own (RFC 5869), so that the id can stand in clear beside ciphertext. */
const fingerprint = (key: Buffer): string =>
  Buffer.from(hkdfSync('sha256', key, '', 'selfsame master key id', 8)).toString('hex');

/**
 * Finds the master keys: the given value, else what the command prints, else the file. The file is made on the
 * very first start only; once the database holds sealed data, missing or different keys are refused instead of
 * making that data unreadable.
 * @throws MasterKeyRefused
 */
export async function loadMasterKeys(db: Db, source: MasterKeySource): Promise<MasterKeyRing> {
  const usedBy = await findMasterKeyIds(db);
  let text = await readSource(source);
  if (text === null && usedBy.length > 0) {
    throw new MasterKeyRefused(
      `The master key file ${source.file} is missing, and the database holds data that only it opens. Restore the file (fingerprint ${usedBy[0]}) or give the key in SELFSAME_MASTER_KEY_FILE. Without that key the data is lost.`,
    );
  }
  text ??= await createFile(source);
  const ring = ringOf(requireKeys(text, source), async () => {
    if (source.value !== undefined || source.command !== undefined) return null;
    const again = await readSource(source);
    return again === null ? null : parseMasterKeys(again);
  });
  const foreign = usedBy.find((id) => !ring.find(id));
  if (foreign !== undefined) {
    throw new MasterKeyRefused(
      `${originOf(source)} is not the master key of this database: the key has fingerprint ${ring.current.id}, the data was sealed under ${foreign}. Give that key, beside the new one while keys are being changed.`,
    );
  }
  await registerMasterKey(db, ring.current, originOf(source));
  return ring;
}

/** A ring over keys that are there; `reread` gives them anew, null when there is nothing new. */
export function ringOf(
  keys: readonly MasterKey[],
  reread: () => Promise<readonly MasterKey[] | null> = async () => null,
): MasterKeyRing {
  let all = keys;
  return {
    get current() {
      return all[0]!;
    },
    get all() {
      return all;
    },
    find: (id) => all.find((key) => key.id === id),
    async reload() {
      all = (await reread()) ?? all;
    },
  };
}

/** Replaces the keys in the file, the first one being current: all or nothing, also when the machine dies. */
export async function writeMasterKeys(file: string, keys: readonly MasterKey[]): Promise<void> {
  const draft = await writeDraft(file, keys);
  await rename(draft, file);
  await syncDirectory(dirname(file));
}

const originOf = ({ value, command, file }: MasterKeySource): string =>
  value !== undefined ? 'SELFSAME_MASTER_KEY' : command !== undefined ? 'SELFSAME_MASTER_KEY_COMMAND' : file;

function requireKeys(text: string, source: MasterKeySource): MasterKey[] {
  const keys = parseMasterKeys(text);
  if (keys) return keys;
  throw new MasterKeyRefused(
    `${originOf(source)} is not a master key: give 32 random bytes in base64 or hex.`,
  );
}

async function readSource({ value, command, file }: MasterKeySource): Promise<string | null> {
  if (value !== undefined) return value;
  if (command === undefined) return readFile(file, 'utf8').catch(nullWhenMissing);
  try {
    const options = { timeout: commandPatienceMs, maxBuffer: 65_536 };
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', command], options);
    return stdout;
  } catch (error) {
    const { code, killed } = error as { code?: number | string; killed?: boolean };
    // Nothing of its output is shown: it may be the key.
    throw new MasterKeyRefused(
      `SELFSAME_MASTER_KEY_COMMAND ${killed ? `did not end within ${commandPatienceMs / 1000} s` : `failed (exit code ${code})`}; it must print the master key.`,
    );
  }
}

async function findMasterKeyIds(db: Db): Promise<string[]> {
  const wrapping = await db.selectFrom('data_key').select('master_key_id').distinct().limit(10).execute();
  const sealing = await db.selectFrom('signing_key').select('private_sealed').limit(10).execute();
  return [
    ...wrapping.map((row) => row.master_key_id),
    ...sealing.map((row) => row.private_sealed.subarray(1, 9).toString('hex')),
  ];
}

/** Makes the key known to the database, which refuses new wrappings by one that was retired. */
async function registerMasterKey(db: Db, { id }: MasterKey, origin: string): Promise<void> {
  await db
    .insertInto('master_key')
    .values({ id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('master_key')
    .select('retired_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (row.retired_at === null) return;
  throw new MasterKeyRefused(
    `${origin} begins with master key ${id}, which was retired at ${row.retired_at.toISOString()}. Give its successor.`,
  );
}

async function createFile({ file, onCreated }: MasterKeySource): Promise<string> {
  const draft = await writeDraft(file, [createMasterKey()]);
  try {
    // link() fails when the file is there: two processes that start together agree on the first one's key.
    await link(draft, file).then(onCreated, ignoreExisting);
    await syncDirectory(dirname(file));
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}

async function writeDraft(file: string, keys: readonly MasterKey[]): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(keys.map(({ key }) => `${key.toString('base64')}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draft;
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
