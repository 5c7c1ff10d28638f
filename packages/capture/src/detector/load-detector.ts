import type { FaceDetector } from './blaze-face.ts';
import { createBlazeFace, DETECTOR_INPUT } from './blaze-face.ts';
import { decodeHalfFloats } from './half-floats.ts';
import type { Kernels } from './kernels.ts';
import { createJsKernels } from './kernels-js.ts';
import { fetchWasmKernels } from './kernels-wasm.ts';

/** Where the detector's two files lie. */
export interface DetectorFiles {
  readonly wasm: string;
  readonly weights: string;
}

/** The files as the build puts them beside the script. */
const detectorFiles: DetectorFiles = {
  wasm: new URL('../../generated/blaze.wasm', import.meta.url).href,
  weights: new URL('../../generated/blaze-f16.bin', import.meta.url).href,
};

/**
 * Fetches the weights and the fastest kernels this browser and its CSP allow, and runs the net once so that the
 * first real frame is not slow.
 *
 * @throws Error when the weights can't be had; wasm that fails falls back to plain JavaScript
 */
export async function loadDetector(files: DetectorFiles = detectorFiles): Promise<FaceDetector> {
  const [planes, kernels] = await Promise.all([fetchWeights(files.weights), fastestKernels(files.wasm)]);
  const detector = createBlazeFace(kernels, decodeHalfFloats(planes));
  detector.detect(new Uint8ClampedArray(DETECTOR_INPUT * DETECTOR_INPUT * 4));
  return detector;
}

async function fetchWeights(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`weights: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function fastestKernels(url: string): Promise<Kernels> {
  try {
    return await fetchWasmKernels(url);
  } catch {
    return createJsKernels();
  }
}
