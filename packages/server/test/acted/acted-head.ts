import type { StepAsk } from '@selfsame/contract';

interface Angles {
  yaw: number;
  pitch: number;
}

/** Degrees between two frames 0.1 s apart: heads at ease turn by up to 10. */
const stride = 4;

/**
 * A head that goes to where it is asked to look, some degrees a frame, and is never quite still.
 * @param places where each ask leads, degrees
 */
export function createActedHead<Place extends Angles>(places: Record<StepAsk, Place>) {
  let at: Angles = places.center;
  let frames = 0;
  const towards = (from: number, to: number) => from + Math.max(-stride, Math.min(stride, to - from));
  /** No two frames of a camera are the same. */
  const tremble = () => (frames++ % 7) / 100;
  return (ask: StepAsk): Place => {
    const place = places[ask];
    at = { yaw: towards(at.yaw, place.yaw), pitch: towards(at.pitch, place.pitch) };
    return { ...place, yaw: at.yaw + tremble(), pitch: at.pitch + tremble() };
  };
}
