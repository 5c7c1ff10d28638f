import { readFile } from 'node:fs/promises';
import { type AuditVerdict, verifyAudit } from '../audit/verify-audit.ts';
import { openCommandDatabase } from './installation/open-command-database.ts';
import { openRecords } from './open-records.ts';
import { type Verb, type VerbContext, VerbFailed, VerbMisused } from './verb.ts';

/** Rows are sealed within seconds; when they wait longer than this, nothing seals them. */
const sealedWithinMs = 5 * 60_000;

/** `selfsame verify-audit` */
export const verifyAuditVerb: Verb = {
  name: 'verify-audit',
  summary: 'Walks the audit log and finds any row that was changed, removed or added.',
  arguments: '',
  details: `Computes the hash of every row of the audit log again and compares it with the chain and with what was signed
about it. Names the first row that is wrong. Changes nothing; the server may go on meanwhile.

A log that was cut short together with its last checkpoints looks whole. Against that, keep the checkpoint this
command prints (or GET /audit/checkpoint answers) somewhere else, and give it back with --checkpoint.

Exit code 0: whole. 1: something is wrong.`,
  options: {
    checkpoint: {
      type: 'string',
      value: 'FILE',
      description: 'Checkpoints kept elsewhere, one a line; they must still hold.',
    },
    json: { type: 'boolean', description: 'Prints the verdicts as JSON.' },
  },
  async run(context) {
    if (context.positionals.length > 0) throw new VerbMisused('it takes no arguments');
    const config = context.readConfig();
    const keptCheckpoints = await readCheckpoints(context.values.checkpoint);
    const database = await openCommandDatabase(config);
    try {
      const signer = await openRecords(config, database.db);
      for (const statement of keptCheckpoints) {
        if (await signer.read('audit-checkpoint', statement)) continue;
        throw new VerbFailed('A line of the checkpoint file is no checkpoint of this installation.');
      }
      const verdicts = await verifyAudit({ db: database.db, signer, keptCheckpoints });
      if (context.values.json) context.print(JSON.stringify(verdicts, null, 2));
      else for (const verdict of verdicts) report(context, verdict);
      return verdicts.some(({ fault }) => fault) ? 1 : 0;
    } finally {
      await database.close();
    }
  },
};

async function readCheckpoints(file: string | boolean | undefined): Promise<string[]> {
  if (typeof file !== 'string') return [];
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new VerbFailed(`${file} can't be read: ${cause.message}`, { cause });
  });
  return text.split(/\s+/).filter((line) => line !== '');
}

function report({ print, note, clock }: VerbContext, verdict: AuditVerdict): void {
  const { tenantId, rows, checkpoints, unsealed, fault, lastCheckpoint } = verdict;
  const extent = `${rows} rows, ${checkpoints} checkpoints`;
  print(fault ? `Tenant ${tenantId}: NOT WHOLE. ${fault.problem}` : `Tenant ${tenantId}: whole. ${extent}.`);
  if (fault?.eventId) print(`  event ${fault.eventId}`);
  if (lastCheckpoint && !fault) print(`  checkpoint ${lastCheckpoint}`);
  const waits = unsealed.oldest && clock.now().getTime() - unsealed.oldest.getTime();
  if (waits !== null && waits > sealedWithinMs) {
    note(
      `  WARNING: ${unsealed.rows} rows have waited for their seal for ${Math.round(waits / 60_000)} minutes.`,
    );
  }
}
