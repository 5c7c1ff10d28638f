/**
 * npm run bench:re-embed [-- --pictures 40] [--rounds 3] [--workers 1,2] [--write]
 * How fast `selfsame re-embed` makes templates anew, with dlib's embedder: sealed pictures of a real database and blob folder,
 * every one a 1080×1440 selfie. Beside it, in turn in the same process, so that the ratio holds on a busy machine too: the same
 * pictures handed to the engine from memory, and the two models alone that it can't do without (face detector and embedder)
 * in one thread. `--write` puts the table into docs/performance.md.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { dlibEmbedder } from '../../fixtures/dlib-embedder.ts';
import { createFaceEngine } from '../../packages/face/src/engine.ts';
import { type FaceEngine, readEmbedder } from '../../packages/face/src/index.ts';
import { loadFaceModels } from '../../packages/face/src/model/face-models.ts';
import { defaultModelFolder } from '../../packages/face/src/model/model-folder.ts';
import { observeFrame } from '../../packages/face/src/observe-frame.ts';
import { createAccount } from '../../packages/server/src/account/create-account.ts';
import { createCredentialFromImage } from '../../packages/server/src/account/create-credential.ts';
import { reEmbed } from '../../packages/server/src/account/re-embed.ts';
import { openAccountWorld } from '../../packages/server/test/account-world.ts';
import { formatTable } from '../format-table.ts';
import { performanceDocument, replaceSection } from '../replace-section.ts';
import { describeMachine } from '../search/search-machine.ts';
import { quantile } from '../statistics/intervals.ts';
import { drawSelfie } from './draw-selfie.ts';

const { values } = parseArgs({
  options: {
    pictures: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '3' },
    workers: { type: 'string', default: '1,2' },
    write: { type: 'boolean', default: false },
  },
});
const pictures = Number(values.pictures);
const endings: (() => Promise<void>)[] = [];
const embedder = await readEmbedder(await dlibEmbedder());
const selfie = await drawSelfie(1080);
const machine = describeMachine();

/** What some work on all pictures took: how many in a second, and CPU time of this process for each, its workers included. */
interface Cost {
  perSecond: number;
  cpuMs: number;
}

async function measure(work: () => Promise<unknown>): Promise<Cost> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const [took, used] = [performance.now() - start, process.cpuUsage(cpu)];
  return { perSecond: (1000 * pictures) / took, cpuMs: (used.user + used.system) / 1000 / pictures };
}

async function enrolAll(engine: FaceEngine) {
  const world = await openAccountWorld({ after: (end) => void endings.unshift(end) }, { engine });
  await world.changeSettings('generic', { AllowStoringAccountBioCredentialRawData: true });
  const { deps, actor, tenantId, time } = world;
  const image = { DataType: 1, Data: selfie.toString('base64') };
  for (let at = 0; at < pictures; at++) {
    const accountNumber = `person-${at}`;
    const request = { AccountNumber: accountNumber, DisplayName: accountNumber };
    await createAccount(deps, { actor, tenantId, request, now: time.now });
    await createCredentialFromImage(deps, { actor, tenantId, accountNumber, now: time.now }, image);
  }
  return deps;
}

async function measureRound(deps: Awaited<ReturnType<typeof enrolAll>>, engine: FaceEngine, workers: number) {
  const lanes = workers + 1;
  let left = pictures;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await engine.analyse([selfie], { mode: 'photo', embedder: embedder.id });
  };
  // Written by another model, as far as the row says: the pictures are all that is read.
  await sql`update biometric_credential set model_id = 'another'`.execute(deps.db);
  let made = 0;
  const reEmbedded = await measure(async () => {
    ({ made } = await reEmbed({ ...deps, engine }, embedder.id, { lanes }));
  });
  if (made !== pictures) throw new Error(`${made} of ${pictures} templates were made`);
  const fromMemory = await measure(() => Promise.all(Array.from({ length: lanes }, lane)));
  return { reEmbedded, fromMemory, bare: await measureBare() };
}

/** Detector and embedder on the same pictures, in this thread. */
async function measureBare(): Promise<Cost> {
  const clocks = {
    wall: () => performance.now(),
    cpu: () => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
  };
  const took = { wall: 0, cpu: 0 };
  for (const clock of ['wall', 'cpu'] as const)
    for (let at = 0; at < pictures; at++)
      await observeFrame(
        models,
        selfie,
        { mode: 'photo' },
        {
          now: clocks[clock],
          onStage: (stage, ms) => {
            if (stage === 'detect' || stage === 'embed') took[clock] += ms;
          },
        },
      );
  return { perSecond: (1000 * pictures) / took.wall, cpuMs: took.cpu / pictures };
}

const models = await loadFaceModels(defaultModelFolder, embedder);
const rows: string[][] = [];
try {
  const engines = new Map<number, FaceEngine>();
  for (const workers of values.workers.split(',').map(Number)) {
    const engine = await createFaceEngine({ workers, embedders: [embedder] });
    engines.set(workers, engine);
    endings.unshift(() => engine.close());
  }
  const deps = await enrolAll([...engines.values()][0]!);
  const found = new Map(
    [...engines.keys()].map((workers) => [workers, [] as Awaited<ReturnType<typeof measureRound>>[]]),
  );
  for (let round = 0; round < Number(values.rounds); round++)
    for (const [workers, engine] of engines) {
      found.get(workers)!.push(await measureRound(deps, engine, workers));
      process.stderr.write(`round ${round + 1}, ${workers} workers, load ${loadavg()[0]!.toFixed(1)}\n`);
    }
  for (const [workers, rounds] of found) {
    const median = (of: (round: (typeof rounds)[number]) => number, digits: number) =>
      quantile(
        rounds.map(of).sort((a, b) => a - b),
        0.5,
      ).toFixed(digits);
    const ratio = (of: keyof (typeof rounds)[number]) =>
      `${median((round) => round.reEmbedded.perSecond / round[of].perSecond, 2)} / ${median((round) => round[of].cpuMs / round.reEmbedded.cpuMs, 2)}`;
    rows.push([
      String(workers),
      `${rounds.length} × ${pictures}`,
      ...(['reEmbedded', 'fromMemory', 'bare'] as const).map(
        (of) => `${median((round) => round[of].perSecond, 1)} (${median((round) => round[of].cpuMs, 0)} ms)`,
      ),
      ratio('fromMemory'),
      ratio('bare'),
    ]);
  }
} finally {
  for (const end of endings) await end();
}
const header = [
  ...['workers', 'n', 're-embed, pictures/s (CPU each)', 'engine from memory', 'detector + embedder alone'],
  ...['speed of re-embed beside the engine, by time / by CPU', 'beside the two models, by time / by CPU'],
];
const report = `${machine}; medians of the rounds\n\n${formatTable([header, ...rows])}`;
console.log(report);
if (values.write) await replaceSection(performanceDocument, 're-embed', report, '## Templates made anew');
