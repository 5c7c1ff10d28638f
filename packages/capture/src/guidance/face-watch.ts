import type { Light } from '../camera/light.ts';
import { measureLight } from '../camera/light.ts';
import type { FaceDetector } from '../detector/blaze-face.ts';
import { DETECTOR_INPUT } from '../detector/blaze-face.ts';
import type { Face } from '../detector/face.ts';
import type { View } from './view.ts';
import { detectorSquare } from './view.ts';

/** Looks at a video through the detector. */
export interface FaceWatch {
  /** Faces in the current picture, best first, and the light on the first (without one, in the middle). */
  look(view: View): { faces: Face[]; light: Light };
}

/** Where the light is measured while there is no face. */
const wholePicture: Pick<Face, 'x' | 'y' | 'width' | 'height'> = { x: 0.5, y: 0.5, width: 1, height: 1 };

/** Builds a watch with a canvas of its own. */
export function createFaceWatch(video: HTMLVideoElement, detector: FaceDetector): FaceWatch {
  const canvas = document.createElement('canvas');
  canvas.width = DETECTOR_INPUT;
  canvas.height = DETECTOR_INPUT;
  // Read back at every look: kept in memory, not on the GPU.
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  return {
    look(view) {
      if (context === null) throw new Error('no 2d canvas');
      const { x, y, side } = detectorSquare(view);
      context.imageSmoothingQuality = 'medium';
      context.drawImage(video, x, y, side, side, 0, 0, DETECTOR_INPUT, DETECTOR_INPUT);
      const { data } = context.getImageData(0, 0, DETECTOR_INPUT, DETECTOR_INPUT);
      const faces = detector.detect(data);
      return { faces, light: measureLight(data, faces[0] ?? wholePicture) };
    },
  };
}
