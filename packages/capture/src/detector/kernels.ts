/** Place of a float array inside a kernel's memory (bytes for wasm, index for plain JS): opaque to the net. */
export type Pointer = number;

/**
 * The four operations BlazeFace is made of, over one private memory. Planes are NHWC float32 with channels padded
 * to a multiple of 4. Two twins exist: {@link file://./kernels-js.ts} and {@link file://./kernels-wasm.ts}.
 */
export interface Kernels {
  readonly name: 'wasm' | 'js';
  /** Reserves `count` floats for ever. */
  alloc(count: number): Pointer;
  /** A live view of `count` floats; valid until the next `alloc`. */
  view(at: Pointer, count: number): Float32Array;
  /** 5×5 convolution, stride 2, 3 → channels, bias, relu; input plane already zero padded. */
  conv5(
    input: Pointer,
    inputWidth: number,
    weights: Pointer,
    bias: Pointer,
    channels: number,
    height: number,
    width: number,
    out: Pointer,
  ): void;
  /** Depthwise 3×3, no bias, TF "SAME" padding. */
  dw3(
    input: Pointer,
    height: number,
    width: number,
    channels: number,
    stride: number,
    weights: Pointer,
    out: Pointer,
  ): void;
  /** Residual shortcut: 2×2 max-pool at stride 2, zero-filled new channels. */
  shortcut(
    input: Pointer,
    height: number,
    width: number,
    channelsIn: number,
    channelsOut: number,
    stride: number,
    out: Pointer,
  ): void;
  /** 1×1 convolution over `pixels` (a multiple of 4); `add` 1 adds what `out` holds, `relu` 1 clamps at 0. */
  pointwise(
    input: Pointer,
    pixels: number,
    channelsIn: number,
    weights: Pointer,
    bias: Pointer,
    channelsOut: number,
    out: Pointer,
    add: 0 | 1,
    relu: 0 | 1,
  ): void;
}

/** Next multiple of 4: channels are padded so that one SIMD lane group never straddles two pixels. */
export function padTo4(count: number): number {
  return (count + 3) & ~3;
}
