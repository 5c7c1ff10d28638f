import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ClipName, clipFrames, clips } from '../fixtures/clips.ts';
import { closeUps, personB, portraits } from '../fixtures/photos.ts';

/** Frames per clip, evenly over its length. */
const framesPerClip = 20;

/** Who is seen in each clip. */
const personOfClip: Record<ClipName, string> = { cap12: 'A', cap13: 'A', franck: 'B' };

/**
 * Writes the faces of the npm packages as a set for the bench: `pairs.csv` and `pad.csv` (live people only) beside
 * the images. Small and correlated (two webcam people, eight photographed ones): it shows that the chain works as
 * measured elsewhere, not how accurate it is.
 * @returns the paths of both files
 */
export async function drawNpmSet(folder: string): Promise<{ pairs: string; pad: string }> {
  await mkdir(folder, { recursive: true });
  const images = [...(await writeClips(folder)), ...(await copyPhotos(folder))];
  const pairs = images.flatMap((a, i) =>
    images.slice(i + 1).map((b) => `${a.file},${b.file},${a.person === b.person ? 1 : 0}`),
  );
  const live = images.map(({ file, source }) => `${file},live,,${source}`);
  const paths = { pairs: join(folder, 'pairs.csv'), pad: join(folder, 'pad.csv') };
  await writeFile(paths.pairs, `${['a,b,same', ...pairs].join('\n')}\n`);
  await writeFile(paths.pad, `${['path,label,attack_type,source', ...live].join('\n')}\n`);
  return paths;
}

interface DrawnImage {
  file: string;
  person: string;
  source: string;
}

async function writeClips(folder: string): Promise<DrawnImage[]> {
  const images: DrawnImage[] = [];
  for (const [name, person] of Object.entries(personOfClip) as [ClipName, string][]) {
    const { durationS } = clips[name];
    const times = Array.from(
      { length: framesPerClip },
      (_, i) => Math.round(((i + 0.5) * durationS * 10) / framesPerClip) / 10,
    );
    for (const [i, frame] of (await clipFrames(name, { times })).entries()) {
      const file = `${name}-${i}.jpg`;
      await writeFile(join(folder, file), frame);
      images.push({ file, person, source: name });
    }
  }
  return images;
}

async function copyPhotos(folder: string): Promise<DrawnImage[]> {
  const photos = [
    ...personB.map((path, i) => ({ path, person: 'B', file: `still-${i}.jpg` })),
    ...Object.entries(portraits).map(([person, path]) => ({ path, person, file: `portrait-${person}.jpg` })),
    ...Object.entries(closeUps).map(([person, path]) => ({ path, person, file: `close-up-${person}.jpg` })),
  ];
  for (const { path, file } of photos) await copyFile(path, join(folder, file));
  return photos.map(({ person, file }) => ({ file, person, source: file }));
}
