/** What is known about a model before it is loaded. */
export interface ModelManifest {
  /** Name stored with what the model made (templates, evidence). A change of weights or preparation changes it. */
  id: string;
  /** File name in the models folder, or an absolute path. */
  file: string;
  /** SHA-256 of the file, hex. */
  sha256: string;
  /** Input shape [batch, channels, height, width], float32. */
  input: readonly [1, 3, number, number];
  /** npm package and version that the weights come from. */
  source: string;
  /** What is known about licence and training data, honestly. */
  licence: string;
  /** The file that an operator described the model in; absent or null for the models that come with the program. */
  manifestPath?: string | null;
}

const googleLicence = 'Apache-2.0 (Google MediaPipe)';
const facepluginLicence =
  'MIT by the publisher of the npm package; training data undisclosed, and the LICENSE text names a third party (NOTICE)';

/** Every model that the engine runs. */
export const manifests = {
  shortRangeDetector: {
    id: 'blazeface-short-range-1',
    file: 'face_detection_short_range.onnx',
    sha256: '57b6aa75d923e00bd4cd634ff25c7a0277a0b1b078d3470d30fd24f6b58e1921',
    input: [1, 3, 128, 128],
    source: '@mediapipe/face_detection@0.4.1657300184',
    licence: googleLicence,
  },
  fullRangeDetector: {
    id: 'blazeface-full-range-1',
    file: 'face_detection_full_range.onnx',
    sha256: '244fed0b9042a2465bc08ff7086c8d11c79a5dbd448873822b229bb41d6072aa',
    input: [1, 3, 192, 192],
    source: '@mediapipe/face_detection@0.4.1657300184',
    licence: googleLicence,
  },
  landmarks: {
    id: 'facemesh-468-1',
    file: 'face_landmark_fast.onnx',
    sha256: '82bda3612244f7957765e87ab022d6df8b7020cc7b7c160d969fc6a6073ba0fe',
    input: [1, 3, 192, 192],
    source: '@mediapipe/face_mesh@0.4.1657299874',
    licence: googleLicence,
  },
  embedder: {
    id: 'fr-mobilefacenet-512-1',
    file: 'fr_feature_fast.onnx',
    sha256: '71f789e3285210c6819879ff4b613a1a7b573dde34e81abffde18a44db2b46a7',
    input: [1, 3, 112, 112],
    source: 'faceplugin-face-recognition-js@0.0.1',
    licence: facepluginLicence,
  },
  pad: {
    id: 'fr-minifasnet-128-1',
    file: 'fr_liveness_fast.onnx',
    sha256: '1aba23881663dca42ebd365a61058e46225e49044a27ca75f4c2e615e7735529',
    input: [1, 3, 128, 128],
    source: 'faceplugin-face-recognition-js@0.0.1',
    licence: facepluginLicence,
  },
} as const satisfies Record<string, ModelManifest>;
