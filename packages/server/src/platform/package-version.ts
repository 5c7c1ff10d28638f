import { readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import { parseJson } from './parse-json.ts';

const PackageManifest = Type.Object({ version: Type.String() });

/** The version that a `package.json` says. @throws JsonUnreadable when it says none */
export async function readPackageVersion(manifest: URL | string): Promise<string> {
  return parseJson(PackageManifest, await readFile(manifest, 'utf8'), String(manifest)).version;
}
