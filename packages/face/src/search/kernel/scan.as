// AssemblyScript (not TypeScript: the types are WASM's). Compiled by build-kernel.ts, twin of scanRows in scan-kernel.ts.

// One int16 probe against one int8 row of `stride` bytes; int32 result.
@inline function dotRow(probe: usize, row: usize, stride: usize): i32 {
  let sum = i32x4.splat(0);
  for (let c: usize = 0; c < stride; c += 16) {
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load8x8_s(row + c), v128.load(probe + (c << 1))));
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load8x8_s(row + c + 8), v128.load(probe + (c << 1) + 16)));
  }
  return lanes(sum);
}

@inline function lanes(sum: v128): i32 {
  return i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
}

export function scan(probe: usize, rows: usize, count: i32, stride: usize, dots: usize): void {
  let r = 0;
  // Four rows at a time: the probe is loaded once for all of them, which makes the loop wait for memory only.
  for (; r + 4 <= count; r += 4) {
    const b = rows + stride, d = b + stride, e = d + stride;
    let s0 = i32x4.splat(0), s1 = i32x4.splat(0), s2 = i32x4.splat(0), s3 = i32x4.splat(0);
    for (let c: usize = 0; c < stride; c += 16) {
      const low = v128.load(probe + (c << 1)), high = v128.load(probe + (c << 1) + 16);
      s0 = i32x4.add(s0, i32x4.dot_i16x8_s(v128.load8x8_s(rows + c), low));
      s1 = i32x4.add(s1, i32x4.dot_i16x8_s(v128.load8x8_s(b + c), low));
      s2 = i32x4.add(s2, i32x4.dot_i16x8_s(v128.load8x8_s(d + c), low));
      s3 = i32x4.add(s3, i32x4.dot_i16x8_s(v128.load8x8_s(e + c), low));
      s0 = i32x4.add(s0, i32x4.dot_i16x8_s(v128.load8x8_s(rows + c, 8), high));
      s1 = i32x4.add(s1, i32x4.dot_i16x8_s(v128.load8x8_s(b + c, 8), high));
      s2 = i32x4.add(s2, i32x4.dot_i16x8_s(v128.load8x8_s(d + c, 8), high));
      s3 = i32x4.add(s3, i32x4.dot_i16x8_s(v128.load8x8_s(e + c, 8), high));
    }
    store<i32>(dots, lanes(s0));
    store<i32>(dots, lanes(s1), 4);
    store<i32>(dots, lanes(s2), 8);
    store<i32>(dots, lanes(s3), 12);
    rows += stride << 2;
    dots += 16;
  }
  for (; r < count; r++) {
    store<i32>(dots, dotRow(probe, rows, stride));
    rows += stride;
    dots += 4;
  }
}
