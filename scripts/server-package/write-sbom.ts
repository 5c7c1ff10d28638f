import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstalledPackage } from './find-packages.ts';

/** A part of the product, as CycloneDX 1.6 describes one. */
export interface SbomComponent {
  type: 'application' | 'library' | 'machine-learning-model';
  'bom-ref': string;
  group?: string;
  name: string;
  version: string;
  purl?: string;
  licenses: ({ expression: string } | { license: { name: string } })[];
  hashes?: { alg: 'SHA-256' | 'SHA-512'; content: string }[];
  properties?: { name: string; value: string }[];
}

/** A software bill of materials, CycloneDX 1.6. */
export interface Sbom {
  $schema: string;
  bomFormat: 'CycloneDX';
  specVersion: '1.6';
  serialNumber: string;
  version: number;
  metadata: { component: SbomComponent };
  components: SbomComponent[];
}

/** What the bill is made of. */
export interface SbomContents {
  /** The repository, whose package-lock.json knows what each package was verified by. */
  root: string;
  product: { name: string; version: string; license: string };
  /** Packages that are inside as they are. */
  packages: readonly InstalledPackage[];
  /** Packages of which something is inside in another shape. */
  distributed: readonly InstalledPackage[];
  models: readonly { file: string; sha256: string; licence: string; source: string }[];
}

const spdx = /^\(?[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) \(?[A-Za-z0-9.+-]+\)?)*\)?$/;

const licenceOf = (licence: string): SbomComponent['licenses'] =>
  spdx.test(licence) ? [{ expression: licence }] : [{ license: { name: licence } }];

/** Package URL: the scope's `@` is escaped, its slash is not. */
const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

type Lock = Record<string, { integrity?: string }>;

function componentOf(
  { name, version, licence, path }: InstalledPackage,
  shape: string,
  lock: Lock,
): SbomComponent {
  const [group, short] = name.startsWith('@') ? (name.split('/') as [string, string]) : [undefined, name];
  const integrity = lock[path]?.integrity;
  const content = integrity?.startsWith('sha512-')
    ? Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex')
    : undefined;
  return {
    type: 'library',
    'bom-ref': path,
    ...(group ? { group } : {}),
    name: short,
    version,
    purl: purlOf(name, version),
    licenses: licenceOf(licence),
    ...(content ? { hashes: [{ alg: 'SHA-512', content }] } : {}),
    properties: [{ name: 'selfsame:shape', value: shape }],
  };
}

const modelOf = ({ file, sha256, licence, source }: SbomContents['models'][number]): SbomComponent => ({
  type: 'machine-learning-model',
  'bom-ref': `model:${file}`,
  name: file,
  version: source.slice(source.lastIndexOf('@') + 1),
  licenses: licenceOf(licence),
  hashes: [{ alg: 'SHA-256', content: sha256 }],
  properties: [{ name: 'selfsame:source', value: source }],
});

/** A UUID made of a text's hash, so that the same package has the same bill. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/**
 * Writes what the package is made of as CycloneDX 1.6: every package of others with licence and checksum, those that pages
 * were bundled from, and the face models. It names no time and no machine, so that it is the same from the same sources.
 * @param file where to; overwritten
 */
export async function writeSbom(contents: SbomContents, file: string): Promise<void> {
  const { root, product, packages, distributed, models } = contents;
  const { packages: lock } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Lock;
  };
  const inside = new Set(packages.map(({ path }) => path));
  const components = [
    ...packages.map((one) => componentOf(one, 'installed', lock)),
    ...distributed.filter(({ path }) => !inside.has(path)).map((one) => componentOf(one, 'bundled', lock)),
    ...models.map(modelOf),
  ];
  const sbom: Sbom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([product, components]))}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': 'selfsame',
        name: product.name,
        version: product.version,
        licenses: licenceOf(product.license),
      },
    },
    components,
  };
  await writeFile(file, `${JSON.stringify(sbom, null, 1)}\n`);
}
