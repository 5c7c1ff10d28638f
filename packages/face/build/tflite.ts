import { FlatbufferReader, type TablePosition } from './flatbuffer.ts';

/** The operators our models use, by their number in the TFLite schema (`BuiltinOperator`). */
const operatorNames: Readonly<Record<number, TfliteOperatorName>> = {
  0: 'ADD',
  2: 'CONCATENATION',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  6: 'DEQUANTIZE',
  17: 'MAX_POOL_2D',
  19: 'RELU',
  22: 'RESHAPE',
  23: 'RESIZE_BILINEAR',
  34: 'PAD',
  54: 'PRELU',
};

/** Name of an operator we can convert. */
export type TfliteOperatorName =
  | 'ADD'
  | 'CONCATENATION'
  | 'CONV_2D'
  | 'DEPTHWISE_CONV_2D'
  | 'DEQUANTIZE'
  | 'MAX_POOL_2D'
  | 'RELU'
  | 'RESHAPE'
  | 'RESIZE_BILINEAR'
  | 'PAD'
  | 'PRELU';

/** One tensor of the graph. `data` is empty for values computed at run time. */
export interface TfliteTensor {
  name: string;
  /** NHWC for images. */
  shape: number[];
  /** `TensorType` of the schema: 0 float32, 1 float16, 2 int32. */
  type: number;
  data: Uint8Array;
}

/** One operator; `inputs` and `outputs` are tensor indices, -1 for an absent optional input. */
export interface TfliteOperator {
  name: TfliteOperatorName;
  inputs: number[];
  outputs: number[];
  /** Field of the operator's option table (an enum or bool), 0 when absent. */
  option8(field: number): number;
  /** Field of the operator's option table (an int), `absent` when absent. */
  option32(field: number, absent?: number): number;
}

/** The first subgraph of a TFLite model. */
export interface TfliteGraph {
  tensors: TfliteTensor[];
  operators: TfliteOperator[];
  inputs: number[];
  outputs: number[];
}

/** Thrown when a model holds something this converter doesn't know. */
export class TfliteUnsupported extends Error {
  constructor(what: string) {
    super(`This TFLite model can't be converted: ${what}`);
    this.name = 'TfliteUnsupported';
  }
}

/**
 * Reads the first subgraph of a `.tflite` file.
 * Source of the field numbers: tensorflow/lite/schema/schema.fbs (v3).
 * @throws TfliteUnsupported on an unknown operator or a sparse tensor
 */
export function readTflite(file: Uint8Array): TfliteGraph {
  const reader = new FlatbufferReader(file);
  const model = reader.root();
  const codes = reader.tables(model, 1).map((code) => Math.max(reader.int8(code, 0), reader.int32(code, 3)));
  const buffers = reader.tables(model, 4).map((buffer) => reader.bytes(buffer, 0));
  const subgraph = reader.tables(model, 2)[0];
  if (subgraph === undefined) throw new TfliteUnsupported('it has no graph');
  return {
    tensors: reader.tables(subgraph, 0).map((table) => readTensor(reader, table, buffers)),
    operators: reader.tables(subgraph, 3).map((table) => readOperator(reader, table, codes)),
    inputs: reader.int32s(subgraph, 1),
    outputs: reader.int32s(subgraph, 2),
  };
}

function readTensor(reader: FlatbufferReader, table: TablePosition, buffers: Uint8Array[]): TfliteTensor {
  if (reader.table(table, 6) !== null) throw new TfliteUnsupported('it has sparse tensors');
  const data = buffers[reader.int32(table, 2)] ?? new Uint8Array();
  return { name: reader.string(table, 3), shape: reader.int32s(table, 0), type: reader.int8(table, 1), data };
}

function readOperator(reader: FlatbufferReader, table: TablePosition, codes: number[]): TfliteOperator {
  const code = codes[reader.int32(table, 0)]!;
  const name = operatorNames[code];
  if (name === undefined) throw new TfliteUnsupported(`operator number ${code}`);
  const options = reader.table(table, 4);
  return {
    name,
    inputs: reader.int32s(table, 1),
    outputs: reader.int32s(table, 2),
    option8: (field) => (options === null ? 0 : reader.int8(options, field)),
    option32: (field, absent = 0) => (options === null ? absent : reader.int32(options, field, absent)),
  };
}

/**
 * The values of a constant tensor as numbers of full width.
 * @returns Float32Array for float16/float32, Int32Array for int32; null when the tensor is computed at run time
 * @throws TfliteUnsupported on another element type
 */
export function readConstant(tensor: TfliteTensor): Float32Array | Int32Array | null {
  if (tensor.data.length === 0) return null;
  // Aligned memory of its own: the view may start at any byte (and may be a Buffer, whose slice() shares memory).
  const memory = Uint8Array.from(tensor.data).buffer;
  if (tensor.type === 0) return new Float32Array(memory);
  if (tensor.type === 1) return Float32Array.from(new Uint16Array(memory), floatFromHalf);
  if (tensor.type === 2) return new Int32Array(memory);
  throw new TfliteUnsupported(`element type ${tensor.type} of "${tensor.name}"`);
}

/** The value of an IEEE 754 binary16 given as its 16 bits. */
export function floatFromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 1023;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 31) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}
