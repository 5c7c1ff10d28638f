import type { ModelManifest } from './manifest.ts';

/** A model is data (its manifest) and two pure functions; `loadModel` gives it a session to run in. */
export interface Model<Input, Output> {
  manifest: ModelManifest;
  /** Writes the network's input, planar [3, height, width], into `into`, all of it. */
  prepare(input: Input, into: Float32Array): void;
  /** Reads the network's outputs, in the order of the file, as what they mean. The arrays are valid only during the call. */
  read(outputs: readonly Float32Array[], input: Input): Output;
}

/** A model that is loaded and can be run; one run at a time. */
export interface RunningModel<Input, Output> {
  run(input: Input): Promise<Output>;
  release(): Promise<void>;
}
