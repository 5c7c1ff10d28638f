import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { defaultModelFolder, manifests, readKernel, readModelFile } from '@selfsame/face';
import { openBlobStore } from '../open-blob-store.ts';
import { readNamedEmbedders } from '../open-face.ts';
import { type Config, warnOfClientAddress } from '../platform/configuration/config.ts';
import { areMetricsClosed, metricsClosedText } from '../platform/http/health.ts';
import { findPackagedMajor } from '../platform/postgres/binaries.ts';
import { findKeptCopies } from '../platform/postgres/upgrade-state.ts';
import { findUnreferencedBlobs } from '../store/blob/blob-reference.ts';
import {
  countDataKeys,
  countJobs,
  countOverdueCaptures,
  readAppliedMigrations,
  readDatabaseServer,
  readDatabaseTime,
  readDatabaseUse,
} from '../store/inspect-database.ts';
import { readMigrations } from '../store/migrate.ts';
import { loadMasterKeys } from '../store/seal/master-key.ts';
import { hasBlobs } from './installation/open-command-blobs.ts';
import {
  type CommandDatabase,
  hasDatabase,
  openCommandDatabase,
} from './installation/open-command-database.ts';
import { masterKeySource } from './open-command-keys.ts';
import type { Verb, VerbContext } from './verb.ts';

/** What one look found: `fine` with a fact, or what is wrong and what to do. */
export interface Finding {
  state: 'fine' | 'warning' | 'wrong';
  text: string;
}

const fine = (text: string): Finding => ({ state: 'fine', text });
const warning = (text: string): Finding => ({ state: 'warning', text });
const wrong = (text: string): Finding => ({ state: 'wrong', text });

const signs = { fine: 'ok   ', warning: 'WARN ', wrong: 'WRONG' } as const;
const gibibyte = 1024 ** 3;
const longestSkewMs = 2_000;
const blobSample = 2_000;

/** `selfsame doctor` */
export const doctorVerb: Verb = {
  name: 'doctor',
  summary: 'Looks at everything the server needs and says what is wrong.',
  arguments: '',
  details: `Checks configuration, runtime, access to the metrics, face models, search kernel, database, schema, master key, blob store, disk, clock and jobs.
Changes nothing, and may run beside the server. Exit code 1 when something is wrong; warnings alone are 0.`,
  options: {},
  async run(context) {
    let isWrong = false;
    const tell = (name: string, { state, text }: Finding): void => {
      isWrong ||= state === 'wrong';
      context.print(`${signs[state]} ${name}: ${text}`);
    };
    const look = async (name: string, check: () => Promise<Finding>): Promise<void> =>
      tell(name, await check().catch((error: Error) => wrong(error.message)));

    const config = context.readConfig();
    tell('configuration', fine(`every setting can be used; users reach ${config.baseUrl}`));
    const misplaced = warnOfClientAddress(context.env);
    if (misplaced !== null) tell('address', warning(misplaced));
    tell('runtime', checkRuntime());
    if (areMetricsClosed(config)) tell('metrics', warning(metricsClosedText));
    await look('face models', () => checkModels(config));
    await look('search kernel', checkKernel);
    await look('disk', () => checkDisk(config));
    await look('blob store', () => checkBlobStore(config));
    if (!(await hasDatabase(config))) {
      tell(
        'database',
        warning(
          `there is none yet in ${config.dataDir}; the first start of the server makes it. If there is one elsewhere, give the same SELFSAME_DATA_DIR or DATABASE_URL as the server.`,
        ),
      );
      return isWrong ? 1 : 0;
    }
    const database = await openCommandDatabase(config, { mayBeEmpty: true }).catch((error: Error) => error);
    if (database instanceof Error) tell('database', wrong(database.message));
    else await examine(database, config, context, look).finally(() => database.close());
    context.print(isWrong ? 'Something is wrong.' : 'Nothing is wrong.');
    return isWrong ? 1 : 0;
  },
};

type Look = (name: string, check: () => Promise<Finding>) => Promise<void>;

async function examine(
  database: CommandDatabase,
  config: Config,
  { clock }: VerbContext,
  look: Look,
): Promise<void> {
  await look('database', () => checkDatabase(database));
  if (database.embedded) await look('PostgreSQL', () => checkPrograms(database.embedded!));
  await look('schema', () => checkSchema(database));
  await look('master key', () => checkMasterKey(database, config));
  await look('clock', () => checkClock(database, clock.now()));
  await look('jobs', () => checkJobs(database));
  await look('orphans', () => checkOrphans(database, config, clock.now()));
}

function checkRuntime(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
  const memory = process.constrainedMemory() || 0;
  // What undici needs; `engines` of the packed server says the same.
  if (major < 22 || (major === 22 && minor < 19))
    return wrong(
      `Node.js 22.19 or newer is needed, and this is ${process.version}; in a clone, npm ci brings one.`,
    );
  const limit = memory > 0 && memory < 2 ** 50 ? `, ${(memory / gibibyte).toFixed(1)} GiB of memory` : '';
  return fine(`Node ${process.version} on ${process.platform}-${process.arch}${limit}`);
}

async function checkModels(config: Config): Promise<Finding> {
  const folder = config.modelsDir ?? defaultModelFolder;
  const own = (await readNamedEmbedders(config)).filter(({ manifestPath }) => manifestPath !== null);
  const models = await Promise.all(
    [...Object.values(manifests), ...own].map((manifest) => readModelFile(folder, manifest)),
  );
  return fine(`${models.length} models in ${folder} have the bytes they should have`);
}

async function checkKernel(): Promise<Finding> {
  await readKernel();
  return fine('has the bytes it should have');
}

async function checkDisk({ dataDir }: Config): Promise<Finding> {
  // Looking makes no folder; the start of the server does.
  let there = dataDir;
  while (!existsSync(there)) there = dirname(there);
  await access(there, constants.W_OK);
  const { bavail, bsize, blocks } = await statfs(there);
  const free = bavail * bsize;
  const text = `${(free / gibibyte).toFixed(1)} GiB of ${((blocks * bsize) / gibibyte).toFixed(1)} free at ${dataDir}`;
  if (free < 0.2 * gibibyte) return wrong(`${text}: make room, or the database will stop.`);
  return free < 2 * gibibyte ? warning(text) : fine(text);
}

async function checkBlobStore(config: Config): Promise<Finding> {
  if (!(await hasBlobs(config)))
    return warning(`there is none yet in ${config.dataDir}; the first start of the server makes it`);
  const blobs = await openBlobStore(config);
  const id = randomUUID();
  const bytes = Buffer.from(id);
  await blobs.put(id, bytes);
  const read = await blobs.get(id);
  await blobs.delete(id);
  if (!read?.equals(bytes)) return wrong('what was written did not come back');
  return (await blobs.get(id)) === null
    ? fine('writes, reads and deletes')
    : wrong('what was deleted is still there');
}

async function checkDatabase({ pool, place }: CommandDatabase): Promise<Finding> {
  const { version, number } = await readDatabaseServer(pool);
  const { size, connections, maxConnections } = await readDatabaseUse(pool);
  const text = `PostgreSQL ${version} at ${place}, ${size}, ${connections} of ${maxConnections} connections`;
  if (number < 150_000) return wrong(`${text}: version 15 or later is needed.`);
  return connections > 0.9 * maxConnections
    ? warning(`${text}: nearly all are taken; raise max_connections.`)
    : fine(text);
}

/** Whether the programs that the data needs stay on this machine, and whether an old database is still about. */
async function checkPrograms({ binaries, root }: NonNullable<CommandDatabase['embedded']>): Promise<Finding> {
  const { major, origin, isOurs } = binaries;
  if (!isOurs)
    return warning(
      `${origin} made the data, and an upgrade of the system may replace it. Before that, stop the server and run \`npm run selfsame -- upgrade-database\`.`,
    );
  const packaged = await findPackagedMajor();
  if (packaged !== null && packaged !== major)
    return warning(
      `the data is of version ${major}, Selfsame brings ${packaged}: stop the server and run \`npm run selfsame -- upgrade-database\`.`,
    );
  const [copy] = await findKeptCopies(root);
  return copy === undefined
    ? fine(origin)
    : warning(
        `${copy} is the database from before an upgrade; who was erased since is still in it. When everything works, run \`npm run selfsame -- upgrade-database --delete-copy\`.`,
      );
}

async function checkSchema({ pool }: CommandDatabase): Promise<Finding> {
  const migrations = await readMigrations();
  const rows = await readAppliedMigrations(pool);
  if (rows === null) return warning('the database is empty; the server makes its tables at the start');
  const changed = rows.find(({ name, checksum }, place) => {
    const migration = migrations[place];
    return migration && (migration.name !== name || migration.checksum !== checksum);
  });
  if (changed) return wrong(`migration ${changed.name} is not the one of this program.`);
  if (rows.length > migrations.length) {
    return wrong(`the database is newer (${rows.at(-1)!.name}) than this program; start the newer version.`);
  }
  const pending = migrations.length - rows.length;
  return pending > 0
    ? warning(`${pending} migrations will run at the next start`)
    : fine(`up to ${rows.at(-1)!.name}`);
}

async function checkMasterKey({ db, pool }: CommandDatabase, config: Config): Promise<Finding> {
  const sealed = await countDataKeys(pool);
  if (sealed === null) return warning('nothing is sealed yet');
  const source = masterKeySource(config);
  // Never makes one: looking must not change anything.
  if (source.value === undefined && source.command === undefined) await access(source.file, constants.R_OK);
  const ring = await loadMasterKeys(db, source);
  const more = ring.all.length > 1 ? `; ${ring.all.length - 1} older held, see \`selfsame keys\`` : '';
  return fine(`${ring.current.id} fits the ${sealed} data keys${more}`);
}

async function checkClock({ pool }: CommandDatabase, now: Date): Promise<Finding> {
  const asked = performance.now();
  const skew = (await readDatabaseTime(pool)).getTime() - now.getTime() - (performance.now() - asked);
  const text = `${Math.abs(skew / 1000).toFixed(1)} s ${skew > 0 ? 'behind' : 'ahead of'} the database’s`;
  return Math.abs(skew) > longestSkewMs ? warning(`${text}: run an NTP client on both.`) : fine(text);
}

async function checkJobs({ pool }: CommandDatabase): Promise<Finding> {
  const counted = await countJobs(pool);
  if (counted === null) return warning('no job yet; the server makes the queue at the start');
  const { due, late, failed } = counted;
  const text = `${due} due, ${late} of them for ten minutes, ${failed} failed for good`;
  return late > 0 || failed > 0
    ? warning(`${text}; is a server running? Its log says why jobs fail.`)
    : fine(text);
}

async function checkOrphans({ db, pool }: CommandDatabase, config: Config, now: Date): Promise<Finding> {
  const overdue = await countOverdueCaptures(pool, new Date(now.getTime() - 3_600_000));
  if (overdue === null || !(await hasBlobs(config))) return fine('nothing is stored yet');
  const blobs = await openBlobStore(config);
  const ids: string[] = [];
  let total = 0;
  for await (const { id, modifiedAt } of blobs.list()) {
    total += 1;
    if (ids.length < blobSample && now.getTime() - modifiedAt.getTime() > 3_600_000) ids.push(id);
  }
  const orphans = (await findUnreferencedBlobs(db, ids)).length;
  const text = `${ids.length} of ${total} stored pictures were checked: ${orphans} belong to no record. ${overdue} captures are past their end`;
  return orphans > 0 || overdue > 0
    ? warning(`${text}; a running server removes them within minutes.`)
    : fine(text);
}
