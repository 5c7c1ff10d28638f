/**
 * Loaded into every test process (`node --import`): notes at its end how much CPU time it took, with those of its
 * children that it saw end. `measure-cpu.ts` reads the notes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.CPU_RECORD;
const file = process.argv[1];
if (folder && file?.endsWith('.test.ts')) {
  // A server that the test starts is counted as its child.
  delete process.env.CPU_RECORD;
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    const seconds = (user + system) / 1e6 + reapedSeconds();
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify({ file, seconds }));
    } catch {
      // A measurement may be missing; the tests must not fail for it. Another run may have removed the folder.
    }
  });
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
