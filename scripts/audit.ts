/**
 * npm run audit: known vulnerabilities of the dependencies that are shipped. Exit code 1 for high or critical ones.
 * A registry without an audit endpoint (a mirror, for example) can't be asked; that is said and is no failure.
 */
import { spawnSync } from 'node:child_process';
import { repositoryRoot } from '../fixtures/cache.ts';
import { judgeAudit } from './judge-audit.ts';

const run = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: repositoryRoot,
  encoding: 'utf8',
  timeout: 120_000,
});
const { line, isFine } = judgeAudit(run.stdout ?? '');
console.log(line);
process.exitCode = isFine ? 0 : 1;
