import { blur, boxMean } from './blur.ts';
import { makePlane, moveBy, type Plane, resize, shrink } from './plane.ts';
import { faceWindow } from './regions.ts';

/** The stages of the registration, coarse to fine: how many times smaller, and steps taken (decision 0130). */
const stages = [
  { factor: 4, steps: 6 },
  { factor: 2, steps: 5 },
  { factor: 1, steps: 4 },
] as const;
/** σ that takes noise off at full size; the shrunk stages need none. */
const fineBlur = 0.8;
/** σ of the local mean and of the local contrast that light is taken out with, and the contrast² below which it is noise. */
const meanSigma = 6;
const contrastSigma = 8;
const leastContrast = 4;
/** Side of the window in which one movement is fitted, and what keeps a flat window from moving. */
const fitSize = 11;
const damping = 0.0015;
/** Largest step and largest flow, px of the stage; σ by which the flow is smoothed after each step. */
const mostStep = 1;
const mostFlow = 8;
const flowSigma = 2;

/** The planes of one stage. Module-wide: a thread registers one pair at a time. */
const rooms = stages.map(({ factor }) => {
  const make = () => makePlane(faceWindow.width / factor, faceWindow.height / factor);
  return {
    a: make(),
    b: make(),
    moved: make(),
    flowX: make(),
    flowY: make(),
    spare: make(),
    gradientX: make(),
    gradientY: make(),
    sums: { xx: make(), yy: make(), xy: make(), xe: make(), ye: make() },
  };
});
type Room = (typeof rooms)[number];

/**
 * Registers one window of a face densely onto another: pyramidal Lucas–Kanade with a smoothed flow.
 * Source: Lucas, Kanade 1981; Bouguet 2001 (pyramid); constants: decision 0130, step 2.
 * @param into gets `moving`, moved to where `fixed` has the same
 */
export function registerOnto(fixed: Plane, moving: Plane, into: Plane): Plane {
  let coarser: Room | null = null;
  for (const [index, { factor, steps }] of stages.entries()) {
    const room = rooms[index]!;
    prepare(fixed, factor, room.a, room.spare);
    prepare(moving, factor, room.b, room.spare);
    if (coarser === null) {
      room.flowX.data.fill(0);
      room.flowY.data.fill(0);
    } else {
      resize(coarser.flowX, room.flowX, room.flowX.width / coarser.flowX.width);
      resize(coarser.flowY, room.flowY, room.flowY.height / coarser.flowY.height);
    }
    for (let step = 0; step < steps; step++) improveFlow(room);
    coarser = room;
  }
  return moveBy(moving, coarser!.flowX, coarser!.flowY, into);
}

/** Brings a plane to a stage's size, and takes its light out: local mean 0, local contrast about 1. */
function prepare(source: Plane, factor: number, into: Plane, spare: Plane): void {
  if (factor === 1) blur(source, fineBlur, into);
  else shrink(source, factor, into);
  blur(into, meanSigma, spare);
  const [values, means] = [into.data, spare.data];
  for (let i = 0; i < values.length; i++) {
    values[i]! -= means[i]!;
    means[i] = values[i]! * values[i]!;
  }
  blur(spare, contrastSigma, spare);
  for (let i = 0; i < values.length; i++) values[i]! /= Math.sqrt(means[i]! + leastContrast);
}

function improveFlow({ a, b, moved, flowX, flowY, gradientX, gradientY, sums }: Room): void {
  moveBy(b, flowX, flowY, moved);
  findGradients(a, moved, gradientX, gradientY);
  multiply(a, moved, gradientX, gradientY, sums);
  for (const plane of Object.values(sums)) boxMean(plane, fitSize, plane);
  const { xx, yy, xy, xe, ye } = sums;
  for (let i = 0; i < xx.data.length; i++) {
    const [sxx, syy, sxy] = [xx.data[i]! + damping, yy.data[i]! + damping, xy.data[i]!];
    const [sxe, sye] = [xe.data[i]!, ye.data[i]!];
    const determinant = sxx * syy - sxy * sxy;
    flowX.data[i] = addStep(flowX.data[i]!, (syy * sxe - sxy * sye) / determinant);
    flowY.data[i] = addStep(flowY.data[i]!, (sxx * sye - sxy * sxe) / determinant);
  }
  blur(flowX, flowSigma, flowX);
  blur(flowY, flowSigma, flowY);
}

function addStep(flow: number, step: number): number {
  const bounded = step > mostStep ? mostStep : step < -mostStep ? -mostStep : step;
  const sum = flow + bounded;
  return sum > mostFlow ? mostFlow : sum < -mostFlow ? -mostFlow : sum;
}

/** Sobel gradients of the mean of both planes, per pixel; 0 on the outermost ones. */
function findGradients(a: Plane, b: Plane, intoX: Plane, intoY: Plane): void {
  const { width, height } = a;
  const [p, q, outX, outY] = [a.data, b.data, intoX.data, intoY.data];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const [u, d] = [i - width, i + width];
      const northWest = p[u - 1]! + q[u - 1]!;
      const northEast = p[u + 1]! + q[u + 1]!;
      const southWest = p[d - 1]! + q[d - 1]!;
      const southEast = p[d + 1]! + q[d + 1]!;
      const acrossMiddle = p[i + 1]! + q[i + 1]! - p[i - 1]! - q[i - 1]!;
      const downMiddle = p[d]! + q[d]! - p[u]! - q[u]!;
      // A Sobel sum is 8 times the gradient, and there are two planes.
      outX[i] = (northEast - northWest + southEast - southWest + 2 * acrossMiddle) / 16;
      outY[i] = (southWest - northWest + southEast - northEast + 2 * downMiddle) / 16;
    }
  }
}

/** The products whose means over a window are the equations of the movement in it. */
function multiply(a: Plane, moved: Plane, gradientX: Plane, gradientY: Plane, into: Room['sums']): void {
  const { xx, yy, xy, xe, ye } = into;
  for (let i = 0; i < a.data.length; i++) {
    const gx = gradientX.data[i]!;
    const gy = gradientY.data[i]!;
    const error = a.data[i]! - moved.data[i]!;
    xx.data[i] = gx * gx;
    yy.data[i] = gy * gy;
    xy.data[i] = gx * gy;
    xe.data[i] = gx * error;
    ye.data[i] = gy * error;
  }
}
