import type { onnx } from 'onnx-proto';
import onnxProto from 'onnx-proto';
import { makeAttribute, makeFloatTensor } from './onnx-graph.ts';

const { ModelProto, NodeProto } = onnxProto.onnx;

/** How a slope is multiplied: as a depthwise 1×1 convolution, or as a broadcast product. */
export type PreluForm = 'convolution' | 'product';

/**
 * Rewrites every PReLU of an ONNX model as `a·x + (1 − a)·relu(x)`, which is the same function exactly.
 * onnxruntime has no PReLU in its blocked NCHWc layout, so each one forces two layout changes; written as
 * convolutions the whole net stays blocked (2.5 times faster embedder, docs/biometrics.md#conversion).
 */
export function rewritePrelu(file: Uint8Array, form: PreluForm): Uint8Array {
  const model = ModelProto.decode(file);
  const graph = model.graph;
  if (!graph?.node || !graph.initializer) throw new Error('The ONNX file holds no graph');
  const initializers = new Map(graph.initializer.map((tensor) => [tensor.name ?? '', tensor]));
  const nodes: onnx.INodeProto[] = [];
  const added: onnx.ITensorProto[] = [];
  for (const node of graph.node) {
    if (node.opType !== 'PRelu') nodes.push(node);
    else nodes.push(...replacePrelu(node, initializers, form, added));
  }
  const used = new Set(nodes.flatMap((node) => node.input ?? []));
  graph.node = nodes;
  graph.initializer = [...graph.initializer, ...added].filter((tensor) => used.has(tensor.name ?? ''));
  // Old exporters list weights among the inputs too, which keeps onnxruntime from folding them.
  if (graph.input && graph.input.length > 1)
    graph.input = graph.input.filter((input) => !initializers.has(input.name ?? ''));
  return ModelProto.encode(model).finish();
}

function replacePrelu(
  node: onnx.INodeProto,
  initializers: Map<string, onnx.ITensorProto>,
  form: PreluForm,
  added: onnx.ITensorProto[],
): onnx.INodeProto[] {
  const [x, slopeName] = node.input as [string, string];
  const y = node.output![0]!;
  const slope = readFloats(initializers.get(slopeName)!);
  const rest = Float32Array.from(slope, (a) => 1 - a);
  const channels = slope.length;
  const convolution = form === 'convolution';
  const [slopeLabel, restLabel] = convolution ? [`${y}_wa`, `${y}_wb`] : [`${y}_a`, `${y}_b`];
  const dims = convolution ? [channels, 1, 1, 1] : [1, channels, 1, 1];
  added.push(makeFloatTensor(slopeLabel, slope, dims), makeFloatTensor(restLabel, rest, dims));
  const attribute = convolution
    ? [makeAttribute('group', channels), makeAttribute('kernel_shape', [1, 1])]
    : [];
  const times = convolution ? 'Conv' : 'Mul';
  return [
    makeNode('Relu', [x], `${y}_r`, []),
    makeNode(times, [`${y}_r`, restLabel], `${y}_s`, attribute),
    makeNode(times, [x, slopeLabel], `${y}_t`, attribute),
    makeNode('Add', [`${y}_s`, `${y}_t`], y, []),
  ];
}

function makeNode(opType: string, input: string[], output: string, attribute: onnx.IAttributeProto[]) {
  return NodeProto.create({ opType, input, output: [output], name: output, attribute });
}

function readFloats(tensor: onnx.ITensorProto): Float32Array {
  if (tensor.rawData?.length) return new Float32Array(Uint8Array.from(tensor.rawData).buffer);
  return Float32Array.from(tensor.floatData ?? []);
}
