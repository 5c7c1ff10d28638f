#!/usr/bin/env node
// The `selfsame` command. Whatever Node calls this, the program runs by the Node 24 that npm brought: an older one can't
// read TypeScript. Hence plain JavaScript, and nothing newer than Node 14 in it.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin/node');
const program = join(dirname(fileURLToPath(import.meta.url)), '../src/cli.ts');
// As `npm start` does: docs/decisions/0306-short-pauses-for-garbage.md.
const args = ['--max-semi-space-size=8', program, ...process.argv.slice(2)];
const child = spawn(node, args, { stdio: 'inherit' });
// The child shares the terminal and hears Ctrl-C itself; what is sent to this process alone is handed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`selfsame: ${error.message}`);
  process.exit(1);
});
child.on('close', (code, signal) => {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
