// AssemblyScript (not TypeScript: the types are WASM's). Compiled by build-kernel.ts, twin of scanRows in scan-kernel.ts.

// Dot products of one int16 probe with `count` int8 rows of `stride` bytes, a multiple of 32; int32 results.
// One row after the other, although several at a time would load the probe less often: the prefetcher follows one
// stream of addresses, and four interleaved rows were three times slower on rows that come from memory.
export function scan(probe: usize, rows: usize, count: i32, stride: usize, dots: usize): void {
  for (let r = 0; r < count; r++) {
    // Two sums hide the latency of the addition.
    let even = i32x4.splat(0);
    let odd = i32x4.splat(0);
    for (let c: usize = 0; c < stride; c += 32) {
      const row = rows + c;
      const part = probe + (c << 1);
      even = i32x4.add(even, i32x4.dot_i16x8_s(v128.load8x8_s(row), v128.load(part)));
      odd = i32x4.add(odd, i32x4.dot_i16x8_s(v128.load8x8_s(row, 8), v128.load(part, 16)));
      even = i32x4.add(even, i32x4.dot_i16x8_s(v128.load8x8_s(row, 16), v128.load(part, 32)));
      odd = i32x4.add(odd, i32x4.dot_i16x8_s(v128.load8x8_s(row, 24), v128.load(part, 48)));
    }
    const sum = i32x4.add(even, odd);
    const low = i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1);
    store<i32>(dots, low + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3));
    rows += stride;
    dots += 4;
  }
}
