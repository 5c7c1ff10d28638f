import { readdirSync } from 'node:fs';
import { readProcessStat } from '../fixtures/process-stat.ts';

interface ProcessRow {
  pid: number;
  parent: number;
  state: string;
}

/** Ids of a process and of everything it started, parents first (Linux, from /proc). */
export function processTree(root: number): number[] {
  const rows = processes();
  const found = [root];
  for (const pid of found) found.push(...rows.filter((row) => row.parent === pid).map((row) => row.pid));
  return found;
}

/** Kills a process and everything it started with SIGKILL, as a power cut would: nobody gets to clean up. */
export function killTree(root: number): void {
  const pids = processTree(root);
  for (const pid of pids) signal(pid, 'SIGKILL');
}

/** Whether a process runs (a zombie does not). */
export function isRunning(pid: number): boolean {
  return processes().some((row) => row.pid === pid && row.state !== 'Z');
}

function processes(): ProcessRow[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readProcessStat(Number(name));
      return stat ? [{ pid: Number(name), ...stat }] : [];
    });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
