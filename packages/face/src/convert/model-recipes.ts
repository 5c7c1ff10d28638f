import { type ModelManifest, manifests } from '../model/manifest.ts';
import { rewritePrelu } from './rewrite-prelu.ts';
import { convertTfliteToOnnx } from './tflite-to-onnx.ts';

/** How one model file is made from a file of an installed npm package. */
export interface ModelRecipe {
  manifest: ModelManifest;
  /** npm package, and the file inside it. */
  packageName: string;
  packageFile: string;
  /** SHA-256 (hex) of that file: tells a changed package from a changed converter. */
  packageFileSha256: string;
  /** The bytes of the package's file to the bytes of the model. Deterministic. */
  convert(source: Uint8Array): Uint8Array;
}

/** Where the plain FaceMesh lies inside MediaPipe's packed assets (listed in its `_packed_assets_loader.js`). */
const faceMeshBytes = { start: 2495952, end: 3737848 } as const;

/** One recipe per model of the engine. */
export const modelRecipes: readonly ModelRecipe[] = [
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
    convert: (source) => rewritePrelu(source, 'convolution'),
  },
  {
    manifest: manifests.pad,
    packageName: 'faceplugin-face-recognition-js',
    packageFile: 'model/fr_liveness.onnx',
    packageFileSha256: 'afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d',
    convert: (source) => rewritePrelu(source, 'product'),
  },
];
