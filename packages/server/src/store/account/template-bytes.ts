/**
 * A face template as bytes at rest: little-endian float32, nothing else. It has no JSON form on purpose.
 * @param template unit length; which embedder made it is stored beside it
 */
export const templateToBytes = (template: Float32Array): Buffer =>
  Buffer.from(template.buffer, template.byteOffset, template.byteLength);

/**
 * The inverse of {@link templateToBytes}; copies, so that the result is aligned and owns its memory.
 * @throws RangeError when the length is not a multiple of 4
 */
export function templateFromBytes(bytes: Uint8Array): Float32Array {
  if (bytes.byteLength % 4 !== 0) throw new RangeError('A template is a whole number of float32 values');
  return new Float32Array(new Uint8Array(bytes).buffer);
}
