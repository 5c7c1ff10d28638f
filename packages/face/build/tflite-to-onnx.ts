import { type LayoutValue, OnnxGraph } from './onnx-graph.ts';
import {
  readConstant,
  readTflite,
  type TfliteGraph,
  type TfliteOperator,
  TfliteUnsupported,
} from './tflite.ts';
import { toConvolutionWeights, toDepthwiseWeights } from './weight-layout.ts';

/** What one conversion carries from operator to operator. */
interface Conversion {
  source: TfliteGraph;
  target: OnnxGraph;
  /** ONNX values by TFLite tensor index. */
  values: Map<number, LayoutValue>;
}

type Converter = (operator: TfliteOperator, conversion: Conversion) => LayoutValue;

/**
 * Converts a TFLite image model to ONNX with the same weights (float16 widened to float32, exactly).
 * The input is called `input`, float32 [N, C, H, W]; outputs keep their TFLite names and shapes.
 * @throws TfliteUnsupported when the model uses an operator or an option outside what our models need
 */
export function convertTfliteToOnnx(file: Uint8Array): Uint8Array {
  const source = readTflite(file);
  const conversion: Conversion = { source, target: new OnnxGraph(), values: new Map() };
  const [input, ...others] = source.inputs;
  if (input === undefined || others.length > 0) throw new TfliteUnsupported('it has not exactly one input');
  const shape = source.tensors[input]!.shape;
  if (shape.length !== 4) throw new TfliteUnsupported('its input is no image');
  conversion.values.set(input, { rank: 4, nchw: 'input' });
  for (const operator of source.operators)
    conversion.values.set(operator.outputs[0]!, converters[operator.name](operator, conversion));
  return conversion.target.encode(
    [{ name: 'input', dims: ['N', shape[3]!, shape[1]!, shape[2]!] }],
    source.outputs.map((index) => ({
      name: source.tensors[index]!.name.replace(/\W/g, '_'),
      value: takeValue(conversion, index),
    })),
  );
}

const converters: Record<TfliteOperator['name'], Converter> = {
  DEQUANTIZE: (operator, conversion) => takeValue(conversion, operator.inputs[0]!),
  CONV_2D: (operator, conversion) => {
    expectNoActivation(operator, 3);
    const weights = toConvolutionWeights(floatsOf(conversion, operator.inputs[1]!));
    return convertConvolution(operator, conversion, weights, 1, [
      operator.option32(5, 1),
      operator.option32(4, 1),
    ]);
  },
  DEPTHWISE_CONV_2D: (operator, conversion) => {
    expectNoActivation(operator, 4);
    const weights = toDepthwiseWeights(floatsOf(conversion, operator.inputs[1]!));
    const channels = conversion.source.tensors[operator.inputs[0]!]!.shape[3]!;
    if (weights.shape[0] !== channels) throw new TfliteUnsupported('a depth multiplier other than 1');
    const dilations = [operator.option32(6, 1), operator.option32(5, 1)];
    return convertConvolution(operator, conversion, weights, channels, dilations);
  },
  MAX_POOL_2D: (operator, conversion) => {
    expectNoActivation(operator, 5);
    const input = conversion.target.inNchw(takeValue(conversion, operator.inputs[0]!));
    const nchw = conversion.target.addNode('MaxPool', [input], {
      kernel_shape: [operator.option32(4), operator.option32(3)],
      strides: [operator.option32(2), operator.option32(1)],
      auto_pad: paddingOf(operator),
    });
    return { rank: 4, nchw };
  },
  ADD: (operator, conversion) => {
    expectNoActivation(operator, 0);
    const [a, b] = operator.inputs.map((index) => takeValue(conversion, index)) as [LayoutValue, LayoutValue];
    const input = [conversion.target.inNchw(a), conversion.target.inNchw(b)];
    return { rank: 4, nchw: conversion.target.addNode('Add', input) };
  },
  RELU: (operator, conversion) => {
    const input = conversion.target.inNchw(takeValue(conversion, operator.inputs[0]!));
    return { rank: 4, nchw: conversion.target.addNode('Relu', [input]) };
  },
  PRELU: (operator, conversion) => {
    const slope = floatsOf(conversion, operator.inputs[1]!);
    const input = conversion.target.inNchw(takeValue(conversion, operator.inputs[0]!));
    const slopeName = conversion.target.addFloats(slope.values, [slope.shape.at(-1)!, 1, 1]);
    return { rank: 4, nchw: conversion.target.addNode('PRelu', [input, slopeName]) };
  },
  PAD: convertPad,
  RESHAPE: (operator, conversion) => {
    const shape = [...conversion.source.tensors[operator.outputs[0]!]!.shape];
    const before = conversion.source.tensors[operator.inputs[0]!]!.shape;
    // 0 copies the batch dimension, so that the converted model takes any batch.
    shape[0] = shape[0] === before[0] ? 0 : -1;
    const input = conversion.target.inNhwc(takeValue(conversion, operator.inputs[0]!));
    const nhwc = conversion.target.addNode('Reshape', [input, conversion.target.addInts(shape)]);
    return { rank: shape.length, nhwc };
  },
  CONCATENATION: (operator, conversion) => {
    expectNoActivation(operator, 1);
    const parts = operator.inputs.map((index) => takeValue(conversion, index));
    if (parts.some((part) => part.rank !== 3)) throw new TfliteUnsupported('a concatenation of images');
    const input = parts.map((part) => conversion.target.inNhwc(part));
    return { rank: 3, nhwc: conversion.target.addNode('Concat', input, { axis: operator.option32(0) }) };
  },
  RESIZE_BILINEAR: convertResize,
};

function convertConvolution(
  operator: TfliteOperator,
  conversion: Conversion,
  weights: ReturnType<typeof toConvolutionWeights>,
  group: number,
  dilations: number[],
): LayoutValue {
  const biasIndex = operator.inputs[2] ?? -1;
  const bias = biasIndex < 0 ? null : floatsOf(conversion, biasIndex).values;
  const strides = [operator.option32(2, 1), operator.option32(1, 1)];
  const geometry = { padding: paddingOf(operator), strides, dilations, group };
  return conversion.target.addConvolution(
    takeValue(conversion, operator.inputs[0]!),
    weights,
    bias,
    geometry,
  );
}

function convertPad(operator: TfliteOperator, conversion: Conversion): LayoutValue {
  const amounts = constantOf(conversion, operator.inputs[1]!).values;
  const input = conversion.target.inNchw(takeValue(conversion, operator.inputs[0]!));
  const axes = [0, 3, 1, 2];
  const before = axes.map((axis) => amounts[2 * axis]!);
  const after = axes.map((axis) => amounts[2 * axis + 1]!);
  const pads = conversion.target.addInts([...before, ...after]);
  const zero = conversion.target.addFloats(Float32Array.of(0), []);
  return { rank: 4, nchw: conversion.target.addNode('Pad', [input, pads, zero], { mode: 'constant' }) };
}

function convertResize(operator: TfliteOperator, conversion: Conversion): LayoutValue {
  const to = conversion.source.tensors[operator.outputs[0]!]!.shape;
  const from = conversion.source.tensors[operator.inputs[0]!]!.shape;
  const ratio = Float32Array.of(1, 1, to[1]! / from[1]!, to[2]! / from[2]!);
  const scales = conversion.target.addFloats(ratio, [4]);
  const corners = operator.option8(2) ? 'align_corners' : operator.option8(3) ? 'half_pixel' : 'asymmetric';
  const input = conversion.target.inNchw(takeValue(conversion, operator.inputs[0]!));
  const attributes = { mode: 'linear', coordinate_transformation_mode: corners };
  return { rank: 4, nchw: conversion.target.addNode('Resize', [input, '', scales], attributes) };
}

function takeValue(conversion: Conversion, index: number): LayoutValue {
  const known = conversion.values.get(index);
  if (known !== undefined) return known;
  const tensor = conversion.source.tensors[index]!;
  const values = readConstant(tensor);
  if (values === null) throw new TfliteUnsupported(`"${tensor.name}" is used before it is made`);
  const value = { rank: tensor.shape.length, constant: { values, shape: tensor.shape } };
  conversion.values.set(index, value);
  return value;
}

function constantOf(conversion: Conversion, index: number): NonNullable<LayoutValue['constant']> {
  const { constant } = takeValue(conversion, index);
  if (constant === undefined) throw new TfliteUnsupported('weights that are computed at run time');
  return constant;
}

function floatsOf(conversion: Conversion, index: number): { values: Float32Array; shape: number[] } {
  const { values, shape } = constantOf(conversion, index);
  if (!(values instanceof Float32Array)) throw new TfliteUnsupported('whole-number weights');
  return { values, shape };
}

function paddingOf(operator: TfliteOperator): 'SAME_UPPER' | 'VALID' {
  return operator.option8(0) === 0 ? 'SAME_UPPER' : 'VALID';
}

function expectNoActivation(operator: TfliteOperator, field: number): void {
  if (operator.option8(field) !== 0) throw new TfliteUnsupported(`a fused activation in ${operator.name}`);
}
