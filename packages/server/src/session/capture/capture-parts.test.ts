import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import type { Part } from '../../platform/http/handler.ts';
import { readCaptureParts } from './capture-parts.ts';

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]);
const frame = (bytes: Buffer = jpeg, contentType = 'image/jpeg'): Part => ({
  name: 'frame',
  filename: 'frame.jpg',
  contentType,
  bytes,
});
const meta = (value: unknown): Part => ({
  name: 'meta',
  filename: undefined,
  contentType: 'application/json',
  bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});
const metaOf = (frames: number) =>
  meta({
    frames: Array.from({ length: frames }, (_, index) => ({ atMs: index * 150 })),
    camera: { width: 1280, height: 720 },
    detector: 'wasm',
  });
const upload = (count: number): Part[] => [metaOf(count), ...Array.from({ length: count }, () => frame())];

function codeOf(parts: Part[]): string {
  try {
    readCaptureParts(parts);
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test('readCaptureParts: the least and the most frames, read in their order', () => {
  const frames = [1, 2, 3, 4, 5].map((mark) => Buffer.from([0xff, 0xd8, 0xff, 0xe0, mark]));
  const read = readCaptureParts([metaOf(5), ...frames.map((bytes) => frame(bytes))]);
  assert.deepEqual(read.frames, frames);
  assert.equal(read.meta.camera.width, 1280);
  assert.equal(readCaptureParts(upload(limits.captureFrames.max)).frames.length, limits.captureFrames.max);
});

test('readCaptureParts: too few, too many, or another number than meta tells, refused', () => {
  assert.equal(codeOf(upload(limits.captureFrames.min - 1)), 'E_INVALID_ARGUMENT');
  assert.equal(codeOf(upload(limits.captureFrames.max + 1)), 'E_INVALID_ARGUMENT');
  assert.equal(codeOf([...upload(6), frame()]), 'E_INVALID_ARGUMENT');
});

test('readCaptureParts: meta missing, doubled, broken or of another shape, refused', () => {
  const frames = upload(6).slice(1);
  assert.equal(codeOf(frames), 'E_INVALID_ARGUMENT');
  assert.equal(codeOf([metaOf(6), metaOf(6), ...frames]), 'E_INVALID_ARGUMENT');
  assert.equal(codeOf([meta('{'), ...frames]), 'E_BODY_NOT_JSON');
  assert.equal(codeOf([meta({ frames: 6 }), ...frames]), 'E_INVALID_ARGUMENT');
  assert.equal(codeOf([metaOf(6), ...frames, { ...frame(), name: 'video' }]), 'E_INVALID_ARGUMENT');
});

test('readCaptureParts: a part that is no JPEG by type or content, refused', () => {
  const five = upload(6).slice(0, 6);
  assert.equal(codeOf([...five, frame(jpeg, 'image/png')]), 'E_MEDIA_TYPE_NOT_SUPPORTED');
  assert.equal(codeOf([...five, frame(Buffer.from('GIF89a'))]), 'E_MEDIA_TYPE_NOT_SUPPORTED');
  assert.equal(codeOf([...five, frame(Buffer.alloc(0))]), 'E_MEDIA_TYPE_NOT_SUPPORTED');
});

test('readCaptureParts: a frame beyond the limit, refused as too large', () => {
  const large = Buffer.alloc(limits.frameBytes + 1);
  jpeg.copy(large);
  assert.equal(codeOf([...upload(6).slice(0, 6), frame(large)]), 'E_BODY_TOO_LARGE');
});
