import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Whether a program still runs; one that a signal ended has no exit code. */
export const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;

/** Kills a program with this process, however that ends: a test that hangs is ended without its `after`. */
export function endWithProcess(child: ChildProcess): ChildProcess {
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Ends a program and waits until it has. */
export async function endChild(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (!isAlive(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
