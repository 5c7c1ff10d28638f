import { readTflite, type TfliteTensor } from '@selfsame/face/tflite';

const FLOAT16 = 1;
const LAYERS = 16;

/**
 * Names of the weight tensors in the order in which `src/detector/blaze-face.ts` reads them: first convolution, sixteen
 * blocks (depthwise kernel, pointwise kernel, bias), then the heads of both scales.
 */
function weightOrder(): string[] {
  const names = ['conv2d/Kernel', 'conv2d/Bias'];
  for (let layer = 1; layer <= LAYERS; layer++) {
    const depthwise = layer === 1 ? 'depthwise_conv2d' : `depthwise_conv2d_${layer - 1}`;
    names.push(`${depthwise}/Kernel`, `conv2d_${layer}/Kernel`, `conv2d_${layer}/Bias`);
  }
  for (const head of ['classificator_8', 'classificator_16', 'regressor_8', 'regressor_16']) {
    names.push(`${head}/Kernel`, `${head}/Bias`);
  }
  return names;
}

/**
 * Turns Google's BlazeFace short-range model into the page's weight file: all f16 values in {@link weightOrder},
 * stored as two planes (all low bytes, then all high bytes). The planes are worth about 10 % after brotli, because
 * the exponents stand together.
 *
 * @param model the bytes of `face_detection_short_range.tflite` (npm `@mediapipe/face_detection`, Apache-2.0)
 * @throws Error when a tensor is missing, not f16, or a depthwise bias is not zero (the kernels leave it out)
 */
export function extractWeights(model: Uint8Array): Uint8Array {
  const tensors = new Map(readTflite(model).tensors.map((tensor) => [tensor.name, tensor]));
  for (const tensor of tensors.values()) {
    if (/^depthwise.*Bias$/.test(tensor.name) && tensor.data.some((byte) => byte !== 0)) {
      throw new Error(`${tensor.name} is not zero`);
    }
  }
  const parts = weightOrder().map((name) => halfFloats(tensors.get(name), name));
  const count = parts.reduce((sum, part) => sum + part.length / 2, 0);
  const planes = new Uint8Array(count * 2);
  let at = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length; i += 2) {
      planes[at] = part[i] as number;
      planes[count + at] = part[i + 1] as number;
      at++;
    }
  }
  return planes;
}

function halfFloats(tensor: TfliteTensor | undefined, name: string): Uint8Array {
  if (tensor === undefined) throw new Error(`tensor ${name} is missing`);
  const values = tensor.shape.reduce((product, size) => product * size, 1);
  if (tensor.type !== FLOAT16 || tensor.data.length !== values * 2)
    throw new Error(`tensor ${name} is not f16`);
  return tensor.data;
}
