import type { ShapedValues } from './weight-layout.ts';

/** What a TensorFlow.js weights manifest says of one tensor, as far as it is read here. */
interface WeightEntry {
  name: string;
  shape: number[];
  /** Absent: float32. */
  quantization?: { dtype: string; scale: number; min: number };
}

/** Thrown for weights that this reader does not understand. */
export class TfjsUnsupported extends Error {}

/**
 * Reads the weights of a TensorFlow.js model: float32, or quantised to bytes, value = byte · scale + min.
 * @param bytes the one binary file that the manifest describes
 * @param manifest text of `…-weights_manifest.json`
 * @throws TfjsUnsupported for other types, or when the bytes are fewer or more than described
 */
export function readTfjsWeights(bytes: Uint8Array, manifest: string): ReadonlyMap<string, ShapedValues> {
  const groups = JSON.parse(manifest) as { weights: WeightEntry[] }[];
  const weights = new Map<string, ShapedValues>();
  let at = 0;
  for (const { name, shape, quantization } of groups.flatMap((group) => group.weights)) {
    if (quantization !== undefined && quantization.dtype !== 'uint8')
      throw new TfjsUnsupported(`The weights ${name} are quantised to ${quantization.dtype}, not to uint8`);
    const count = shape.reduce((product, size) => product * size, 1);
    const end = at + count * (quantization ? 1 : Float32Array.BYTES_PER_ELEMENT);
    if (end > bytes.byteLength) throw new TfjsUnsupported(`The weights ${name} are cut short`);
    // Copied: a view into the file may not be aligned.
    const own = Uint8Array.from(bytes.subarray(at, end));
    const values = quantization
      ? Float32Array.from(own, (byte) => byte * quantization.scale + quantization.min)
      : new Float32Array(own.buffer);
    weights.set(name, { values, shape });
    at = end;
  }
  if (at !== bytes.byteLength)
    throw new TfjsUnsupported(`${bytes.byteLength - at} bytes belong to no weights`);
  return weights;
}
