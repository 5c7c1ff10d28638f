import type { Kernels, Pointer } from './kernels.ts';
import { padTo4 } from './kernels.ts';

// The loops below read memory at addresses that the net computes from its own shapes; the bounds are those of `alloc`.
// A check of each of 30 million reads a frame would cost more than the arithmetic, hence the `!`.

/** Floats the net needs: weights 0.12 M, three work planes 0.39 M, input and heads 0.07 M. */
const MEMORY_FLOATS = 1 << 20;

/** The kernels in plain JavaScript: about 7 times slower than wasm, but in need of no CSP exception at all. */
export function createJsKernels(): Kernels {
  const m = new Float32Array(MEMORY_FLOATS);
  let top = 0;
  return {
    name: 'js',
    alloc(count) {
      const at = top;
      top += padTo4(count);
      if (top > MEMORY_FLOATS) throw new RangeError('detector memory is full');
      return at;
    },
    view: (at, count) => m.subarray(at, at + count),
    conv5: (...args) => conv5(m, ...args),
    dw3: (...args) => dw3(m, ...args),
    shortcut: (...args) => shortcut(m, ...args),
    pointwise: (...args) => pointwise(m, ...args),
  };
}

function conv5(
  m: Float32Array,
  input: Pointer,
  inputWidth: number,
  weights: Pointer,
  bias: Pointer,
  channels: number,
  height: number,
  width: number,
  out: Pointer,
): void {
  const sum = new Float32Array(channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sum.set(m.subarray(bias, bias + channels));
      for (let ky = 0; ky < 5; ky++) {
        let ip = input + ((y * 2 + ky) * inputWidth + x * 2) * 3;
        let wp = weights + ky * 15 * channels;
        for (let k = 0; k < 15; k++) {
          const s = m[ip++]!;
          for (let c = 0; c < channels; c++) sum[c]! += s * m[wp + c]!;
          wp += channels;
        }
      }
      const op = out + (y * width + x) * channels;
      for (let c = 0; c < channels; c++) m[op + c] = Math.max(sum[c]!, 0);
    }
  }
}

function dw3(
  m: Float32Array,
  input: Pointer,
  height: number,
  width: number,
  channels: number,
  stride: number,
  weights: Pointer,
  out: Pointer,
): void {
  const outHeight = height / stride;
  const outWidth = width / stride;
  const pad = stride === 1 ? 1 : 0;
  for (let y = 0; y < outHeight; y++) {
    for (let x = 0; x < outWidth; x++) {
      const op = out + (y * outWidth + x) * channels;
      m.fill(0, op, op + channels);
      for (let ky = 0; ky < 3; ky++) {
        const iy = y * stride - pad + ky;
        if (iy < 0 || iy >= height) continue;
        for (let kx = 0; kx < 3; kx++) {
          const ix = x * stride - pad + kx;
          if (ix < 0 || ix >= width) continue;
          const ip = input + (iy * width + ix) * channels;
          const wp = weights + (ky * 3 + kx) * channels;
          for (let c = 0; c < channels; c++) m[op + c]! += m[ip + c]! * m[wp + c]!;
        }
      }
    }
  }
}

function shortcut(
  m: Float32Array,
  input: Pointer,
  height: number,
  width: number,
  channelsIn: number,
  channelsOut: number,
  stride: number,
  out: Pointer,
): void {
  const outHeight = height / stride;
  const outWidth = width / stride;
  const below = width * channelsIn;
  for (let y = 0; y < outHeight; y++) {
    for (let x = 0; x < outWidth; x++) {
      const op = out + (y * outWidth + x) * channelsOut;
      const ip = input + (y * stride * width + x * stride) * channelsIn;
      for (let c = 0; c < channelsIn; c++) {
        const q = ip + c;
        m[op + c] =
          stride === 1
            ? m[q]!
            : Math.max(m[q]!, m[q + channelsIn]!, m[q + below]!, m[q + below + channelsIn]!);
      }
      m.fill(0, op + channelsIn, op + channelsOut);
    }
  }
}

/** Two pixels × four channels at a time: eight running sums stay in registers. */
function pointwise(
  m: Float32Array,
  input: Pointer,
  pixels: number,
  channelsIn: number,
  weights: Pointer,
  bias: Pointer,
  channelsOut: number,
  out: Pointer,
  add: 0 | 1,
  relu: 0 | 1,
): void {
  const floor = relu === 1 ? 0 : -Infinity;
  for (let p = 0; p < pixels; p += 2) {
    const ip = input + p * channelsIn;
    for (let c = 0; c < channelsOut; c += 4) {
      const o = out + p * channelsOut + c;
      const q = o + channelsOut;
      let a0 = m[bias + c]!;
      let a1 = m[bias + c + 1]!;
      let a2 = m[bias + c + 2]!;
      let a3 = m[bias + c + 3]!;
      let b0 = a0;
      let b1 = a1;
      let b2 = a2;
      let b3 = a3;
      if (add === 1) {
        a0 += m[o]!;
        a1 += m[o + 1]!;
        a2 += m[o + 2]!;
        a3 += m[o + 3]!;
        b0 += m[q]!;
        b1 += m[q + 1]!;
        b2 += m[q + 2]!;
        b3 += m[q + 3]!;
      }
      for (let k = 0, wp = weights + c; k < channelsIn; k++, wp += channelsOut) {
        const s = m[ip + k]!;
        const t = m[ip + channelsIn + k]!;
        a0 += s * m[wp]!;
        a1 += s * m[wp + 1]!;
        a2 += s * m[wp + 2]!;
        a3 += s * m[wp + 3]!;
        b0 += t * m[wp]!;
        b1 += t * m[wp + 1]!;
        b2 += t * m[wp + 2]!;
        b3 += t * m[wp + 3]!;
      }
      m[o] = Math.max(a0, floor);
      m[o + 1] = Math.max(a1, floor);
      m[o + 2] = Math.max(a2, floor);
      m[o + 3] = Math.max(a3, floor);
      m[q] = Math.max(b0, floor);
      m[q + 1] = Math.max(b1, floor);
      m[q + 2] = Math.max(b2, floor);
      m[q + 3] = Math.max(b3, floor);
    }
  }
}
