import { type LayoutValue, OnnxGraph } from './onnx-graph.ts';
import { readTfjsWeights } from './tfjs-weights.ts';
import { type ShapedValues, toOutInOrder } from './weight-layout.ts';

/** Side of the input. */
const side = 150;

/** The residual blocks after the first, halving one: name, channels in and out, and how many plain blocks follow. */
const stages = [
  ['conv64', 32, 64, 3],
  ['conv128', 64, 128, 2],
  ['conv256', 128, 256, 2],
] as const;

/** A network under construction: its weights by name, and the graph. */
interface Network {
  graph: OnnxGraph;
  weights: ReadonlyMap<string, ShapedValues>;
}

/** An image in the graph with the side of it, which decides about padding. */
interface Layer {
  name: string;
  side: number;
}

/**
 * Converts dlib's face recognition network (ResNet-29, `dlib_face_recognition_resnet_model_v1`, public domain, davisking/
 * dlib-models) from the TensorFlow.js weights of face-api.js to ONNX. Input [n, 3, 150, 150] RGB, (value − mean) / 255 with
 * means 122.782, 117.001, 104.298; output 128 numbers, not normalised. Deterministic.
 * @param bytes `face_recognition_model.bin`
 * @param manifest `face_recognition_model-weights_manifest.json`
 */
export function convertDlibToOnnx(bytes: Uint8Array, manifest: string): Uint8Array {
  const graph = new OnnxGraph();
  const network: Network = { graph, weights: readTfjsWeights(bytes, manifest) };
  const first = convolve(network, { name: 'input', side }, 'conv32_down', { stride: 2, padding: 'VALID' });
  const pooled = graph.addNode('MaxPool', [relu(network, first).name], {
    kernel_shape: [3, 3],
    strides: [2, 2],
  });
  let layer: Layer = { name: pooled, side: Math.floor((first.side - 3) / 2) + 1 };
  for (const n of [1, 2, 3]) layer = addBlock(network, layer, `conv32_${n}`);
  for (const [name, ins, outs, blocks] of stages) {
    layer = addHalvingBlock(network, layer, { name: `${name}_down`, ins, outs });
    for (let n = 1; n <= blocks; n++) layer = addBlock(network, layer, `${name}_${n}`);
  }
  layer = addHalvingBlock(network, layer, { name: 'conv256_down_out', ins: 256, outs: 256 });
  const mean = graph.addNode('GlobalAveragePool', [layer.name]);
  const { values, shape } = take(network, 'fc');
  const embedding = graph.addNode('Gemm', [
    graph.addNode('Flatten', [mean], { axis: 1 }),
    graph.addFloats(values, shape, 'w'),
  ]);
  return graph.encode(
    [{ name: 'input', dims: ['N', 3, side, side] }],
    [{ name: 'embedding', value: { rank: 2, nhwc: embedding } }],
  );
}

function take({ weights }: Network, name: string): ShapedValues {
  const found = weights.get(name);
  if (found === undefined) throw new Error(`The network has no weights ${name}`);
  return found;
}

/** A convolution with the scale that follows it folded in: dlib's `affine` layer has a factor and an offset per channel. */
function convolve(
  network: Network,
  from: Layer,
  name: string,
  { stride, padding }: { stride: number; padding: 'SAME' | 'VALID' },
): Layer {
  const filters = toOutInOrder(take(network, `${name}/conv/filters`));
  const factors = take(network, `${name}/scale/weights`).values;
  const offsets = take(network, `${name}/scale/biases`).values;
  const bias = take(network, `${name}/conv/bias`).values.map((value, i) => value * factors[i]! + offsets[i]!);
  const perChannel = filters.values.length / factors.length;
  const values = filters.values.map((value, i) => value * factors[Math.floor(i / perChannel)]!);
  const image: LayoutValue = { rank: 4, nchw: from.name };
  const { nchw } = network.graph.addConvolution(image, { ...filters, values }, bias, {
    padding: padding === 'SAME' ? 'SAME_UPPER' : 'VALID',
    strides: [stride, stride],
    dilations: [1, 1],
    group: 1,
  });
  const kernel = filters.shape[2]!;
  const size = padding === 'SAME' ? from.side : Math.floor((from.side - kernel) / stride) + 1;
  return { name: nchw!, side: size };
}

const relu = ({ graph }: Network, layer: Layer): Layer => ({
  ...layer,
  name: graph.addNode('Relu', [layer.name]),
});

const addAndRelu = (network: Network, a: Layer, b: Layer): Layer =>
  relu(network, { ...a, name: network.graph.addNode('Add', [a.name, b.name]) });

/** A residual block that keeps size and channels. */
function addBlock(network: Network, from: Layer, name: string): Layer {
  const same = { stride: 1, padding: 'SAME' } as const;
  const inner = relu(network, convolve(network, from, `${name}/conv1`, same));
  return addAndRelu(network, convolve(network, inner, `${name}/conv2`, same), from);
}

/** A residual block that halves the image: the shortcut is its mean over 2×2, with zeros for the channels that are new. */
function addHalvingBlock(
  network: Network,
  from: Layer,
  { name, ins, outs }: { name: string; ins: number; outs: number },
): Layer {
  const { graph } = network;
  const inner = relu(network, convolve(network, from, `${name}/conv1`, { stride: 2, padding: 'VALID' }));
  const turned = convolve(network, inner, `${name}/conv2`, { stride: 1, padding: 'SAME' });
  const half = Math.floor(from.side / 2);
  const mean = graph.addNode('AveragePool', [from.name], { kernel_shape: [2, 2], strides: [2, 2] });
  const missing = half - turned.side;
  const wide = missing === 0 ? turned.name : addZeros(network, turned.name, [0, missing, missing]);
  const deep = ins === outs ? mean : addZeros(network, mean, [outs - ins, 0, 0]);
  return addAndRelu(network, { name: wide, side: half }, { name: deep, side: half });
}

/** Adds zeros behind the channels, below the rows and right of the columns. */
function addZeros(
  { graph }: Network,
  image: string,
  [channels, rows, columns]: [number, number, number],
): string {
  const pads = graph.addInts([0, 0, 0, 0, 0, channels, rows, columns]);
  return graph.addNode('Pad', [image, pads, graph.addFloats(Float32Array.of(0), [], 'c')], {
    mode: 'constant',
  });
}
