/**
 * Decodes the weight file made by `build/extract-weights.ts`: all low bytes, then all high bytes of IEEE 754
 * half floats.
 *
 * @param planes 2·n bytes
 * @returns n floats in file order
 */
export function decodeHalfFloats(planes: Uint8Array): Float32Array {
  const count = planes.length / 2;
  const table = halfFloatTable();
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    // Both bytes are there: i runs to half the length. A 16-bit number is an index of the table.
    values[i] = table[planes[i]! | (planes[count + i]! << 8)]!;
  }
  return values;
}

function halfFloatTable(): Float32Array {
  const table = new Float32Array(1 << 16);
  for (let bits = 0; bits < table.length; bits++) {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    if (exponent === 0) table[bits] = sign * fraction * 2 ** -24;
    else if (exponent === 31) table[bits] = fraction === 0 ? sign * Infinity : NaN;
    else table[bits] = sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
  }
  return table;
}
