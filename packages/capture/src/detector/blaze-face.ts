import { decodeFaces } from './decode-faces.ts';
import type { Face } from './face.ts';
import type { Kernels, Pointer } from './kernels.ts';
import { padTo4 } from './kernels.ts';

/** Side of the square input in pixels. */
export const DETECTOR_INPUT = 128;

/** Width of the zero-padded input plane: TF "SAME" for 5×5 at stride 2 is 1 before and 2 after, rounded up. */
const PADDED = 132;
/** Channels after the first convolution and after each of the sixteen blocks. */
const CHANNELS = [24, 24, 28, 32, 36, 42, 48, 56, 64, 72, 80, 88, 96, 96, 96, 96, 96];
/** Blocks that halve the plane. */
const HALVING = new Set([3, 6, 12]);
/** The 16×16 heads hang on this block's output, the 8×8 heads on the last one's. */
const FINE_BLOCK = 11;

interface Convolution {
  readonly weights: Pointer;
  readonly bias: Pointer;
}

interface Block extends Convolution {
  readonly depthwise: Pointer;
  readonly channelsIn: number;
  readonly channelsOut: number;
  readonly stride: 1 | 2;
}

interface Head {
  readonly grid: number;
  readonly anchors: number;
  readonly channels: number;
  readonly score: Convolution & { readonly out: Pointer; readonly stride: number };
  readonly box: Convolution & { readonly out: Pointer; readonly stride: number };
}

/** A face detector ready to run. */
export interface FaceDetector {
  readonly kernels: Kernels['name'];
  /**
   * Faces in a 128 × 128 RGBA picture, best first.
   * @param rgba 65,536 bytes as `ImageData.data` has them
   */
  detect(rgba: Uint8ClampedArray): Face[];
}

/**
 * Builds MediaPipe's BlazeFace short-range net (128 × 128 input, 896 anchors) on the given kernels.
 *
 * @param kernels a fresh set: the net keeps its weights and planes in their memory
 * @param weights the floats of `build/extract-weights.ts`, in its order
 * @throws RangeError when the weight file has another length than the net
 * @see https://arxiv.org/abs/1907.05047
 */
export function createBlazeFace(kernels: Kernels, weights: Float32Array): FaceDetector {
  const read = weightReader(kernels, weights);
  const first = read.convolution(24, 25, 3, 3);
  const blocks = CHANNELS.slice(1).map((channelsOut, i): Block => {
    // The channels before: there is one more number than blocks.
    const channelsIn = CHANNELS[i]!;
    const depthwise = read.depthwise(channelsIn);
    const pointwise = read.convolution(channelsOut, 1, channelsIn, padTo4(channelsIn));
    const stride = HALVING.has(i + 1) ? 2 : 1;
    return {
      ...pointwise,
      depthwise,
      channelsIn: padTo4(channelsIn),
      channelsOut: padTo4(channelsOut),
      stride,
    };
  });
  const scores = [read.convolution(2, 1, 88, 88), read.convolution(6, 1, 96, 96)] as const;
  const boxes = [read.convolution(32, 1, 88, 88), read.convolution(96, 1, 96, 96)] as const;
  read.end();
  const head = (i: 0 | 1, grid: number, anchors: number, channels: number): Head => ({
    grid,
    anchors,
    channels,
    score: { ...scores[i], stride: padTo4(anchors), out: kernels.alloc(grid * grid * padTo4(anchors)) },
    box: { ...boxes[i], stride: anchors * 16, out: kernels.alloc(grid * grid * anchors * 16) },
  });
  const heads = [head(0, 16, 2, 88), head(1, 8, 6, 96)] as const;
  const input = kernels.alloc(PADDED * PADDED * 3);
  const plane = () => kernels.alloc(64 * 64 * 32);
  const planes = [plane(), plane(), plane()] as const;
  return {
    kernels: kernels.name,
    detect(rgba) {
      fillInput(kernels.view(input, PADDED * PADDED * 3), rgba);
      runNet(kernels, { input, first, blocks, heads, planes });
      return decodeFaces(heads.map((each) => readHead(kernels, each)));
    },
  };
}

function readHead(kernels: Kernels, { grid, anchors, score, box }: Head) {
  return {
    grid,
    anchors,
    scores: kernels.view(score.out, grid * grid * score.stride),
    scoreStride: score.stride,
    boxes: kernels.view(box.out, grid * grid * box.stride),
  };
}

function fillInput(plane: Float32Array, rgba: Uint8ClampedArray): void {
  for (let y = 0; y < DETECTOR_INPUT; y++) {
    let to = ((y + 1) * PADDED + 1) * 3;
    let from = y * DETECTOR_INPUT * 4;
    for (let x = 0; x < DETECTOR_INPUT; x++) {
      // `detect` is given DETECTOR_INPUT² pixels of four bytes.
      plane[to++] = rgba[from]! / 127.5 - 1;
      plane[to++] = rgba[from + 1]! / 127.5 - 1;
      plane[to++] = rgba[from + 2]! / 127.5 - 1;
      from += 4;
    }
  }
}

interface Net {
  readonly input: Pointer;
  readonly first: Convolution;
  readonly blocks: readonly Block[];
  readonly heads: readonly [fine: Head, coarse: Head];
  readonly planes: readonly [Pointer, Pointer, Pointer];
}

function runNet(k: Kernels, { input, first, blocks, heads, planes }: Net): void {
  let [current, next] = planes;
  const middle = planes[2];
  let side = 64;
  k.conv5(input, PADDED, first.weights, first.bias, 24, side, side, current);
  for (const [i, block] of blocks.entries()) {
    const { channelsIn, channelsOut, stride } = block;
    k.dw3(current, side, side, channelsIn, stride, block.depthwise, middle);
    k.shortcut(current, side, side, channelsIn, channelsOut, stride, next);
    side /= stride;
    k.pointwise(middle, side * side, channelsIn, block.weights, block.bias, channelsOut, next, 1, 1);
    [current, next] = [next, current];
    if (i + 1 === FINE_BLOCK) runHead(k, heads[0], current);
  }
  runHead(k, heads[1], current);
}

function runHead(k: Kernels, { grid, channels, score, box }: Head, plane: Pointer): void {
  k.pointwise(plane, grid * grid, channels, score.weights, score.bias, score.stride, score.out, 0, 0);
  k.pointwise(plane, grid * grid, channels, box.weights, box.bias, box.stride, box.out, 0, 0);
}

/** Takes tensors off the weight file in order and lays them out for the kernels (output channel innermost). */
function weightReader(kernels: Kernels, weights: Float32Array) {
  let at = 0;
  /** So many of the weights; never fewer. */
  const take = (count: number) => {
    const part = weights.subarray(at, at + count);
    at += count;
    if (at > weights.length) throw new RangeError('weight file is too short');
    return part;
  };
  const keep = (values: Float32Array): Pointer => {
    const pointer = kernels.alloc(values.length);
    kernels.view(pointer, values.length).set(values);
    return pointer;
  };
  return {
    /** [out][tap][in] → [tap][padded in][padded out], and its bias. */
    convolution(out: number, taps: number, inner: number, paddedInner: number): Convolution {
      const source = take(out * taps * inner);
      const paddedOut = padTo4(out);
      const laid = new Float32Array(taps * paddedInner * paddedOut);
      for (let o = 0; o < out; o++) {
        for (let tap = 0; tap < taps; tap++) {
          for (let i = 0; i < inner; i++) {
            laid[(tap * paddedInner + i) * paddedOut + o] = source[(o * taps + tap) * inner + i]!;
          }
        }
      }
      const bias = new Float32Array(paddedOut);
      bias.set(take(out));
      return { weights: keep(laid), bias: keep(bias) };
    },
    depthwise(channels: number): Pointer {
      const source = take(9 * channels);
      const padded = padTo4(channels);
      const laid = new Float32Array(9 * padded);
      for (let tap = 0; tap < 9; tap++)
        laid.set(source.subarray(tap * channels, (tap + 1) * channels), tap * padded);
      return keep(laid);
    },
    end(): void {
      if (at !== weights.length) throw new RangeError('weight file is too long');
    },
  };
}
