import type { Verb } from './verb.ts';

/** `selfsame start`: the server, until it is told to end. */
export const startVerb: Verb = {
  name: 'start',
  summary: 'Runs the server',
  arguments: '',
  details: [
    'Runs the server until SIGINT or SIGTERM. Without settings it keeps its data in ./data, with an embedded PostgreSQL,',
    'and serves http://localhost:8080. At the first start it prints an API key and the link that sets up the portal.',
    '',
    'Settings are environment variables, not options: SELFSAME_PORT=8090 listens on another port, SELFSAME_DATA_DIR keeps the',
    'data elsewhere. docs/configuration.md lists all of them.',
  ].join('\n'),
  options: {},
  async run() {
    // The other verbs need neither the server's doors nor their libraries.
    const { runProcess } = await import('../run-process.ts');
    await runProcess();
    return 0;
  },
};
