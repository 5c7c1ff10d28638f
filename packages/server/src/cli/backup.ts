import { existsSync } from 'node:fs';
import { writeBackup } from '../store/backup/write-backup.ts';
import { loadMasterKeys } from '../store/seal/master-key.ts';
import { openCommandBlobs } from './installation/open-command-blobs.ts';
import { openCommandDatabase } from './installation/open-command-database.ts';
import { explainWriting, prepareFile } from './installation/prepare-file.ts';
import { masterKeySource } from './open-command-keys.ts';
import { showProgress } from './show-progress.ts';
import { type Verb, VerbFailed, VerbMisused } from './verb.ts';

/** `selfsame backup FILE` */
export const backupVerb: Verb = {
  name: 'backup',
  summary: 'Writes everything into two files, while the server runs or not.',
  arguments: 'FILE',
  details: `Writes FILE (all rows and pictures, sealed as they are) and FILE.keys (the data keys, wrapped by the master
key) from one snapshot of the database; their folders are made when they are not there. The server may go on meanwhile. Jobs that wait are not kept: the server
finds again what is due.

Keep as many FILEs as you like, and only the newest FILE.keys: an old FILE with the newest keys brings back
everything but the people who were erased since.

Neither file can be read without the master key. Keep that one somewhere else.`,
  options: {
    keys: { type: 'string', value: 'FILE', description: 'Where the data keys go instead of FILE.keys.' },
    'with-master-key': {
      type: 'boolean',
      description: 'Puts the master key into the keys file: who has both files can read everybody.',
    },
    'without-blobs': {
      type: 'boolean',
      description: 'Leaves the pictures out, for object stores that keep versions themselves.',
    },
    force: { type: 'boolean', description: 'Replaces files that exist.' },
  },
  async run(context) {
    const { values, positionals, note } = context;
    const [dataFile] = positionals;
    if (!dataFile || positionals.length > 1) throw new VerbMisused('name one file to write to');
    const keysFile = typeof values.keys === 'string' ? values.keys : `${dataFile}.keys`;
    const taken = [dataFile, keysFile].find((path) => existsSync(path));
    if (taken && !values.force) throw new VerbFailed(`${taken} exists; give another name or --force.`);
    const config = context.readConfig();
    const database = await openCommandDatabase(config);
    try {
      const blobs = values['without-blobs'] ? null : await openCommandBlobs(config);
      for (const path of [dataFile, keysFile]) await prepareFile(path);
      const summary = await writeBackup({
        pool: database.pool,
        blobs,
        dataFile,
        keysFile,
        masterKeys: values['with-master-key']
          ? (await loadMasterKeys(database.db, masterKeySource(config))).all
          : null,
        program: context.version,
        now: context.clock.now(),
        onProgress: showProgress(note),
        signal: context.signal,
      });
      context.print(
        `${summary.rows} rows and ${summary.blobs} pictures are in ${dataFile}, the data keys in ${keysFile}.`,
      );
      if (summary.blobsGone > 0) note(`${summary.blobsGone} pictures were erased meanwhile.`);
      note(
        values['with-master-key']
          ? `WARNING: ${keysFile} holds the master key. Whoever gets both files can read every picture and template.`
          : `They open only with the master key (${summary.masterKeyIds.join(', ') || 'none yet'}), which is NOT in them. Keep it somewhere else.`,
      );
      return 0;
    } catch (error) {
      throw explainWriting(error, [dataFile, keysFile]);
    } finally {
      await database.close();
    }
  },
};
