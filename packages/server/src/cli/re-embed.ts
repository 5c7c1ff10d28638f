import { createFaceEngine, type FaceEngine } from '@selfsame/face';
import { type ReEmbedProgress, reEmbed } from '../account/re-embed.ts';
import { readNamedEmbedders } from '../open-face.ts';
import { createAesVault } from '../store/seal/aes-vault.ts';
import { loadMasterKeys } from '../store/seal/master-key.ts';
import { openCommandBlobs } from './installation/open-command-blobs.ts';
import { openCommandDatabase } from './installation/open-command-database.ts';
import { masterKeySource } from './open-command-keys.ts';
import { type Verb, type VerbContext, VerbMisused } from './verb.ts';

/** Credentials between two lines of progress. */
const progressStep = 100;

const mostWorkers = 64;

/** `selfsame re-embed` */
export const reEmbedVerb: Verb = {
  name: 're-embed',
  summary: 'Makes face templates anew, by the model that SELFSAME_EMBEDDER names, of the stored pictures.',
  arguments: '',
  details: `Runs beside the server. First start every server with the new model named first in SELFSAME_EMBEDDER: it serves the old
one too, as long as faces of it are stored. Then run this with the same setting. It may be stopped and run again; it goes
on with what is left. People whose picture is not stored stay on the old model until they are captured again, and so do
those in whose picture the new model finds no face. Side views are not made anew: they come with the next enrolment.`,
  options: {
    workers: {
      type: 'string',
      value: 'N',
      description: `Threads, each a core and about 120 MB; 1 when left out, ${mostWorkers} at most.`,
    },
  },
  async run({ readConfig, values, note, print, signal }) {
    const workers = readWorkers(values.workers);
    const config = readConfig();
    const [embedder] = await readNamedEmbedders(config);
    const database = await openCommandDatabase(config);
    let engine: FaceEngine | undefined;
    try {
      const blobs = await openCommandBlobs(config);
      engine = await createFaceEngine({
        workers,
        embedders: [embedder!],
        ...(config.modelsDir !== undefined && { modelFolder: config.modelsDir }),
      });
      const vault = createAesVault(await loadMasterKeys(database.db, masterKeySource(config)));
      const deps = { db: database.db, vault, blobs, engine };
      const onProgress = ({ seen, total }: ReEmbedProgress): void => {
        if (seen % progressStep === 0) note(`  ${seen} of ${total} credentials`);
      };
      // One more in work than there are threads, so that none waits for the database.
      const done = await reEmbed(deps, embedder!.id, { lanes: workers + 1, onProgress, signal });
      print(`${done.made} of ${done.total} credentials have a template of ${embedder!.id} now.`);
      if (done.withoutPicture > 0)
        print(`${done.withoutPicture} hold no picture: their owners have to be captured again.`);
      if (done.unusable > 0)
        print(
          `${done.unusable} hold a picture in which this model finds no usable face: capture them again.`,
        );
      return 0;
    } finally {
      await database.close();
      await engine?.close();
    }
  },
};

function readWorkers(given: VerbContext['values'][string]): number {
  if (given === undefined) return 1;
  const workers = Number(given);
  if (!/^\d+$/.test(String(given)) || workers < 1 || workers > mostWorkers)
    throw new VerbMisused(`--workers is a whole number from 1 to ${mostWorkers}.`);
  return workers;
}
