import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Ticks of a second in `/proc/<pid>/stat` (proc_pid_stat(5)). */
const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** CPU time of a process with all its threads, without its children, ms; steps of 10 ms on most systems (Linux). */
export function processCpuMs(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name may hold spaces and brackets, so what follows its last bracket counts: state is the third field.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [fields[11], fields[12]].map(Number);
  return ((user! + system!) / ticksPerSecond) * 1_000;
}
