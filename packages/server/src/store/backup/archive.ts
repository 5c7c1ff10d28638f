import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { type Static, Type } from 'typebox';
import { JsonUnreadable, parseJson } from '../../platform/parse-json.ts';

/** Thrown when an archive is cut, changed or none of ours; one sentence for the operator. */
export class ArchiveBroken extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ArchiveBroken';
  }
}

/** One file inside an archive. */
export interface ArchiveEntry {
  name: string;
  bytes: Buffer;
}

/** Writes entries one after the other. */
export interface ArchiveWriter {
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** Seals the archive: after this it is complete, on the disk, and under its own name. */
  finish(): Promise<void>;
  /** Removes what was written so far. Does nothing after `finish`. */
  discard(): Promise<void>;
}

const endName = 'end.json';
const ArchiveEnd = Type.Object({ entries: Type.Integer(), sha256: Type.String() });
/** Nothing of ours is larger: table parts are 4 MiB, pictures 10 MiB. */
const largestEntry = 64 * 1024 * 1024;

/**
 * Begins a `.tar.gz` readable by its owner only. It grows under `<path>.partial` and gets its name when it is
 * complete; its last entry holds a SHA-256 over all others, so that a cut or changed archive is noticed.
 */
export async function createArchive(path: string): Promise<ArchiveWriter> {
  const draft = `${path}.partial`;
  // Opened first: a stream that can't be opened would end the pack, and the pack would say only that it has ended.
  const file = (await open(draft, 'w', 0o600)).createWriteStream();
  const tar = pack();
  // Sealed bytes don't compress; what does is their hexadecimal form in table dumps, and level 1 halves that.
  const written = pipeline(tar, createGzip({ level: 1 }), file);
  // Awaited in finish; a full disk may fail it before.
  written.catch(() => undefined);
  const digest = createHash('sha256');
  let entries = 0;
  const addRaw = (name: string, bytes: Uint8Array): Promise<void> => {
    const stored = new Promise<void>((resolve, reject) => {
      const header = { name, mode: 0o600, size: bytes.byteLength, mtime: new Date(0) };
      tar.entry(header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    // A disk that is full ends the pipeline while the entry waits for room that never comes.
    return Promise.race([stored, written]);
  };
  let isFinished = false;
  return {
    async add(name, bytes) {
      absorb(digest, name, bytes);
      entries += 1;
      await addRaw(name, bytes);
    },
    async finish() {
      await addRaw(endName, Buffer.from(JSON.stringify({ entries, sha256: digest.digest('hex') })));
      tar.finalize();
      await written;
      await syncPath(draft);
      await rename(draft, path);
      await syncPath(dirname(path));
      isFinished = true;
    },
    async discard() {
      if (isFinished) return;
      tar.destroy();
      await written.catch(() => undefined);
      await rm(draft, { force: true });
    },
  };
}

/**
 * Reads an archive entry by entry. What it gave counts only once it has come to its end without an error.
 * @throws ArchiveBroken
 */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const untar = extract();
  const fed = pipeline(createReadStream(path), createGunzip(), untar);
  fed.catch(() => undefined);
  const digest = createHash('sha256');
  let entries = 0;
  let end: Static<typeof ArchiveEnd> | undefined;
  try {
    for await (const entry of untar) {
      const { name, size = 0 } = entry.header;
      if (size > largestEntry || end) throw new ArchiveBroken(`${path} is no backup of Selfsame.`);
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      if (name === endName) {
        end = parseJson(ArchiveEnd, bytes.toString('utf8'), endName);
        continue;
      }
      absorb(digest, name, bytes);
      entries += 1;
      yield { name, bytes };
    }
    await fed;
  } catch (error) {
    throw explain(path, error);
  }
  if (!end) throw new ArchiveBroken(`${path} is cut: its end is missing. Take another backup.`);
  if (end.entries !== entries || end.sha256 !== digest.digest('hex')) {
    throw new ArchiveBroken(
      `${path} was changed or damaged: its checksum does not fit. Take another backup.`,
    );
  }
}

function explain(path: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new ArchiveBroken(`${path} does not exist.`);
  const isDamage = code?.startsWith('Z_') || /^(Unexpected end|Invalid tar|invalid)/i.test(message);
  return isDamage || error instanceof JsonUnreadable
    ? new ArchiveBroken(`${path} is cut or damaged (${message}).`, { cause: error })
    : error;
}

function absorb(digest: Hash, name: string, bytes: Uint8Array): void {
  digest.update(`${name}\0${bytes.byteLength}\0`).update(bytes);
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
