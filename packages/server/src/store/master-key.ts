import { hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Db } from './vault.ts';

/** The key of keys. */
export interface MasterKey {
  /** Public fingerprint, 16 hex digits: says which master key wrapped a data key, and nothing about the key. */
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** Why no master key can be used; one sentence for the operator. */
export class MasterKeyRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MasterKeyRefused';
  }
}

const keyBytes = 32;

/** Reads base64 (44 characters, as `openssl rand -base64 32` prints) or hex (64 characters). */
export function parseMasterKey(text: string): MasterKey | null {
  const trimmed = text.trim();
  const encoding = /^[0-9a-f]{64}$/i.test(trimmed) ? 'hex' : 'base64';
  const key = Buffer.from(trimmed, encoding);
  if (key.length !== keyBytes || key.toString(encoding).toLowerCase() !== trimmed.toLowerCase()) return null;
  return { id: fingerprint(key), key };
}

/** One-way, under a label of its own (RFC 5869), so that the id can stand in clear beside ciphertext. */
const fingerprint = (key: Buffer): string =>
  Buffer.from(hkdfSync('sha256', key, '', 'selfsame master key id', 8)).toString('hex');

/**
 * Finds the master key: the given value, else the file. The file is made on the very first start only; once the
 * database holds sealed data, a missing or different key is refused instead of making that data unreadable.
 * @param options.value from the configuration, undefined when the file is to be used
 * @throws MasterKeyRefused
 */
export async function loadMasterKey(
  db: Db,
  options: { value: string | undefined; file: string; onCreated?: () => void },
): Promise<MasterKey> {
  const { value, file } = options;
  const usedBy = await findMasterKeyIds(db);
  const origin = value === undefined ? file : 'SELFSAME_MASTER_KEY';
  const text = value ?? (await readFile(file, 'utf8').catch(nullWhenMissing));
  if (text === null && usedBy.length > 0) {
    throw new MasterKeyRefused(
      `The master key file ${file} is missing, and the database holds data that only it opens. Restore the file (fingerprint ${usedBy[0]}) or give the key in SELFSAME_MASTER_KEY_FILE.`,
    );
  }
  const masterKey = text === null ? await createMasterKey(file, options.onCreated) : parseMasterKey(text);
  if (masterKey === null) {
    throw new MasterKeyRefused(`${origin} is not a master key: give 32 random bytes in base64 or hex.`);
  }
  const foreign = usedBy.find((id) => id !== masterKey.id);
  if (foreign !== undefined) {
    throw new MasterKeyRefused(
      `${origin} is not the master key of this database: the key has fingerprint ${masterKey.id}, the data was sealed under ${foreign}. Give that key.`,
    );
  }
  return masterKey;
}

async function findMasterKeyIds(db: Db): Promise<string[]> {
  const wrapping = await db.selectFrom('data_key').select('master_key_id').distinct().limit(10).execute();
  const sealing = await db.selectFrom('signing_key').select('private_sealed').limit(10).execute();
  return [
    ...wrapping.map((row) => row.master_key_id),
    ...sealing.map((row) => row.private_sealed.subarray(1, 9).toString('hex')),
  ];
}

async function createMasterKey(file: string, onCreated?: () => void): Promise<MasterKey | null> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(keyBytes).toString('base64')}\n`);
    await handle.sync();
    // link() fails when the file is there: two processes that start together agree on the first one's key.
    await link(draft, file).then(onCreated, ignoreExisting);
    await syncDirectory(dirname(file));
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
  return parseMasterKey(await readFile(file, 'utf8'));
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
