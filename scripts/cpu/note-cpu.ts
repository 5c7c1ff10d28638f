/**
 * Loaded into every test process (`node --import`): notes at its end how much CPU time it took, with those of its
 * children that it saw end. `measure-cpu.ts` reads the notes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a file took, or of a process that runs several files (`within`), one of them. */
export interface CpuNote {
  file: string;
  within?: string;
  seconds: number;
}

const folder = process.env.CPU_RECORD;
const file = process.argv[1];
const parts: CpuNote[] = [];
let notedSeconds = 0;

if (folder && file?.endsWith('.test.ts')) {
  // A server that the test starts is counted as its child.
  delete process.env.CPU_RECORD;
  process.on('exit', () => {
    const notes: CpuNote[] = [{ file, seconds: spentSeconds() }, ...parts];
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(notes));
    } catch {
      // A measurement may be missing; the tests must not fail for it. Another run may have removed the folder.
    }
  });
}

/** Counts what was spent since the last call for one of the files that this process runs in turn. @param part its absolute path */
export function noteCpuOf(part: string): void {
  const seconds = spentSeconds();
  if (file) parts.push({ file: part, within: file, seconds: seconds - notedSeconds });
  notedSeconds = seconds;
}

function spentSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + reapedSeconds();
}

/** What the children that ended took, as the kernel counts it in hundredths of a second; 0 where there is no /proc. */
function reapedSeconds(): number {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
}
