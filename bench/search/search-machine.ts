import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** The commit that a checkout is at, in short. */
export const commitOf = (folder: string): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();

/** One line that says where a figure was measured: CPU, cores, memory, load, runtime, commit. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = `load ${loadavg()[0]!.toFixed(1)}`;
  return `${cpu?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${memory}, ${load}, node ${process.version}, ${commitOf(process.cwd())}`;
}
