import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import { readImage } from './read-image.ts';

const jpeg = Buffer.from('ffd8ffe000104a46494600', 'hex');
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
function refusal(sent: { DataType: number; Data: string }) {
  try {
    readImage(sent);
  } catch (error) {
    return error as Error & { code: string };
  }
  assert.fail('was not refused');
}
function why(Data: string) {
  const { code, message } = refusal({ DataType: 1, Data });
  assert.equal(code, 'E_IMAGE_NOT_READABLE');
  return message;
}

test('readImage: base64 with or without line breaks, gives the bytes', () => {
  const text = jpeg.toString('base64');
  assert.deepEqual(readImage({ DataType: 1, Data: text }), { bytes: jpeg, dataType: 1 });
  assert.deepEqual(readImage({ DataType: 1, Data: `${text.slice(0, 4)}\r\n${text.slice(4)}\n` }).bytes, jpeg);
});

test('readImage: another format than claimed, is taken for what it is', () => {
  assert.equal(readImage({ DataType: 1, Data: png.toString('base64') }).dataType, 4);
  assert.equal(readImage({ DataType: 0, Data: Buffer.from('GIF89a....').toString('base64') }).dataType, 3);
  assert.equal(readImage({ DataType: 5, Data: Buffer.from('II*\0....').toString('base64') }).dataType, 5);
});

test('readImage: templates and formats we do not decode, are refused by DataType', () => {
  const Data = jpeg.toString('base64');
  assert.equal(refusal({ DataType: 100, Data }).code, 'E_TEMPLATE_NOT_SUPPORTED');
  for (const DataType of [2, 6, 7, 99, -1]) {
    assert.equal(refusal({ DataType, Data }).code, 'E_DATA_TYPE_NOT_SUPPORTED');
  }
});

test('readImage: what is no base64, is refused with what to do', () => {
  assert.match(
    why(`data:image/jpeg;base64,${jpeg.toString('base64')}`),
    /data: URL.*after|follows the comma/,
  );
  assert.match(why('_9j_4AAQSkZJRgA'), /base64url/);
  assert.match(why('/9j/4AAQSkZJRgA'), /cut short or lacks its padding/);
  assert.match(why('/9j/4AAQ§kZJRgA='), /not base64/);
  assert.match(why('/9j=/4AAQSkZJRgA'), /not base64/);
  assert.match(why(' \n'), /empty/);
  assert.match(why(Buffer.from('BM no picture of ours').toString('base64')), /none of JPEG/);
});

test('readImage: more than the limit, is refused with it named', () => {
  const Data = Buffer.alloc(limits.credentialImageBytes + 1, jpeg).toString('base64');
  assert.equal(refusal({ DataType: 1, Data }).code, 'E_BODY_TOO_LARGE');
});
