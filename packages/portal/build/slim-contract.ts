import { join } from 'node:path';
import * as contract from '@selfsame/contract';
import type { Plugin } from 'vite';

const source = join(import.meta.dirname, '../../contract/src/');
const virtualId = '\0selfsame-contract';

/** What a browser needs of an operation to call it: no schemas, no texts of the reference. */
const slimOperations = () =>
  Object.fromEntries(
    contract.operationIds.map((id) => {
      const { service, method, path, access, bodyKind, mediaTypes } = contract.operationById(id);
      const needed = { service, method, path, access };
      return [id, { ...needed, ...(bodyKind ? { bodyKind } : {}), ...(mediaTypes ? { mediaTypes } : {}) }];
    }),
  );

/** Whether a value says the same after a trip through JSON: TypeBox schemas (hidden keys) and functions do not. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'function' && value !== undefined;
  const keys = Reflect.ownKeys(value).filter((key) => !(Array.isArray(value) && key === 'length'));
  return (
    keys.every((key) => typeof key === 'string' && !key.startsWith('~')) &&
    Object.values(value).every(isPlain)
  );
}

function generate(): string {
  const constants = Object.entries(contract)
    .filter(([name, value]) => name !== 'operations' && name !== 'operationIds' && isPlain(value))
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
  return [
    ...constants,
    `export const operations = ${JSON.stringify(slimOperations())};`,
    'export const operationIds = Object.keys(operations);',
    'export const operationById = (id) => operations[id];',
  ].join('\n');
}

/**
 * Replaces the contract by what of it is data, so that a bundle holds neither schemas nor TypeBox (with the client 29 kB → 3 kB
 * after brotli). Nothing is written twice: the module is computed from the contract itself. An import of a schema as a value
 * fails the build by its name; types are not touched.
 */
export const slimContract = (): Plugin => ({
  name: 'selfsame-slim-contract',
  enforce: 'pre',
  resolveId: (id) => (id === '@selfsame/contract' || id.startsWith(source) ? virtualId : null),
  load: (id) => (id === virtualId ? generate() : null),
});
