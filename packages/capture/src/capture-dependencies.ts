import type { FaceDetector } from './detector/blaze-face.ts';
import type { Arrival } from './machine/machine.ts';
import type { PageModel } from './machine/states.ts';
import type { SessionApi } from './session/session-api.ts';

/** What the controller needs of its surroundings. */
export interface CaptureDependencies {
  /** Null: the address carries no transaction. */
  readonly api: SessionApi | null;
  readonly arrival: Arrival;
  /** Names the session among the tabs and reloads of this browser. */
  readonly sessionName: string;
  /** Whether a phone would be the better camera. */
  readonly isDesktop: boolean;
  readonly video: HTMLVideoElement;
  /** Size of the area that the video covers, CSS pixels. */
  readonly stage: () => { readonly width: number; readonly height: number };
  readonly loadDetector: () => Promise<FaceDetector>;
  readonly clock: () => number;
  /** Called after every change of the model or of the holding progress (0…1). */
  readonly onChange: (model: PageModel, progress: number) => void;
}
