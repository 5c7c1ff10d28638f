import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { repositoryRoot } from '../fixtures/cache.ts';

/** Runs npm as a person does who has just cloned this: without what an npm around this test has set. */
function npm(...args: string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name)));
  return spawnSync('npm', args, { cwd: repositoryRoot, env, encoding: 'utf8' });
}

// EBADENGINE of five packages under Node 20 and "Unknown project config" are warnings: the program runs by its own Node
// 24, and the setting is read by the install script of onnxruntime-node, which has no other place for it.
test('npm: in this folder, shows errors and no warnings that nobody can act on', () => {
  assert.equal(npm('config', 'get', 'loglevel').stdout.trim(), 'error');
  const { stdout, stderr } = npm('pkg', 'get', 'name');
  assert.deepEqual([stdout.trim(), stderr], ['"selfsame"', '']);
});
