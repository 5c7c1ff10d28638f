import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { python, skipWithoutPython } from '../../fixtures/python.ts';
import { backendOperations, installationOperations, snakeCase } from './describe-operations.ts';

const sdk = join(repositoryRoot, 'sdk/python');
const env = { PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: sdk, PYTHONIOENCODING: 'utf-8' };
const run = promisify(execFile);

test('sdk/python: its own tests', { skip: skipWithoutPython }, async () => {
  const { stderr } = await run(python, [join(sdk, 'tests/test_client.py')], { env });
  assert.match(stderr, /Ran \d{2} tests/);
  assert.match(stderr, /\nOK\n$/);
});

for (const [client, module, operations] of [
  ['Client', 'operations.Operations', backendOperations],
  ['InstallationClient', 'installation_operations.InstallationOperations', installationOperations],
] as const)
  test(`sdk/python: ${client} has a method with a docstring for every operation of its key, and types that resolve`, {
    skip: skipWithoutPython,
  }, async () => {
    const ask = `
import inspect, json, sys, typing, selfsame
of = selfsame.${module}
methods = {name: inspect.getdoc(one) for name, one in vars(of).items() if name[0] != "_"}
for name in methods: typing.get_type_hints(getattr(selfsame.${client}, name), vars(sys.modules[of.__module__]))
for one in vars(selfsame.types).values():
    if isinstance(one, type) and issubclass(one, dict): typing.get_type_hints(one)
print(json.dumps(methods))`;
    const { stdout } = await run(python, ['-c', ask], { env });
    const methods = JSON.parse(stdout) as Record<string, string | null>;
    assert.ok(operations.length > 0);
    assert.deepEqual(Object.keys(methods), operations.map(snakeCase));
    for (const [name, said] of Object.entries(methods)) assert.ok(said?.includes('Raises'), name);
  });

test('sdk/python: imports the standard library only, and the example of its README compiles', {
  skip: skipWithoutPython,
}, async () => {
  const readme = await readFile(join(sdk, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```python\n(.*?)^```/gms)].map(([, block]) => block!);
  assert.ok(blocks.length >= 3);
  const check = `
import ast, json, sys, pathlib
for block in json.loads(sys.argv[1]): ast.parse(block)
names = {name for file in pathlib.Path(sys.argv[2]).glob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8")))
  for name in ([one.name.split(".")[0] for one in node.names] if isinstance(node, ast.Import)
    else [node.module.split(".")[0]] if isinstance(node, ast.ImportFrom) and node.level == 0 else [])}
print(",".join(sorted(names - sys.stdlib_module_names)))`;
  const { stdout } = await run(python, ['-c', check, JSON.stringify(blocks), join(sdk, 'selfsame')], { env });
  assert.equal(stdout.trim(), '');
});
