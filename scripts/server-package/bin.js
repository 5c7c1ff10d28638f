#!/usr/bin/env -S node --max-semi-space-size=8
// The `selfsame` command of the installed package; the size is that of docs/decisions/0306-short-pauses-for-garbage.md. An older Node must be able to read this far.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`selfsame needs Node.js 22.19 or newer; this is ${process.version}.`);
  process.exit(78);
}
await import('../node_modules/@selfsame/server/src/cli.js');
