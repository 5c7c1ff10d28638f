import { centroid, type Point } from '../image/affine.ts';
import type { Detection } from '../model/blazeface.ts';
import { meshPoints, type Region } from '../model/face-mesh.ts';

/** Rings of mesh points around the eyes of the person (FaceMesh topology), and single points used here. */
const rightEye = [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7];
const leftEye = [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249];
const noseTip = 4;
const rightMouthCorner = 61;
const leftMouthCorner = 291;
const rightEyeOuter = 33;
const leftEyeOuter = 263;

/** The mesh is looked for in a region this many times the face (MediaPipe's own). */
const regionFactor = 1.5;

/** The region of the first pass: the detected box, turned so that the detected eyes are level. */
export function regionOfDetection({ box, keypoints }: Detection): Region {
  const [right, left] = keypoints as [Point, Point];
  return {
    x: (box.x1 + box.x2) / 2,
    y: (box.y1 + box.y2) / 2,
    side: regionFactor * Math.max(box.x2 - box.x1, box.y2 - box.y1),
    angle: Math.atan2(left.y - right.y, left.x - right.x),
  };
}

/** The region of the second pass: around the points of the first, level with the eyes, as MediaPipe does when tracking. */
export function regionOfMesh(points: Float32Array): Region {
  const right = meshPoint(points, rightEyeOuter);
  const left = meshPoint(points, leftEyeOuter);
  const angle = Math.atan2(left.y - right.y, left.x - right.x);
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 3) {
    const x = points[i]! * cosine + points[i + 1]! * sine;
    const y = points[i + 1]! * cosine - points[i]! * sine;
    x1 = Math.min(x1, x);
    x2 = Math.max(x2, x);
    y1 = Math.min(y1, y);
    y2 = Math.max(y2, y);
  }
  const x = (x1 + x2) / 2;
  const y = (y1 + y2) / 2;
  const side = regionFactor * Math.max(x2 - x1, y2 - y1);
  return { x: x * cosine - y * sine, y: x * sine + y * cosine, side, angle };
}

/** The five points of face alignment: eye centres (right, left), nose tip, mouth corners (right, left). */
export function alignmentPoints(points: Float32Array): [Point, Point, Point, Point, Point] {
  const centre = (ring: readonly number[]) => centroid(ring.map((index) => meshPoint(points, index)));
  const single = [noseTip, rightMouthCorner, leftMouthCorner].map((index) => meshPoint(points, index));
  return [centre(rightEye), centre(leftEye), ...(single as [Point, Point, Point])];
}

/** Share of the mesh that lies outside the picture, 0…1. */
export function shareOutside(points: Float32Array, picture: { width: number; height: number }): number {
  let outside = 0;
  for (let i = 0; i < points.length; i += 3) {
    const x = points[i]!;
    const y = points[i + 1]!;
    if (x < 0 || y < 0 || x > picture.width - 1 || y > picture.height - 1) outside++;
  }
  return outside / meshPoints;
}

function meshPoint(points: Float32Array, index: number): Point {
  return { x: points[3 * index]!, y: points[3 * index + 1]! };
}
