import type { CaptureMeta } from '@selfsame/contract';
import type { Frame } from '../camera/frames.ts';

/** A taken capture, ready to be sent (again). */
export interface CaptureForm {
  readonly attemptId: string;
  readonly form: FormData;
}

/** The multipart form of a capture: `meta` first, then the frames in time order. */
export function packCaptureForm(
  attemptId: string,
  frames: readonly Frame[],
  about: Pick<CaptureMeta, 'camera' | 'detector'>,
): CaptureForm {
  const meta: CaptureMeta = { frames: frames.map(({ atMs }) => ({ atMs })), ...about };
  const form = new FormData();
  form.append('meta', JSON.stringify(meta));
  for (const [i, { jpeg }] of frames.entries()) form.append('frame', jpeg, `frame-${i}.jpg`);
  return { attemptId, form };
}
