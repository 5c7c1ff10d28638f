import { basename } from 'node:path';
import dlib from '../src/model/embedders/dlib-resnet29-128-1.json' with { type: 'json' };
import { type ModelManifest, manifests } from '../src/model/manifest.ts';
import { convertDlibToOnnx } from './dlib-to-onnx.ts';
import { flushWeights } from './flush-weights.ts';
import { rewritePrelu } from './rewrite-prelu.ts';
import { convertTfliteToOnnx } from './tflite-to-onnx.ts';

/** How one model file is made from a file of an installed npm package. */
export interface ModelRecipe {
  manifest: Pick<ModelManifest, 'file' | 'sha256' | 'source'>;
  /** npm package, and the file inside it. */
  packageName: string;
  packageFile: string;
  /** SHA-256 (hex) of that file: tells a changed package from a changed converter. */
  packageFileSha256: string;
  /** Further files of the package that the conversion reads. */
  further?: readonly { file: string; sha256: string }[];
  /** The bytes of the package's file, and of the further ones, to the bytes of the model. Deterministic. */
  convert(source: Uint8Array, ...further: Uint8Array[]): Uint8Array;
}

/** Where the plain FaceMesh lies inside MediaPipe's packed assets (listed in its `_packed_assets_loader.js`). */
const faceMeshBytes = { start: 2495952, end: 3737848 } as const;

/** One recipe per model of the engine. */
export const modelRecipes: readonly (ModelRecipe & { manifest: ModelManifest })[] = [
  {
    manifest: manifests.shortRangeDetector,
    packageName: '@mediapipe/face_detection',
    packageFile: 'face_detection_short_range.tflite',
    packageFileSha256: '3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633',
    convert: convertTfliteToOnnx,
  },
  {
    manifest: manifests.fullRangeDetector,
    packageName: '@mediapipe/face_detection',
    packageFile: 'face_detection_full_range.tflite',
    packageFileSha256: '99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3',
    convert: convertTfliteToOnnx,
  },
  {
    manifest: manifests.landmarks,
    packageName: '@mediapipe/face_mesh',
    packageFile: 'face_mesh_solution_packed_assets.data',
    packageFileSha256: 'dbe5905c582c0462cdaea17e7e6ecea92edaa8cccc515c5e2e7291f2cbb5fb99',
    convert: (source) => {
      const tflite = source.subarray(faceMeshBytes.start, faceMeshBytes.end);
      return rewritePrelu(convertTfliteToOnnx(tflite), 'convolution');
    },
  },
  {
    manifest: manifests.embedder,
    packageName: 'faceplugin-face-recognition-js',
    packageFile: 'model/fr_feature.onnx',
    packageFileSha256: '87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581',
    convert: (source) => flushWeights(rewritePrelu(source, 'convolution')),
  },
  {
    manifest: manifests.pad,
    packageName: 'faceplugin-face-recognition-js',
    packageFile: 'model/fr_liveness.onnx',
    packageFileSha256: 'afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d',
    convert: (source) => rewritePrelu(source, 'product'),
  },
];

/**
 * The embedder of dlib, which no installation needs: it is what shows that another embedder can take over, and what those
 * may choose who want weights in the public domain. Its package is installed for development only.
 */
export const dlibRecipe: ModelRecipe = {
  manifest: { ...dlib, file: basename(dlib.file) },
  packageName: '@vladmandic/face-api',
  packageFile: 'model/face_recognition_model.bin',
  packageFileSha256: 'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589',
  further: [
    {
      file: 'model/face_recognition_model-weights_manifest.json',
      sha256: 'cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b',
    },
  ],
  convert: (weights, manifest) => convertDlibToOnnx(weights, new TextDecoder().decode(manifest)),
};
