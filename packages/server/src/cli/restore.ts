import { existsSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openBlobStore } from '../open-blob-store.ts';
import type { Config } from '../platform/configuration/config.ts';
import { ArchiveBroken } from '../store/backup/archive.ts';
import { type RestoreSummary, restoreBackup } from '../store/backup/restore-backup.ts';
import { RestoreRefused } from '../store/backup/restore-target.ts';
import { readMigrations } from '../store/migrate.ts';
import { parseMasterKeys } from '../store/seal/master-key.ts';
import { openCommandDatabase } from './installation/open-command-database.ts';
import { showProgress } from './show-progress.ts';
import { type Verb, VerbFailed, VerbMisused } from './verb.ts';

/** `selfsame restore FILE` */
export const restoreVerb: Verb = {
  name: 'restore',
  summary: 'Loads a backup into an empty database.',
  arguments: 'FILE',
  details: `Loads FILE with FILE.keys into the database and the blob store of the configuration (SELFSAME_DATA_DIR,
DATABASE_URL …). The database must be empty and no server may run on it. Everything is loaded or nothing; after a
failure run it again. Backups of earlier versions of Selfsame are brought up to date.

The keys may be newer than FILE: people and tenants who were erased in between stay erased.`,
  options: {
    keys: { type: 'string', value: 'FILE', description: 'The data keys instead of FILE.keys.' },
  },
  async run(context) {
    const { values, positionals, note } = context;
    const [dataFile] = positionals;
    if (!dataFile || positionals.length > 1) throw new VerbMisused('name the one file to restore');
    const keysFile = typeof values.keys === 'string' ? values.keys : `${dataFile}.keys`;
    for (const path of [dataFile, keysFile])
      if (!existsSync(path)) throw new VerbFailed(`${path} does not exist.`);
    const config = context.readConfig();
    const database = await openCommandDatabase(config, {
      poolSize: 1,
      mayBeEmpty: true,
      mayCreate: true,
    });
    try {
      const summary = await restoreBackup({
        pool: database.pool,
        blobs: await openBlobStore(config),
        dataFile,
        keysFile,
        migrations: await readMigrations(),
        now: context.clock.now(),
        onProgress: showProgress(note),
        signal: context.signal,
      });
      context.print(describeRestore(summary));
      note(await settleMasterKey(config, summary));
      return 0;
    } catch (error) {
      if (error instanceof ArchiveBroken || error instanceof RestoreRefused) {
        throw new VerbFailed(error.message, { cause: error });
      }
      throw error;
    } finally {
      await database.close();
    }
  },
};

/** Puts the master key where the server looks for it when the backup brought it; says what is to be done otherwise. */
async function settleMasterKey(config: Config, summary: RestoreSummary): Promise<string> {
  const file = join(config.dataDir, 'master.key');
  const present = config.masterKey ?? (await readFile(file, 'utf8').catch(() => ''));
  const needed = summary.masterKeyIds;
  const held = (parseMasterKeys(present) ?? []).map(({ id }) => id);
  if (needed.every((id) => held.includes(id))) {
    return 'The master key fits. Start the server.';
  }
  if (summary.masterKey !== null && present === '') {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(summary.masterKey);
    await handle.sync();
    await handle.close();
    return `The master key of the backup is now ${file}. Start the server.`;
  }
  return `Nothing can be read before the master key is there: put the key with fingerprint ${needed.join(' and ')} at ${file}, or give it in SELFSAME_MASTER_KEY_FILE.`;
}

/** What was restored, and what was left out and why; a sentence each. */
function describeRestore({
  rows,
  blobs,
  createdAt,
  erased,
  facesWithoutKey,
  erasedTenants,
}: RestoreSummary): string {
  const sentences = [`${rows} rows and ${blobs} pictures of ${createdAt} are restored.`];
  if (erased > 0) sentences.push(`${erased} accounts stay erased.`);
  if (facesWithoutKey > 0)
    sentences.push(
      `${facesWithoutKey} faces of other accounts are not back: the keys archive has no key for them.`,
      'They were deleted or replaced after the backup, or an older backup had been restored before the keys were kept.',
    );
  if (erasedTenants > 0)
    sentences.push(`${erasedTenants} tenants stay disabled; the server goes on to erase them.`);
  return sentences.join(' ');
}
