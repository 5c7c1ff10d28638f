import { CameraError, type CameraProblem } from './camera-problem.ts';

/** What opening a camera needs of the browser. */
export interface CameraEnvironment {
  readonly isSecureContext: boolean;
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  /** Whether the embedding page allows the camera; null where the browser doesn't tell. */
  readonly isAllowedByHost: () => boolean | null;
  readonly wait: (ms: number) => Promise<void>;
}

/** A front camera in the best size that is still quick to encode; every wish may be missed. */
const size: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
};
const wishes: MediaTrackConstraints = { facingMode: 'user', ...size };

/** Chrome frees a camera some time after the last track has stopped, and nothing tells when (BigBlueButton: 5 × 200 ms). */
const BUSY_RETRIES = 5;
const BUSY_PAUSE_MS = 200;

/** The environment of the running page. */
export function browserEnvironment(wait: CameraEnvironment['wait']): CameraEnvironment {
  return { isSecureContext, mediaDevices: navigator.mediaDevices, isAllowedByHost, wait };
}

/** Only Chromium tells whether a frame may ask for the camera; elsewhere the refusal looks like the user's own. */
function isAllowedByHost(): boolean | null {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature('camera') ?? null;
}

/**
 * Asks for the camera. Call it on the user's click only.
 * @param deviceId the camera that the user chose; any front camera when it is gone, or null
 * @throws CameraError with the reason; the browser's own error is its `cause`
 */
export async function openCamera(
  environment: CameraEnvironment,
  deviceId: string | null = null,
): Promise<MediaStream> {
  const { mediaDevices } = environment;
  if (!environment.isSecureContext) throw new CameraError('insecure');
  if (mediaDevices?.getUserMedia === undefined) throw new CameraError('unsupported');
  if (environment.isAllowedByHost() === false) throw new CameraError('blockedByHost');
  let video: MediaTrackConstraints | true =
    deviceId === null ? wishes : { ...size, deviceId: { exact: deviceId } };
  for (let busy = 0; ; ) {
    try {
      return await mediaDevices.getUserMedia({ audio: false, video });
    } catch (error) {
      const { name } = error as DOMException;
      if (name === 'OverconstrainedError' && video !== true) {
        video = true;
      } else if (problemOf(error) === 'busy' && busy < BUSY_RETRIES) {
        busy++;
        await environment.wait(BUSY_PAUSE_MS);
      } else {
        throw new CameraError(problemOf(error), { cause: error });
      }
    }
  }
}

/** Names by the specification, and the old ones of Chrome and Firefox that WebViews still carry. */
function problemOf(error: unknown): CameraProblem {
  const { name, message } = error as DOMException;
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      // Chrome tells these three apart in the text alone.
      if (/dismissed/i.test(message)) return 'dismissed';
      return /system/i.test(message) ? 'blockedBySystem' : 'refused';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'notFound';
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unknown';
  }
}
