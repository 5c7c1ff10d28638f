/**
 * npm run bench:fuzz [-- --requests 2000] [--sockets 3000] [--seed N] [--only Name] [--write]
 * Sends every operation of the contract thousands of requests that are nearly right (bodies, their charsets, encodings
 * and depths, paths, queries, headers, cookies, multipart parts), the other paths as many, and the dialogue's socket broken handshakes and frames. Prints how
 * they were answered, and each request that got a 5xx or no error code; exits 1 when there was one. `--write` puts the
 * table into docs/performance.md.
 */
import { parseArgs } from 'node:util';
import { operationIds } from '@selfsame/contract';
import { openFuzzGround, randomFrom } from '../packages/server/test/fuzz/fuzz-run.ts';
import { openSocketFuzzGround } from '../packages/server/test/fuzz/fuzz-sockets.ts';
import { formatTable } from './format-table.ts';
import { performanceDocument, replaceSection } from './replace-section.ts';
import { describeMachine } from './search/search-machine.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '2000' },
    sockets: { type: 'string', default: '3000' },
    seed: { type: 'string', default: String(Math.trunc(Math.random() * 2 ** 31)) },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const [requests, sockets, seed] = [values.requests, values.sockets, values.seed].map(Number) as [
  number,
  number,
  number,
];
const failures: string[] = [];
const totals = new Map<string, number>();
const cleanups: (() => Promise<void>)[] = [];
const ending = { after: (run: () => Promise<void>) => void cleanups.push(run) };
const startedAt = performance.now();
try {
  const ground = await openFuzzGround(ending);
  const chosen = operationIds.filter((id) => values.only === undefined || id === values.only);
  for (const [place, id] of chosen.entries()) {
    take(`${place + 1} of ${chosen.length}: ${id}`, await ground.fuzz(id, requests, seed));
  }
  if (values.only === undefined) {
    take('other paths', await ground.fuzzPlaces(requests * 5, seed));
    const { ends, failures: failed } = await (await openSocketFuzzGround(ending)).fuzz(
      sockets,
      randomFrom(seed),
    );
    take('sockets', { statuses: ends, failures: failed });
  }
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  const report = `${describeMachine()}; seed ${seed}; ${minutes} min

${chosen.length} operations with ${requests} requests each, ${requests * 5} to other paths, ${sockets} sockets. Failures: ${failures.length}.

${formatTable([['answer', 'times'], ...[...totals].toSorted().map(([answer, times]) => [answer, String(times)])])}`;
  console.log(`${failures.join('\n\n')}\n\n${report}`);
  if (values.write) await replaceSection(performanceDocument, 'fuzz', report);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  for (const clean of cleanups) await clean();
}

/** Adds up what one kind of request came to. */
function take(
  name: string,
  outcome: { statuses: ReadonlyMap<number | string, number>; failures: readonly string[] },
): void {
  failures.push(...outcome.failures.slice(0, 5));
  for (const failure of outcome.failures.slice(0, 2)) process.stderr.write(`${failure}\n`);
  for (const [status, count] of outcome.statuses) {
    const answer = name === 'sockets' ? `socket: ${status}` : String(status);
    totals.set(answer, (totals.get(answer) ?? 0) + count);
  }
  process.stderr.write(`${name}: ${outcome.failures.length} failures\n`);
}
