/** Values with their shape, row-major. */
export interface ShapedValues {
  values: Float32Array;
  shape: number[];
}

/** Convolution weights from TFLite's [out, height, width, in] to ONNX's [out, in, height, width]. */
export function toConvolutionWeights({ values, shape }: ShapedValues): ShapedValues {
  const [outs, height, width, ins] = shape as [number, number, number, number];
  const moved = new Float32Array(values.length);
  let from = 0;
  for (let o = 0; o < outs; o++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let i = 0; i < ins; i++) moved[((o * ins + i) * height + y) * width + x] = values[from++]!;
  return { values: moved, shape: [outs, ins, height, width] };
}

/** Depthwise weights from TFLite's [1, height, width, channels] to ONNX's [channels, 1, height, width]. */
export function toDepthwiseWeights({ values, shape }: ShapedValues): ShapedValues {
  const [, height, width, channels] = shape as [number, number, number, number];
  const moved = new Float32Array(values.length);
  let from = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++) moved[(c * height + y) * width + x] = values[from++]!;
  return { values: moved, shape: [channels, 1, height, width] };
}

/** Convolution weights from TensorFlow's [height, width, in, out] to ONNX's [out, in, height, width]. */
export function toOutInOrder({ values, shape }: ShapedValues): ShapedValues {
  const [height, width, ins, outs] = shape as [number, number, number, number];
  const moved = new Float32Array(values.length);
  let from = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let i = 0; i < ins; i++)
        for (let o = 0; o < outs; o++) moved[((o * ins + i) * height + y) * width + x] = values[from++]!;
  return { values: moved, shape: [outs, ins, height, width] };
}
