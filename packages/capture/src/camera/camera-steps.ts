import { isHandheld, isInApp, type Surroundings } from '../embedding/surroundings.ts';

/** One step towards a camera that was refused: what is said (a key of `Texts.cameraSteps`), and what is drawn beside it. */
export interface CameraStep {
  readonly say: 'sign' | 'site' | 'safari' | 'allow' | 'unblock' | 'app' | 'browser';
  readonly draw:
    | 'sliders'
    | 'lock'
    | 'camera'
    | 'page'
    | 'gear'
    | 'menu'
    | 'switch'
    | 'cross'
    | 'dots'
    | 'leave';
}

const allow: CameraStep = { say: 'allow', draw: 'switch' };

/**
 * How a camera that the user refused once is allowed again, by browser and system: each keeps the switch elsewhere, behind
 * a sign of its own. Signs as in Chrome 117+ (sliders), Safari 18 (page with lines), Firefox 140 and Samsung Internet.
 * @returns empty for a browser that isn't known, or whose switch lies in the system's settings
 */
export function cameraSteps(surroundings: Surroundings): readonly CameraStep[] {
  const { userAgent } = surroundings;
  if (isInApp(surroundings))
    return [
      { say: 'app', draw: 'dots' },
      { say: 'browser', draw: 'leave' },
    ];
  // Other browsers on iOS keep the camera in the system's settings.
  if (/CriOS|FxiOS|EdgiOS|OPiOS/.test(userAgent)) return [];
  if (/Firefox\//.test(userAgent))
    return isHandheld(surroundings)
      ? [{ say: 'sign', draw: 'lock' }, allow]
      : [
          { say: 'sign', draw: 'camera' },
          { say: 'unblock', draw: 'cross' },
        ];
  if (/SamsungBrowser\//.test(userAgent)) return [{ say: 'sign', draw: 'lock' }, allow];
  if (/Chrome\//.test(userAgent)) return [{ say: 'sign', draw: 'sliders' }, allow];
  if (!/Safari\//.test(userAgent)) return [];
  if (isHandheld(surroundings)) return [{ say: 'sign', draw: 'page' }, { say: 'site', draw: 'gear' }, allow];
  return /Macintosh/.test(userAgent) ? [{ say: 'safari', draw: 'menu' }, allow] : [];
}
