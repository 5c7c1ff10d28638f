import type { EmbedderDefinition } from '../model/embedder.ts';
import type { NumbersFile } from '../model/embedder-schema.ts';
import { loadFaceModels } from '../model/face-models.ts';
import type { UncalibratedEmbedder } from '../model/read-embedder.ts';
import { type MeasuredCalibration, makeCalibration, samePersonOf } from './make-calibration.ts';
import { type MeasureOptions, measurePairs, toImagePairs } from './measure-pairs.ts';
import { readCsv } from './read-csv.ts';

/** What a calibration is made of. */
export interface CalibrateOptions extends Pick<MeasureOptions, 'onImage' | 'signal'> {
  embedder: UncalibratedEmbedder;
  modelFolder: string;
  /** CSV with the columns a, b, same and maybe group; paths relative to it. */
  pairsFile: string;
  /** Which pictures these are. */
  source: string;
  /** What the table does not say, beyond what is always said. */
  caveat?: string | undefined;
}

/** What came out, ready to be written beside the manifest. */
export interface CalibratedEmbedder {
  numbers: Omit<NumbersFile, 'calibration'> & {
    calibration: MeasuredCalibration & Pick<NumbersFile['calibration'], 'source' | 'caveat'>;
  };
  images: number;
  /** Pictures without a face, and pictures that the server would refuse: left out. */
  notAcquired: readonly string[];
  refused: readonly string[];
}

/** While an embedder is being measured, no number of its own is asked for. */
const noNumbers: EmbedderDefinition['numbers'] = {
  calibration: {
    ...{ source: '', caveat: '', impostorPairs: 0, genuinePairs: 0, smallestFmr: 1, rows: [] },
  },
  samePerson: { facing: -1, turned: -1, source: '' },
  occlusion: null,
  views: null,
};

const always =
  'Pairs that share a picture or a person are not independent of each other, so the intervals are narrower than the truth. ' +
  'What holds for these pictures need not hold for other cameras and other people.';

/**
 * Measures an embedder on pairs of pictures, with the pipeline that the server runs in mode `photo`. Covered faces and
 * turned views are not measured: those numbers are null.
 * @throws ModelUnusable, CsvUnusable, PairsUnusable: one sentence each; and when a picture can't be read
 */
export async function calibrateEmbedder(options: CalibrateOptions): Promise<CalibratedEmbedder> {
  const { embedder, modelFolder, pairsFile, source, caveat, onImage, signal } = options;
  const pairs = toImagePairs(await readCsv(pairsFile, ['a', 'b', 'same']));
  const models = await loadFaceModels(modelFolder, { ...embedder, numbers: noNumbers });
  const measured = await measurePairs(models, pairs, {
    leaveRefusedOut: true,
    ...(onImage && { onImage }),
    ...(signal && { signal }),
  });
  const calibration = makeCalibration(measured.scored);
  const numbers = {
    model: embedder.id,
    sha256: embedder.sha256,
    calibration: {
      source,
      caveat: caveat === undefined ? always : `${caveat} ${always}`,
      ...calibration,
    },
    samePerson: {
      ...samePersonOf(calibration),
      source:
        'the same pairs: cosines that different people reach in 2 of 10,000 and 3 of 1,000, or as rarely as the pairs can show',
    },
    occlusion: null,
    views: null,
  };
  return { numbers, images: measured.images, notAcquired: measured.notAcquired, refused: measured.refused };
}
