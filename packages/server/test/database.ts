import { createHash, randomBytes } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import {
  connectionOptions,
  type DatabaseConnection,
  type OpenDatabase,
  openDatabase,
} from '../src/platform/database.ts';
import { startCluster } from '../src/platform/postgres/cluster.ts';
import { placeCluster } from '../src/platform/postgres/place.ts';
import { migrate, readMigrations } from '../src/store/migrate.ts';
import type { Database } from '../src/store/tables.ts';

/** One database of its own with the current schema. */
export interface TestDatabase extends OpenDatabase<Database> {
  connection: DatabaseConnection;
  /** Closes the pool and drops the database. */
  drop(): Promise<void>;
}

/** A test's database, and the superuser's way into it. */
export interface OwnedDatabase extends TestDatabase {
  /** Runs statements as the superuser, who may switch triggers off. */
  asSuperuser(statements: string): Promise<unknown>;
}

/** Whatever can run something at its end: a test's context, or `{ after }` of `node:test` for a whole file. */
interface Ending {
  after(run: () => Promise<void>): void;
}

const repositoryRoot = resolve(import.meta.dirname, '../../..');
const memoryFolder = '/dev/shm';
const neededBytes = 2 ** 30;

/**
 * Where all test files of this checkout share one PostgreSQL; it stays running between runs. In memory where there is room:
 * a database for a test is copied in 15 ms there, and in 200 to 400 ms on a disk.
 */
async function chooseClusterPath(): Promise<string> {
  const { bavail, bsize } = await statfs(memoryFolder).catch(() => ({ bavail: 0, bsize: 0 }));
  if (bavail * bsize < neededBytes) return join(repositoryRoot, '.cache/test-postgres');
  const checkout = createHash('sha256').update(repositoryRoot).digest('hex').slice(0, 12);
  return join(memoryFolder, `selfsame-test-${checkout}`, 'postgres');
}
/** How the server is reached by the application, which is no superuser, and by who makes databases for it. */
interface TestServer {
  connection: DatabaseConnection;
  administration: DatabaseConnection;
}

const templateLock = 7_300_000;
const abandonedAfterMs = 3_600_000;
let cluster: Promise<TestServer> | undefined;
let template: Promise<string> | undefined;

/**
 * A migrated database for one test (or, with `{ after }` of `node:test`, for one file), dropped at its end.
 * Uses the server of SELFSAME_TEST_DATABASE_URL when that is set.
 */
export async function withDatabase(ending: Ending): Promise<OwnedDatabase> {
  const database = await createTestDatabase();
  ending.after(() => database.drop());
  return database;
}

/** A migrated database, copied from a template in about 50 ms; the caller drops it. */
export async function createTestDatabase(): Promise<OwnedDatabase> {
  cluster ??= findCluster();
  const server = await cluster;
  template ??= withAdministrator(server, buildTemplate);
  return createFrom(server, await template);
}

/**
 * An empty database without any table; the caller drops it.
 * @param locality SQL of its locale, for example `locale 'C.UTF-8'`
 */
export async function createEmptyDatabase(locality = ''): Promise<TestDatabase> {
  cluster ??= findCluster();
  return createFrom(await cluster, `template0 ${locality}`);
}

/** A database like another one, which nobody may be connected to; the caller drops it. */
export async function copyDatabase({
  connection,
}: {
  connection: DatabaseConnection;
}): Promise<OwnedDatabase> {
  cluster ??= findCluster();
  const source = 'url' in connection ? new URL(connection.url).pathname.slice(1) : connection.database;
  return createFrom(await cluster, source);
}

async function createFrom(server: TestServer, source: string): Promise<OwnedDatabase> {
  const name = `t_${Date.now()}_${randomBytes(4).toString('hex')}`;
  await withAdministrator(server, (client) =>
    client.query(`create database ${name} template ${source}${ownedBy(server)}`),
  );
  const connection = named(server.connection, name);
  const open = openDatabase<Database>(connection, { poolSize: 5 });
  const drop = async () => {
    await open.close();
    await withAdministrator(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  const asSuperuser = async (statements: string): Promise<unknown> => {
    const client = new pg.Client(connectionOptions(named(server.administration, name)));
    await client.connect();
    return client.query(statements).finally(() => client.end());
  };
  return { ...open, connection, asSuperuser, drop };
}

async function findCluster(): Promise<TestServer> {
  const url = process.env.SELFSAME_TEST_DATABASE_URL;
  if (url) return { connection: { url }, administration: { url } };
  const place = await placeCluster(await chooseClusterPath());
  const { connection, administration } = await startCluster(place, {
    outlivesProcess: true,
    extraSettings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
    },
  });
  return { connection, administration };
}

const ownedBy = ({ connection }: TestServer): string =>
  'user' in connection ? ` owner ${connection.user}` : '';

function named(server: DatabaseConnection, database: string): DatabaseConnection {
  if (!('url' in server)) return { ...server, database };
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

async function withAdministrator<T>(
  { administration }: TestServer,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connectionOptions(named(administration, 'postgres')));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Builds the template once per content of the migrations, whichever test process comes first. */
async function buildTemplate(client: pg.Client): Promise<string> {
  const migrations = await readMigrations();
  const content = createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join())
    .digest('hex');
  const name = `template_${content.slice(0, 16)}`;
  await client.query('select pg_advisory_lock($1)', [templateLock]);
  const found = await client.query('select from pg_database where datname = $1', [name]);
  if (found.rowCount === 1) return name;
  await dropAbandoned(client);
  const draft = `draft_${content.slice(0, 16)}`;
  await client.query(`drop database if exists ${draft} with (force)`);
  const server = (await cluster)!;
  await client.query(`create database ${draft} template template0${ownedBy(server)}`);
  const open = openDatabase(named(server.connection, draft), { poolSize: 1 });
  await migrate(open.pool, migrations);
  await open.close();
  await client.query(`alter database ${draft} rename to ${name}`);
  return name;
}

/** Databases of test runs that were killed before they could clean up. */
async function dropAbandoned(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^t_[0-9]+_[0-9a-f]+$'`,
  );
  for (const { datname } of rows) {
    if (Date.now() - Number(datname.split('_')[1]) < abandonedAfterMs) continue;
    await client.query(`drop database if exists ${datname} with (force)`);
  }
}

/** A connection as DATABASE_URL. */
export function urlOf(connection: DatabaseConnection): string {
  if ('url' in connection) return connection.url;
  const { host, port, user, password, database } = connection;
  return `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
