import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { decodeImage } from '../image/decode.ts';
import { makePicture } from '../image/picture.ts';
import { digestPixels } from './pixel-digest.ts';

const digestOf = async (file: Buffer) => digestPixels(makePicture(await decodeImage(file)));

test('digestPixels: one file with another comment, the same; one pixel or the size changed, another', async () => {
  const data = Buffer.alloc(48 * 48 * 3, 90);
  const raw = { width: 48, height: 48, channels: 3 } as const;
  const jpeg = await sharp(data, { raw }).jpeg({ quality: 90 }).toBuffer();
  // A comment segment (ISO/IEC 10918-1, COM) right after the first marker.
  const comment = Buffer.from([0xff, 0xfe, 0x00, 0x06, 0x68, 0x69, 0x21, 0x21]);
  const commented = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
  assert.equal(await digestOf(commented), await digestOf(jpeg));
  data[0] = 91;
  const png = (bytes: Buffer, shape: { width: number; height: number }) =>
    sharp(bytes, { raw: { ...shape, channels: 3 } })
      .png()
      .toBuffer();
  const changed = await digestOf(await png(data, raw));
  data[0] = 90;
  const same = await digestOf(await png(data, raw));
  assert.notEqual(changed, same);
  assert.notEqual(await digestOf(await png(data, { width: 24, height: 96 })), same);
});
