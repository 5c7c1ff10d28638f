import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type CalibratedEmbedder,
  CsvUnusable,
  calibrateEmbedder,
  defaultModelFolder,
  type MeasuredCalibration,
  type MeasuredRow,
  PairsUnusable,
  readUncalibrated,
} from '@selfsame/face';
import { builtInName } from '../open-face.ts';
import { prepareFile } from './installation/prepare-file.ts';
import { type Verb, type VerbContext, VerbFailed, VerbMisused } from './verb.ts';

/** Rates that people ask for. */
const roundRates = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
/** Pictures between two lines of progress. */
const progressStep = 100;

/** `selfsame calibrate --pairs FILE.csv` */
export const calibrateVerb: Verb = {
  name: 'calibrate',
  summary: 'Measures your own face model: from cosines to error rates.',
  arguments: '',
  details: `Reads pairs of pictures, embeds each picture with the model that SELFSAME_EMBEDDER (or --manifest) names, and writes the
numbers that the server needs of it beside the manifest. Prints the table with counts and 95 % intervals, and the smallest
false match rate that the pairs support: 3 / n of n pairs of different people. FILE.csv has a header line with the columns
a, b (pictures, relative to the file), same (1 one person, 0 two) and maybe group (people whom both belong to).
Pictures stay where they are; nothing of them is written.`,
  options: {
    pairs: { type: 'string', value: 'FILE.csv', description: 'The pairs.' },
    manifest: {
      type: 'string',
      value: 'FILE.json',
      description: 'Manifest of the model; the first of SELFSAME_EMBEDDER when left out.',
    },
    source: {
      type: 'string',
      value: 'TEXT',
      description: 'Which pictures these are; stored with the table and shown in the portal.',
    },
    caveat: { type: 'string', value: 'TEXT', description: 'What they do not show; stored and shown, too.' },
    out: {
      type: 'string',
      value: 'FILE.json',
      description: 'Where the numbers go; beside the manifest when left out.',
    },
  },
  async run(context) {
    const { values, print, note, signal } = context;
    const pairsFile = values.pairs;
    if (typeof pairsFile !== 'string') throw new VerbMisused('Say which pairs: --pairs FILE.csv.');
    const config = context.readConfig();
    const manifest = pickManifest(values.manifest, config.embedder);
    const embedder = await readUncalibrated(manifest);
    const out =
      typeof values.out === 'string' ? values.out : join(dirname(manifest), `${embedder.id}.numbers.json`);
    // Before the hours of work whose outcome it takes.
    await prepareFile(out);
    const calibrated = await calibrateEmbedder({
      ...{ embedder, pairsFile, signal },
      modelFolder: config.modelsDir ?? defaultModelFolder,
      source:
        typeof values.source === 'string' ? values.source : `pairs of ${pairsFile}, measured by an operator`,
      caveat: typeof values.caveat === 'string' ? values.caveat : undefined,
      onImage: (done, total) => {
        if (done % progressStep === 0 || done === total) note(`  ${done} of ${total} pictures`);
      },
    }).catch(explain);
    await writeFile(out, `${JSON.stringify(calibrated.numbers, null, 2)}\n`);
    for (const line of describe(calibrated)) print(line);
    note(`Written to ${out}. Name it in "numbers" of ${manifest}.`);
    return 0;
  },
};

/** What is wrong with the pairs is a sentence for the person at the terminal. */
function explain(error: unknown): never {
  const { code, path } = error as NodeJS.ErrnoException;
  if (error instanceof CsvUnusable || error instanceof PairsUnusable)
    throw new VerbFailed(error.message, { cause: error });
  if (code !== undefined && path !== undefined)
    throw new VerbFailed(`${path} can't be read (${code}).`, { cause: error });
  throw error;
}

function pickManifest(given: VerbContext['values'][string], named: readonly string[] | undefined): string {
  if (typeof given === 'string') return given;
  const first = named?.[0];
  if (first === undefined || first === builtInName)
    throw new VerbFailed('Say which model: SELFSAME_EMBEDDER or --manifest FILE.json.');
  return first;
}

/** The table as text, group by group. */
function describe({ numbers, images, notAcquired, refused }: CalibratedEmbedder): string[] {
  const { calibration } = numbers;
  const { impostorPairs, genuinePairs, smallestFmr, groups = [] } = calibration;
  const left = `${notAcquired.length} without a face and ${refused.length} that the server would refuse are left out`;
  return [
    `${images} pictures (${left}), ${genuinePairs} pairs of one person, ${impostorPairs} of different people.`,
    `Smallest false match rate that they support: ${rate(smallestFmr)} (rule of three).`,
    ...describeRows(calibration),
    ...groups.flatMap((group) => [
      '',
      `Group ${group.name}: ${group.genuinePairs} pairs of one person, ${group.impostorPairs} of different people; smallest supported rate ${group.smallestFmr === null ? 'none' : rate(group.smallestFmr)}.`,
      ...group.rows.map((row) => describeRow(row, group)),
    ]),
  ];
}

function describeRows(calibration: MeasuredCalibration): string[] {
  const { rows, smallestFmr } = calibration;
  const unsupported = roundRates.filter((one) => one < smallestFmr);
  const lines = rows.map((row) => describeRow(row, calibration));
  return unsupported.length === 0 ? lines : [...lines, `Not supported: ${unsupported.map(rate).join(', ')}.`];
}

function describeRow(
  { cosine, falseMatches, falseNonMatches, fmrInterval, fnmrInterval }: MeasuredRow,
  { impostorPairs, genuinePairs }: Pick<MeasuredCalibration, 'impostorPairs' | 'genuinePairs'>,
): string {
  const interval = ({ low, high }: MeasuredRow['fmrInterval']) => `[${rate(low)} … ${rate(high)}]`;
  return (
    `cosine ≥ ${cosine.toFixed(4)}  false matches ${falseMatches}/${impostorPairs} ${interval(fmrInterval)}  ` +
    `false non-matches ${falseNonMatches}/${genuinePairs} ${interval(fnmrInterval)}`
  );
}

const rate = (value: number): string => Number(value.toPrecision(2)).toString();
