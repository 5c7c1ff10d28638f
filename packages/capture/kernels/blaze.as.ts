// AssemblyScript (not TypeScript): the wasm SIMD twin of src/detector/kernels-js.ts, compiled by build/compile-kernels.ts.
// Planes are NHWC float32, channels padded to a multiple of 4, pointers in bytes, 16-byte aligned.

/** Address of the float at index `i` after `p`. */
function at(p: usize, i: i32): usize {
  return p + ((<usize>i) << 2);
}

/** Reserves `bytes` bytes for ever (there is no free: the net's buffers live as long as the instance). */
export function alloc(bytes: i32): usize {
  return heap.alloc(bytes);
}

/** 5×5 convolution, stride 2, 3 → C channels (C a multiple of 8), then relu; the input is already zero padded. */
export function conv5(
  inp: usize,
  width: i32,
  w: usize,
  b: usize,
  C: i32,
  outH: i32,
  outW: i32,
  out: usize,
): void {
  const zero = f32x4.splat(0);
  for (let y = 0; y < outH; y++) {
    for (let x = 0; x < outW; x++) {
      for (let c = 0; c < C; c += 8) {
        let a0 = v128.load(at(b, c));
        let a1 = v128.load(at(b, c + 4));
        for (let ky = 0; ky < 5; ky++) {
          let ip = at(inp, ((y * 2 + ky) * width + x * 2) * 3);
          let wp = at(w, ky * 15 * C + c);
          for (let k = 0; k < 15; k++) {
            const s = v128.load32_splat(ip);
            a0 = f32x4.add(a0, f32x4.mul(s, v128.load(wp)));
            a1 = f32x4.add(a1, f32x4.mul(s, v128.load(wp, 16)));
            ip += 4;
            wp += (<usize>C) << 2;
          }
        }
        const o = at(out, (y * outW + x) * C + c);
        v128.store(o, f32x4.max(a0, zero));
        v128.store(o, f32x4.max(a1, zero), 16);
      }
    }
  }
}

/** Depthwise 3×3 without bias; TF "SAME" padding: 1,1 at stride 1 and 0,1 at stride 2 (even input). */
export function dw3(inp: usize, H: i32, W: i32, C: i32, stride: i32, w: usize, out: usize): void {
  const outH = H / stride;
  const outW = W / stride;
  const pad = stride === 1 ? 1 : 0;
  for (let y = 0; y < outH; y++) {
    for (let x = 0; x < outW; x++) {
      const o = at(out, (y * outW + x) * C);
      const iy0 = y * stride - pad;
      const ix0 = x * stride - pad;
      for (let c = 0; c < C; c += 4) {
        let a = f32x4.splat(0);
        for (let ky = 0; ky < 3; ky++) {
          const iy = iy0 + ky;
          if (iy < 0 || iy >= H) continue;
          for (let kx = 0; kx < 3; kx++) {
            const ix = ix0 + kx;
            if (ix < 0 || ix >= W) continue;
            const value = v128.load(at(inp, (iy * W + ix) * C + c));
            a = f32x4.add(a, f32x4.mul(value, v128.load(at(w, (ky * 3 + kx) * C + c))));
          }
        }
        v128.store(at(o, c), a);
      }
    }
  }
}

/** Shortcut of a block: 2×2 max-pool when stride is 2, new channels filled with zero. */
export function shortcut(inp: usize, H: i32, W: i32, Ci: i32, Co: i32, stride: i32, out: usize): void {
  const outH = H / stride;
  const outW = W / stride;
  const right = (<usize>Ci) << 2;
  const below = (<usize>(W * Ci)) << 2;
  for (let y = 0; y < outH; y++) {
    for (let x = 0; x < outW; x++) {
      const o = at(out, (y * outW + x) * Co);
      for (let c = 0; c < Co; c += 4) {
        let v = f32x4.splat(0);
        if (c < Ci) {
          const i = at(inp, (y * stride * W + x * stride) * Ci + c);
          v = v128.load(i);
          if (stride === 2) {
            v = f32x4.max(
              f32x4.max(v, v128.load(i + right)),
              f32x4.max(v128.load(i + below), v128.load(i + below + right)),
            );
          }
        }
        v128.store(at(o, c), v);
      }
    }
  }
}

/** 1×1 convolution over `pixels` (a multiple of 4): out = relu?(bias + in·W + (out when `add`)). */
export function pointwise(
  inp: usize,
  pixels: i32,
  Ci: i32,
  w: usize,
  b: usize,
  Co: i32,
  out: usize,
  add: i32,
  relu: i32,
): void {
  const ci4 = (<usize>Ci) << 2;
  const co4 = (<usize>Co) << 2;
  const zero = f32x4.splat(0);
  for (let p = 0; p < pixels; p += 4) {
    const ib = at(inp, p * Ci);
    const ob = at(out, p * Co);
    for (let c = 0; c < Co; c += 4) {
      const o = at(ob, c);
      let a0 = v128.load(at(b, c));
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      if (add) {
        a0 = f32x4.add(a0, v128.load(o));
        a1 = f32x4.add(a1, v128.load(o + co4));
        a2 = f32x4.add(a2, v128.load(o + co4 * 2));
        a3 = f32x4.add(a3, v128.load(o + co4 * 3));
      }
      let wp = at(w, c);
      let ip = ib;
      const end = ib + ci4;
      while (ip < end) {
        const wv = v128.load(wp);
        a0 = f32x4.add(a0, f32x4.mul(v128.load32_splat(ip), wv));
        a1 = f32x4.add(a1, f32x4.mul(v128.load32_splat(ip + ci4), wv));
        a2 = f32x4.add(a2, f32x4.mul(v128.load32_splat(ip + ci4 * 2), wv));
        a3 = f32x4.add(a3, f32x4.mul(v128.load32_splat(ip + ci4 * 3), wv));
        wp += co4;
        ip += 4;
      }
      if (relu) {
        a0 = f32x4.max(a0, zero);
        a1 = f32x4.max(a1, zero);
        a2 = f32x4.max(a2, zero);
        a3 = f32x4.max(a3, zero);
      }
      v128.store(o, a0);
      v128.store(o + co4, a1);
      v128.store(o + co4 * 2, a2);
      v128.store(o + co4 * 3, a3);
    }
  }
}
