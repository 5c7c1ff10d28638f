import type { FaceDetector } from './detector/blaze-face.ts';
import type { Arrival } from './machine/machine.ts';
import type { CaptureEvent, Effect, PageModel } from './machine/states.ts';
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

/** What a stand-in needs of the page. */
export interface StandInPage {
  readonly api: SessionApi;
  readonly send: (event: CaptureEvent) => void;
  /** Fires when the component left the page. */
  readonly signal: AbortSignal;
}

/** Stands in for the camera and for what is taken with it. */
export interface StandIn {
  /** The page's model has changed. */
  saw(model: PageModel): void;
  /** Does an effect in place of the camera. @returns false where it is left to the camera */
  does(effect: Effect, model: PageModel): boolean;
}
