import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

const log = new URL('./log.ts', import.meta.url).href;
const program = `const { createLog } = await import(${JSON.stringify(log)}); createLog('info').info({ port: 1 }, 'listening');`;
const command = [process.execPath, '--input-type=module', '-e', program];
const quoted = command.map((part) => `'${part.replaceAll("'", `'\\''`)}'`).join(' ');

test('createLog: on a terminal, one line for people; into a pipe, one JSON object', () => {
  const env = { ...process.env, TERM: 'dumb', NO_COLOR: '1' };
  // script (util-linux) gives the program a terminal.
  const seen = execFileSync('script', ['-qec', quoted, '/dev/null'], {
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  assert.match(seen.trim(), /^\[\d\d:\d\d:\d\d\] INFO: listening \{"port":1\}$/);
  const piped = execFileSync(command[0]!, command.slice(1), { env, encoding: 'utf8' });
  assert.equal(JSON.parse(piped).msg, 'listening');
});
