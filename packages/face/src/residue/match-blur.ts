import { type Axis, blur, lineMean } from './blur.ts';
import { correlation } from './correlation.ts';
import { makePlane, type Plane } from './plane.ts';
import { faceWindow, regions } from './regions.ts';

/** What the sharper of two pictures may have to be blurred by (decision 0130): lens and focus, or a movement. */
const gaussians = [0.7, 1.2, 1.8, 2.6] as const;
const movements = [5, 9, 13] as const;
const axes: readonly Axis[] = ['across', 'down'];
/** Detail is looked at between these σ. */
const fine = 1;
const coarse = 4;

type Blur = (source: Plane, into: Plane) => Plane;

const blurs: readonly Blur[] = [
  ...gaussians.map(
    (sigma): Blur =>
      (source, into) =>
        blur(source, sigma, into),
  ),
  ...movements.flatMap((size) =>
    axes.map(
      (axis): Blur =>
        (source, into) =>
          lineMean(source, size, axis, into),
    ),
  ),
];

const make = () => makePlane(faceWindow.width, faceWindow.height);
const [detailA, detailB, spare] = [make(), make(), make()];

/**
 * Blurs the sharper of two registered windows until they look most alike, in place: a head that moves is less sharp than
 * one at rest, and that alone must not count as unexplained.
 */
export function matchBlur(a: Plane, b: Plane): void {
  // A blur of the detail is the detail of the blurred plane: both are linear, so detail is taken once.
  takeDetail(a, detailA);
  takeDetail(b, detailB);
  let best = { likeness: likenessOf(detailA, detailB), plane: a, by: null as Blur | null };
  for (const by of blurs) {
    const ofA = likenessOf(by(detailA, spare), detailB);
    if (ofA > best.likeness) best = { likeness: ofA, plane: a, by };
    const ofB = likenessOf(detailA, by(detailB, spare));
    if (ofB > best.likeness) best = { likeness: ofB, plane: b, by };
  }
  best.by?.(best.plane, best.plane);
}

const likenessOf = (a: Plane, b: Plane): number => correlation(a, b, regions.inner);

function takeDetail(source: Plane, into: Plane): void {
  blur(source, coarse, spare);
  blur(source, fine, into);
  for (let i = 0; i < into.data.length; i++) into.data[i]! -= spare.data[i]!;
}
