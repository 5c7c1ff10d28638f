import type { onnx } from 'onnx-proto';
import onnxProto from 'onnx-proto';
import type { ShapedValues } from './weight-layout.ts';

const { NodeProto, TensorProto, GraphProto, ModelProto } = onnxProto.onnx;

/** ONNX enum values (`TensorProto.DataType`, `AttributeProto.AttributeType`). */
const float32 = 1;
const int64 = 7;
const attributeType = { int: 2, string: 3, ints: 7 } as const;

/** An attribute of a node: the type follows from the value; all our attributes are whole numbers or text. */
export type AttributeValue = number | readonly number[] | string;

/**
 * A value while it is being converted: TFLite's images are NHWC, ONNX wants NCHW. A value is known by its ONNX
 * name in one or both layouts; the missing one is made by a Transpose when first asked for. Constants have no
 * ONNX name until they are written out.
 */
export interface LayoutValue {
  rank: number;
  nhwc?: string;
  nchw?: string;
  constant?: { values: Float32Array | Int32Array; shape: number[] };
}

/** An attribute protobuf from a name and a value. */
export function makeAttribute(name: string, value: AttributeValue): onnx.IAttributeProto {
  if (typeof value === 'string')
    return { name, type: attributeType.string, s: new TextEncoder().encode(value) };
  if (typeof value === 'number') return { name, type: attributeType.int, i: value };
  return { name, type: attributeType.ints, ints: [...value] };
}

/** A float32 initializer; the values are referenced, not copied. */
export function makeFloatTensor(name: string, values: Float32Array, dims: number[]): onnx.TensorProto {
  const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return TensorProto.create({ name, dims, dataType: float32, rawData });
}

/** Builds an ONNX graph (opset 13, IR 8), node by node in execution order. Names are unique and deterministic. */
export class OnnxGraph {
  readonly #nodes: onnx.INodeProto[] = [];
  readonly #initializers: onnx.ITensorProto[] = [];
  #counter = 0;

  /** Adds a float32 constant and returns its name. `label` is the name's first part. */
  addFloats(values: Float32Array, dims: number[], label = 'c'): string {
    const name = this.#uniqueName(label);
    this.#initializers.push(makeFloatTensor(name, values, dims));
    return name;
  }

  /** Adds a vector of int64 constants and returns its name. */
  addInts(values: readonly number[]): string {
    const name = this.#uniqueName('c');
    const rawData = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    this.#initializers.push(TensorProto.create({ name, dims: [values.length], dataType: int64, rawData }));
    return name;
  }

  /** Adds a node with one output and returns the output's name. */
  addNode(opType: string, input: string[], attributes: Record<string, AttributeValue> = {}): string {
    const output = this.#uniqueName(opType);
    const attribute = Object.entries(attributes).map(([name, value]) => makeAttribute(name, value));
    this.#nodes.push(NodeProto.create({ opType, input, output: [output], name: `${output}_n`, attribute }));
    return output;
  }

  /** The ONNX name of an image value in NCHW. */
  inNchw(value: LayoutValue): string {
    if (value.nchw === undefined) {
      if (value.nhwc === undefined) throw new Error('A constant is used as an image');
      value.nchw = this.addNode('Transpose', [value.nhwc], { perm: [0, 3, 1, 2] });
    }
    return value.nchw;
  }

  /** The ONNX name of a value in TFLite's own layout (NHWC for images). */
  inNhwc(value: LayoutValue): string {
    if (value.nhwc === undefined) {
      if (value.nchw === undefined) throw new Error('A constant is used as a computed value');
      value.nhwc = this.addNode('Transpose', [value.nchw], { perm: [0, 2, 3, 1] });
    }
    return value.nhwc;
  }

  /** Adds a convolution. `weights` are [out, in / group, height, width]. */
  addConvolution(
    x: LayoutValue,
    weights: ShapedValues,
    bias: Float32Array | null,
    geometry: { padding: string; strides: number[]; dilations: number[]; group: number },
  ): LayoutValue {
    const weightName = this.addFloats(weights.values, weights.shape, 'w');
    const input = [this.inNchw(x), weightName];
    if (bias !== null) input.push(this.addFloats(bias, [bias.length], 'b'));
    const nchw = this.addNode('Conv', input, {
      strides: geometry.strides,
      dilations: geometry.dilations,
      group: geometry.group,
      kernel_shape: weights.shape.slice(2),
      auto_pad: geometry.padding,
    });
    return { rank: 4, nchw };
  }

  /** Encodes the model. Inputs and outputs are float32; a text dimension is symbolic. */
  encode(
    inputs: { name: string; dims: (number | string)[] }[],
    outputs: { name: string; value: LayoutValue }[],
  ): Uint8Array {
    const outputInfo: onnx.IValueInfoProto[] = [];
    for (const { name, value } of outputs) {
      const source = this.inNhwc(value);
      const identity = { opType: 'Identity', input: [source], output: [name], name: `${name}_id` };
      this.#nodes.push(NodeProto.create(identity));
      outputInfo.push({ name, type: { tensorType: { elemType: float32 } } });
    }
    const inputInfo = inputs.map(({ name, dims }) => {
      const dim = dims.map((d) => (typeof d === 'string' ? { dimParam: d } : { dimValue: d }));
      return { name, type: { tensorType: { elemType: float32, shape: { dim } } } };
    });
    const graph = GraphProto.create({
      name: 'm',
      node: this.#nodes,
      initializer: this.#initializers,
      input: inputInfo,
      output: outputInfo,
    });
    const opsetImport = [{ domain: '', version: 13 }];
    // The producer's name is part of the file and so of its SHA-256, under which biometrics was measured.
    const model = ModelProto.create({ irVersion: 8, opsetImport, producerName: 'facebench-conv', graph });
    return ModelProto.encode(model).finish();
  }

  #uniqueName(label: string): string {
    return `${label}_${this.#counter++}`;
  }
}
