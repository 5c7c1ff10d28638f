import type { CaptureEvents } from './capture-events.ts';
import type { Hint } from './guidance.ts';
import type { MessageTargets } from './page-messages.ts';
import type { State } from './states.ts';

/** A message of the control interface (contract.md §3.4 and §3.5). */
interface ControlMessage {
  readonly type: `authid:control:${'loaded' | 'flng' | 'feedback'}`;
  readonly params: object;
}

/** The engine's words for what the user should change (contract.md §8.3), and ours where it has none. */
const feedbackValues: Readonly<Record<Hint, string>> = {
  noFace: 'NoFace',
  manyFaces: 'MultipleFaces',
  closer: 'FaceTooSmall',
  farther: 'FaceTooLarge',
  center: 'FaceCloseToBorder',
  upright: 'BadFaceAngle',
  straight: 'BadFaceAngle',
  dark: 'TooDark',
  bright: 'TooBright',
};

/** What `feedback` says of a hint; null: all is right. */
export function feedbackParams(hint: Hint | null): { message: string; value1?: string } {
  return hint === null
    ? { message: 'MOTION_ACCEPTABLE' }
    : { message: 'LIVENESS_FEEDBACK', value1: feedbackValues[hint] };
}

/** Whether a capture attempt has just been answered: once for each, however often its upload was interrupted. */
export function isAttemptOver(before: State['name'] | null, now: State['name']): boolean {
  return (before === 'uploading' || before === 'capturing') && (now === 'retry' || now === 'done');
}

/** What of a window the control interface uses. */
export interface ControlWindow extends MessageTargets {
  addEventListener(name: 'message' | 'load', listener: (event: MessageEvent) => void): void;
}

/**
 * Tells whoever embeds the page that it has loaded and that attempts are over, and after `authid:control:setup` of the
 * embedding page also what the user is asked to change. Holds no secret and no score: any origin may read it.
 */
export function startControl(page: ControlWindow, capture: EventTarget): void {
  const isEmbedded = page.parent !== (page as unknown) || page.ReactNativeWebView !== undefined;
  if (!isEmbedded) return;
  const post = (name: 'loaded' | 'flng' | 'feedback', params: object) => {
    const message: ControlMessage = { type: `authid:control:${name}`, params };
    page.parent.postMessage(message, '*');
    page.ReactNativeWebView?.postMessage(JSON.stringify(message));
  };
  let isWatched = false;
  let before: State['name'] | null = null;
  page.addEventListener('load', () => post('loaded', {}));
  page.addEventListener('message', ({ source, data }) => {
    if (source === (page.parent as unknown) && data?.type === 'authid:control:setup') isWatched = true;
  });
  capture.addEventListener('selfsame:state', (event) => {
    const now = (event as CaptureEvents['selfsame:state']).detail.state;
    if (isAttemptOver(before, now)) post('flng', { message: 'LIVENESS_FINISHED' });
    before = now;
  });
  capture.addEventListener('selfsame:feedback', (event) => {
    if (isWatched)
      post('feedback', feedbackParams((event as CaptureEvents['selfsame:feedback']).detail.hint));
  });
}
