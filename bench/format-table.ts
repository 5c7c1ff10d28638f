import type { Interval } from '../packages/face/src/match/wilson-interval.ts';

/** Lines of a Markdown table with aligned columns: the first row is the header. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join('\n');
}

/** A rate as percent with its 95 % interval: `0.63 % [0.41 … 0.95]`. */
export function formatRate(rate: number, interval: Interval): string {
  return `${percent(rate)} % [${percent(interval.low)} … ${percent(interval.high)}]`;
}

function percent(rate: number): string {
  const value = 100 * rate;
  return value !== 0 && Math.abs(value) < 0.1 ? value.toPrecision(2) : value.toFixed(2);
}
