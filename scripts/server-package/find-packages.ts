import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One package of others that the server needs at run time. */
export interface InstalledPackage {
  name: string;
  version: string;
  /** What its package.json says: an SPDX expression as a rule. */
  licence: string;
  /** Where it is installed, from the repository's root: below `node_modules`, or below that of a package of ours. */
  path: string;
}

interface Manifest {
  name: string;
  version: string;
  license?: string | { type: string };
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** What only an install script of the package needs, and nothing at run time. */
export const installOnly: Readonly<Record<string, readonly string[]>> = {
  'onnxruntime-node': ['adm-zip', 'global-agent'],
};

/**
 * Every package of others that is reached from these workspaces by dependencies, optional ones where they are installed.
 * @param workspaces folders from the root, for example `packages/server`
 * @throws Error when a dependency is not installed
 */
export function findPackages(root: string, workspaces: readonly string[]): InstalledPackage[] {
  const found: Found = new Map();
  for (const workspace of workspaces) visit(root, workspace, found);
  return sorted(found);
}

/**
 * Packages of others of which something is shipped in another shape: those that pages are bundled from, with those that only
 * bundle them, and those whose weights the models hold.
 * @param pages workspaces whose development dependencies are bundled
 * @param weights names of packages; what they depend on is not shipped
 * @throws Error when one is not installed
 */
export function findDistributed(
  root: string,
  pages: readonly string[],
  weights: readonly string[],
): InstalledPackage[] {
  const found: Found = new Map();
  for (const page of pages)
    for (const name of Object.keys(readManifest(root, page).devDependencies ?? {}))
      follow(root, { name, from: page, isNeeded: true }, found);
  for (const name of weights) {
    const path = locate(root, 'packages/face', name);
    if (path === null) throw notInstalled(name, 'packages/face');
    found.set(path, describe(root, path));
  }
  return sorted(found);
}

type Found = Map<string, InstalledPackage>;

const sorted = (found: Found): InstalledPackage[] =>
  [...found.values()].sort((a, b) => a.path.localeCompare(b.path));

const notInstalled = (name: string, from: string): Error =>
  new Error(`${name}, which ${from} needs, is not installed. Run \`npm ci\`.`);

/** Adds what a package depends on. */
function visit(root: string, folder: string, found: Found): void {
  const manifest = readManifest(root, folder);
  for (const name of Object.keys(manifest.dependencies ?? {}))
    if (!installOnly[manifest.name]?.includes(name))
      follow(root, { name, from: folder, isNeeded: true }, found);
  for (const name of Object.keys({ ...manifest.optionalDependencies, ...manifest.peerDependencies }))
    follow(root, { name, from: folder, isNeeded: false }, found);
}

/** Adds one dependency and what it depends on. */
function follow(
  root: string,
  { name, from, isNeeded }: { name: string; from: string; isNeeded: boolean },
  found: Found,
): void {
  if (name.startsWith('@selfsame/')) return;
  const path = locate(root, from, name);
  if (path === null && isNeeded) throw notInstalled(name, from);
  if (path === null || found.has(path)) return;
  found.set(path, describe(root, path));
  visit(root, path, found);
}

function describe(root: string, path: string): InstalledPackage {
  const { name, version, license } = readManifest(root, path);
  const licence = typeof license === 'string' ? license : (license?.type ?? 'not stated');
  return { name, version, licence, path };
}

/** Where Node finds the package from that folder: in the nearest `node_modules` at or above it. */
function locate(root: string, from: string, name: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(join(root, path, 'package.json'))) return path;
    if (folder === '.') return null;
  }
}

const readManifest = (root: string, folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
