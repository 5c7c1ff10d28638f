/** One constant tensor of a TFLite model, still as bytes. */
export interface TfliteTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** TensorType of the TFLite schema: 0 float32, 1 float16, 2 int32. */
  readonly type: number;
  /** Little-endian bytes; empty for tensors that are computed at run time. */
  readonly data: Uint8Array;
}

/** Position of a table's field, or 0 when the field is absent (flatbuffer vtable lookup). */
function field(view: DataView, table: number, index: number): number {
  const vtable = table - view.getInt32(table, true);
  const slot = 4 + index * 2;
  if (slot >= view.getUint16(vtable, true)) return 0;
  const offset = view.getUint16(vtable + slot, true);
  return offset === 0 ? 0 : table + offset;
}

/** Follows the relative offset stored at `at`. */
function follow(view: DataView, at: number): number {
  return at + view.getUint32(at, true);
}

function tables(view: DataView, table: number, index: number): number[] {
  const at = field(view, table, index);
  if (at === 0) return [];
  const vector = follow(view, at);
  return Array.from({ length: view.getUint32(vector, true) }, (_, i) => follow(view, vector + 4 + i * 4));
}

function bytes(view: DataView, table: number, index: number): Uint8Array {
  const at = field(view, table, index);
  if (at === 0) return new Uint8Array(0);
  const vector = follow(view, at);
  return new Uint8Array(view.buffer, view.byteOffset + vector + 4, view.getUint32(vector, true));
}

function shapeOf(view: DataView, tensor: number): number[] {
  const at = field(view, tensor, 0);
  if (at === 0) return [];
  const vector = follow(view, at);
  return Array.from({ length: view.getUint32(vector, true) }, (_, i) =>
    view.getInt32(vector + 4 + i * 4, true),
  );
}

/**
 * Reads the named tensors of a TFLite file's first subgraph. Only what the weight extraction needs: no
 * operators, no quantisation.
 *
 * @param file the whole `.tflite` file
 * @throws Error when the file identifier is not `TFL3`
 * @see https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs
 */
export function readTfliteTensors(file: Uint8Array): TfliteTensor[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (new TextDecoder().decode(file.subarray(4, 8)) !== 'TFL3') throw new Error('not a TFLite file');
  const model = follow(view, 0);
  const buffers = tables(view, model, 4);
  const [graph] = tables(view, model, 2);
  if (graph === undefined) throw new Error('TFLite file without a subgraph');
  return tables(view, graph, 0).map((tensor) => {
    const type = field(view, tensor, 1);
    const buffer = field(view, tensor, 2);
    const source = buffers[buffer === 0 ? 0 : view.getUint32(buffer, true)];
    return {
      name: new TextDecoder().decode(bytes(view, tensor, 3)),
      shape: shapeOf(view, tensor),
      type: type === 0 ? 0 : view.getInt8(type),
      data: source === undefined ? new Uint8Array(0) : bytes(view, source, 0),
    };
  });
}
