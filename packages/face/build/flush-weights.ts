import type { onnx } from 'onnx-proto';
import onnxProto from 'onnx-proto';

const { ModelProto } = onnxProto.onnx;

/**
 * Weights nearer to 0 than this become 0. Times an activation of up to 10⁴ and summed over 512 channels they stay below
 * 10⁻¹³, which no float32 of the net's size has a digit for.
 */
export const smallestWeight = 1e-20;

const float32 = 1;

/**
 * Sets the weights of an ONNX model that are too small to count to 0. Channels that training switched off are left with weights
 * down to 10⁻⁴⁵, which float32 can only hold as denormal numbers, and processors compute with those in microcode: with 15 % of
 * the embedder's weights below the bound (9,000 of them denormal) it takes 9 times as long on an Intel Xeon
 * (docs/biometrics.md#conversion).
 */
export function flushWeights(file: Uint8Array): Uint8Array {
  const model = ModelProto.decode(file);
  for (const tensor of model.graph?.initializer ?? []) flushTensor(tensor);
  return ModelProto.encode(model).finish();
}

function flushTensor(tensor: onnx.ITensorProto): void {
  if (tensor.dataType !== float32) return;
  if (tensor.rawData?.length) {
    const values = new Float32Array(Uint8Array.from(tensor.rawData).buffer);
    tensor.rawData = new Uint8Array(values.map(flush).buffer);
  } else tensor.floatData = tensor.floatData?.map(flush) ?? [];
}

const flush = (weight: number): number => (Math.abs(weight) < smallestWeight ? 0 : weight);
