import { performanceDocument, replaceSection } from '../../bench/replace-section.ts';
import type { SeedTotal } from './run-seeds.ts';

/** What a run was, beside what came of it. */
export interface RunOf {
  first: number;
  processes: number;
  /** Load of the machine over the last minute, runnable processes. */
  load: number;
  cores: number;
  at: Date;
}

/** The section “Simulated” of docs/performance.md. */
export function reportTotal(total: SeedTotal, { first, processes, load, cores, at }: RunOf): string {
  const count = (value: number) => value.toLocaleString('en');
  const failing = total.failing.map(({ seed, violations }) => `${seed} (\`${violations[0]!.invariant}\`)`);
  return [
    '| seeds | acts | faults met | seeds with violations | time | seeds a second |',
    '| --- | --- | --- | --- | --- | --- |',
    `| ${count(total.seeds)} from ${first} on | ${count(total.acts)} | ${count(total.faults)} | ${total.failing.length} | ${count(Math.round(total.seconds))} s | ${(total.seeds / total.seconds).toFixed(2)} |`,
    '',
    `${at.toISOString().slice(0, 10)}, ${processes} processes side by side on ${cores} cores, load ${load.toFixed(1)} at the end.${
      failing.length > 0 ? ` Failing: ${failing.join(', ')}.` : ''
    }${total.lost > 0 ? ` Of ${count(total.lost)} more nothing is counted: their process died.` : ''}`,
  ].join('\n');
}

/** Puts it there. */
export const writeTotal = (total: SeedTotal, run: RunOf): Promise<void> =>
  replaceSection(
    performanceDocument,
    'simulated',
    reportTotal(total, run),
    '## Simulated\n\nHistories of the [simulator](simulator.md). `npm run simulate -- --seeds N --processes 2 --write` writes this part.',
  );
