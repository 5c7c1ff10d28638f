/**
 * npm run audit: known vulnerabilities of the dependencies that are shipped. Exit code 1 for high or critical ones.
 * Pages, models and documentation are built: what they are made of is shipped, though it is a devDependency of its workspace.
 * A registry without an audit endpoint (a mirror, for example) can't be asked; that is said and is no failure.
 */
import { spawnSync } from 'node:child_process';
import { repositoryRoot } from '../fixtures/cache.ts';
import { judgeAudit } from './judge-audit.ts';

const shipped = {
  'what the server runs': ['--omit=dev'],
  'what pages, models and documentation are built from': ['face', 'capture', 'portal', 'docs'].map(
    (name) => `--workspace=packages/${name}`,
  ),
};

for (const [what, options] of Object.entries(shipped)) {
  const run = spawnSync('npm', ['audit', '--json', ...options], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    timeout: 120_000,
  });
  const { line, isFine } = judgeAudit(run.stdout ?? '');
  console.log(`${line} (${what})`);
  if (!isFine) process.exitCode = 1;
}
