import { spawn } from 'node:child_process';
import sharp from 'sharp';
import type { Rect } from '../../fixtures/scene.ts';
import { limits } from '../../packages/contract/src/index.ts';

/** A video file of one person before a camera. */
export interface Clip {
  /** Short name for tables. */
  name: string;
  path: string;
  /** Part of the picture, px; all of it unless told otherwise. */
  crop?: Rect;
  /** Pictures a second that are looked at. */
  rate: number;
}

/**
 * Reads a clip as the page sends the steps of a challenge: so many pictures a second, at most as large, as JPEG of the
 * same quality. Needs `ffmpeg` (Debian: apt-get install ffmpeg).
 */
export async function* readClip({ path, crop, rate }: Clip): AsyncGenerator<Buffer> {
  const side = limits.stepLongSide;
  const filters = [
    ...(crop ? [`crop=${crop.width}:${crop.height}:${crop.x}:${crop.y}`] : []),
    `fps=${rate}`,
    `scale=w='if(gt(iw,ih),${side},-2)':h='if(gt(iw,ih),-2,${side})':flags=area`,
  ];
  const size = await sizeAfter(path, crop, side);
  const ffmpeg = spawn(
    'ffmpeg',
    [
      '-v',
      'error',
      '-threads',
      '1',
      '-i',
      path,
      '-vf',
      filters.join(','),
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      '-',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const bytes = size.width * size.height * 3;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of ffmpeg.stdout) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    while (rest.length >= bytes) {
      const raw = { ...size, channels: 3 as const };
      yield await sharp(rest.subarray(0, bytes), { raw })
        .jpeg({ quality: 100 * limits.stepJpegQuality })
        .toBuffer();
      rest = rest.subarray(bytes);
    }
  }
}

/** The size that the filters give: the long side as told, the other one even. */
async function sizeAfter(path: string, crop: Rect | undefined, side: number) {
  const { width, height } = crop ?? (await probeSize(path));
  const even = (value: number) => 2 * Math.round(value / 2);
  return width > height
    ? { width: side, height: even((side * height) / width) }
    : { width: even((side * width) / height), height: side };
}

async function probeSize(path: string): Promise<{ width: number; height: number }> {
  const entries = ['-select_streams', 'v:0', '-show_entries', 'stream=width,height', '-of', 'csv=p=0'];
  const ffprobe = spawn('ffprobe', ['-v', 'error', ...entries, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of ffprobe.stdout) text += chunk;
  const [width, height] = text.trim().split(',').map(Number);
  if (!width || !height) throw new Error(`${path} is no video that ffprobe reads`);
  return { width, height };
}
