/**
 * `npm run generate`: writes the documents that are made from code. With `--check` it writes nothing and fails when a
 * committed one says something else.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import {
  type OpenApiDocumentName,
  openApiDocument,
  openApiDocuments,
  postmanCollection,
  postmanCollections,
} from '../packages/contract/src/index.ts';
import { describeConfiguration } from '../packages/server/src/platform/configuration/describe-configuration.ts';
import { describeEndReasons } from './describe/describe-end-reasons.ts';
import { describeSandbox } from './describe/describe-sandbox.ts';
import { describeLimits } from './describe-limits.ts';
import { describeTransitions } from './describe-transitions.ts';
import {
  describePythonEnums,
  describePythonInstallationOperations,
  describePythonOperations,
  describePythonTypes,
} from './python-sdk/describe-python-sdk.ts';

const options = { baseUrl: 'http://localhost:8080', version: '0.1.0' };
const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** A document that is written by hand but for what stands between `<!-- name -->` and `<!-- /name -->`. */
const withPart = (name: string, make: () => string) => (committed: string) => {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [committed.indexOf(open), committed.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`${open} … ${close} is missing`);
  return `${committed.slice(0, from + open.length)}\n${make()}\n${committed.slice(to)}`;
};

const documents: Record<string, (committed: string) => string> = {
  'ARCHITECTURE.md': withPart('transitions', describeTransitions),
  'docs/configuration.md': describeConfiguration,
  'docs/limits-and-errors.md': describeLimits,
  'sdk/python/selfsame/enums.py': describePythonEnums,
  'sdk/python/selfsame/installation_operations.py': describePythonInstallationOperations,
  'sdk/python/selfsame/operations.py': describePythonOperations,
  'sdk/python/selfsame/types.py': describePythonTypes,
  'docs/integrator-guide.md': withPart('end-reasons', describeEndReasons),
  'docs/sandbox.md': withPart('outcomes', describeSandbox),
  ...Object.fromEntries(
    (Object.keys(openApiDocuments) as OpenApiDocumentName[]).map((name) => [
      `docs/openapi/${name}.json`,
      () => json(openApiDocument(name, options)),
    ]),
  ),
  ...Object.fromEntries(
    postmanCollections.map((name) => [
      `docs/postman/${name}.json`,
      () => json(postmanCollection(name, options)),
    ]),
  ),
};

const isCheck = process.argv.includes('--check');
for (const [path, make] of Object.entries(documents)) {
  const file = join(repositoryRoot, path);
  const committed = await readFile(file, 'utf8').catch(() => null);
  const made = make(committed ?? '');
  if (committed === made) continue;
  if (isCheck) {
    console.error(`${path} is not what the code says. Run: npm run generate`);
    process.exitCode = 1;
    continue;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, made);
  console.log(`wrote ${path}`);
}
