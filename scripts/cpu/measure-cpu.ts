import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessStat, readProcessStat } from '../../fixtures/process-stat.ts';
import type { CpuNote } from './note-cpu.ts';

/** CPU seconds of each test file (by its absolute path) and of {@link sharedPostgres}. */
type CpuSeconds = Map<string, number>;

/** Name of the row for the PostgreSQL that the test files share. */
export const sharedPostgres = 'the PostgreSQL of the tests';

const everyMs = 500;

interface Seen extends ProcessStat {
  pid: number;
}

/**
 * Looks twice a second at what runs below this process and counts it for the test file that started it: browsers and
 * servers too, of which the kernel tells a test nothing when they were not waited for. What ends between two looks is
 * missing; the notes of `note-cpu.ts` have it. Where there is no /proc, it counts nothing.
 * @returns what ends it and gives the seconds, with the notes of the folder
 */
export function measureCpu(noteFolder: string): () => CpuSeconds {
  const owners = new Map<string, string>();
  const seconds = new Map<string, number>();
  // The PostgreSQL of the tests goes on running from one run to the next.
  const before = new Map([...processes().values()].map((each) => [keyOf(each), each.cpuMs]));
  const look = (): void => {
    const seen = processes();
    for (const each of seen.values()) {
      const owner = ownerOf(each, seen, owners);
      if (owner !== null)
        seconds.set(`${keyOf(each)} ${owner}`, (each.cpuMs - (before.get(keyOf(each)) ?? 0)) / 1_000);
    }
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    look();
    const sums: CpuSeconds = new Map();
    for (const [key, spent] of seconds) {
      const owner = key.slice(key.indexOf(' ') + 1);
      sums.set(owner, (sums.get(owner) ?? 0) + spent);
    }
    const notes = readNotes(noteFolder);
    for (const { file, within, seconds } of notes)
      if (within === undefined) sums.set(file, Math.max(sums.get(file) ?? 0, seconds));
    for (const { file, within, seconds } of notes) {
      if (within === undefined) continue;
      sums.set(file, (sums.get(file) ?? 0) + seconds);
      sums.set(within, (sums.get(within) ?? 0) - seconds);
    }
    return sums;
  };
}

const keyOf = ({ pid, startedAt }: Seen): string => `${pid}@${startedAt}`;

/** The test file on whose behalf a process runs. Kept, for an orphan names another parent. */
function ownerOf(each: Seen, seen: ReadonlyMap<number, Seen>, owners: Map<string, string>): string | null {
  const known = owners.get(keyOf(each));
  if (known !== undefined) return known;
  const parent = seen.get(each.parent);
  const owner =
    (each.name === 'postgres' && isShared(each.pid) ? sharedPostgres : null) ??
    (each.parent === process.pid ? testFileOf(each.pid) : parent ? ownerOf(parent, seen, owners) : null);
  if (owner !== null) owners.set(keyOf(each), owner);
  return owner;
}

const commandOf = (pid: number): string => readOrEmpty(`/proc/${pid}/cmdline`);
const isShared = (pid: number): boolean => /selfsame-test-|\.cache\/test-postgres/.test(commandOf(pid));
const testFileOf = (pid: number): string | null =>
  commandOf(pid)
    .split('\0')
    .find((argument) => argument.endsWith('.test.ts')) ?? null;

function processes(): Map<number, Seen> {
  const seen = new Map<number, Seen>();
  for (const entry of readOrNone('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const pid = Number(entry);
    const stat = readProcessStat(pid);
    if (stat) seen.set(pid, { pid, ...stat });
  }
  return seen;
}

function readNotes(folder: string): CpuNote[] {
  return readOrNone(folder).flatMap((name) => {
    try {
      return JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuNote[];
    } catch {
      // Half written by a process that was killed, or removed by another run.
      return [];
    }
  });
}

function readOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Empty when the process ended meanwhile. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
