import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigInvalid } from '../platform/configuration/config.ts';
import { runVerb, type Terminal } from './run-verb.ts';
import { type Verb, VerbFailed, VerbMisused } from './verb.ts';

const greet: Verb = {
  name: 'greet',
  summary: 'Says hello.',
  arguments: 'NAME',
  details: 'Greets one person.',
  options: {
    loud: { type: 'boolean', description: 'In capitals.' },
    from: { type: 'string', value: 'NAME', description: 'Who greets.' },
  },
  async run({ print, values, positionals: [name] }) {
    if (!name) throw new VerbMisused('say whom');
    if (name === 'nobody') throw new VerbFailed('There is nobody.');
    if (name === 'config') throw new ConfigInvalid('SELFSAME_PORT is "x".');
    if (name === 'bug') throw new TypeError('oops');
    const text = `hello ${name}${values.from ? ` from ${String(values.from)}` : ''}`;
    print(values.loud ? text.toUpperCase() : text);
    return 0;
  },
};

const terminalOf = (out: string[], err: string[]): Terminal => ({
  env: {},
  readConfig: () => assert.fail('not asked for'),
  clock: { now: () => new Date(0) },
  version: '9.9.9',
  print: (line) => void out.push(line),
  note: (line) => void err.push(line),
  signal: new AbortController().signal,
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runVerb([greet], args, terminalOf(out, err));
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('runVerb: options and arguments, reach the verb', async () => {
  assert.deepEqual(await run('greet', 'Ada', '--loud', '--from', 'Bob'), {
    code: 0,
    out: 'HELLO ADA FROM BOB',
    err: '',
  });
});

test('runVerb: --help, lists the verbs or explains one', async () => {
  const all = await run('--help');
  assert.equal(all.code, 0);
  assert.match(all.out, /greet +Says hello\./);
  const one = await run('greet', '--help');
  assert.equal(one.code, 0);
  assert.match(one.out, /^Usage: selfsame greet NAME \[options\]/);
  assert.match(one.out, /--from NAME +Who greets\./);
});

test('runVerb: --version, prints it', async () => {
  assert.equal((await run('--version')).out, '9.9.9');
});

test('runVerb: nothing, an unknown verb, an unknown option or a missing argument, is 64 with the usage', async () => {
  for (const args of [[], ['grete'], ['greet', '--quiet'], ['greet']]) {
    const { code, out, err } = await run(...args);
    assert.equal(code, 64, args.join(' '));
    assert.match(out + err, /Usage: selfsame/, args.join(' '));
  }
});

test('runVerb: a failure that is explained, is one line; a bug keeps its stack', async () => {
  assert.deepEqual(await run('greet', 'nobody'), {
    code: 1,
    out: '',
    err: 'selfsame greet: There is nobody.',
  });
  assert.deepEqual(await run('greet', 'config'), {
    code: 78,
    out: '',
    err: 'selfsame greet: SELFSAME_PORT is "x".',
  });
  assert.match((await run('greet', 'bug')).err, /TypeError: oops\n +at /);
});

test('runVerb: an argument that the verb does not take, is refused before it runs', async () => {
  const bare: Verb = { ...greet, arguments: '', run: () => assert.fail('it ran') };
  const err: string[] = [];
  assert.equal(await runVerb([bare], ['greet', 'Ada'], terminalOf([], err)), 64);
  assert.match(err.join('\n'), /Unexpected argument 'Ada'/);
});
