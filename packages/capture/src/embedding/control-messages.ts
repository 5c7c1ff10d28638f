import type { CaptureEvents } from '../capture-events.ts';
import type { Hint } from '../guidance/guidance.ts';
import type { State } from '../machine/states.ts';
import type { MessageTargets } from './page-messages.ts';

/** A message of the control interface (docs/wire.md#control-messages). */
interface ControlMessage {
  readonly type: `authid:control:${'loaded' | 'flng' | 'feedback'}`;
  readonly params: object;
}

/** The engine's words for what the user should change (docs/wire.md#control-messages), and ours where it has none. */
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

/** What the control interface needs of the capture component. */
export interface ControlledCapture extends EventTarget {
  /** Asks the server for the session once more. */
  refresh(): void;
}

/** What the control interface needs beside page and component. */
export interface ControlOptions {
  /** Defines the control object in this very window, for an app around a WebView; resolves when it is there. */
  loadFace: () => Promise<unknown>;
  /** Waits. */
  sleep: (ms: number) => Promise<void>;
}

/** Pauses between questions whether the embedding page has loaded a script meanwhile, ms. The last one is repeated. */
const askPausesMs = [1_000, 1_000, 2_000, 3_000, 5_000, 10_000];

/**
 * Tells who controls the page that it has loaded and that attempts are over, and after `authid:control:setup` of the
 * embedding page also what the user is asked to change. Holds no secret and no score: any origin may read it.
 *
 * An embedding page hears it only if it loaded a script of the control interface for this transaction, which the server
 * knows (`selfsame:controlled`): others take a message that they don't know for the end (docs/wire.md#control-messages). The script
 * may come after this page, so the server is asked again now and then. The app around a WebView always hears it.
 */
export function startControl(
  page: ControlWindow,
  capture: ControlledCapture,
  { loadFace, sleep }: ControlOptions,
): void {
  const isInWebView = page.ReactNativeWebView !== undefined;
  const isEmbedded = page.parent !== (page as unknown);
  if (!isEmbedded && !isInWebView) return;
  let isControlled = isInWebView;
  let isOver = false;
  const post = (name: 'loaded' | 'flng' | 'feedback', params: object) => {
    const message: ControlMessage = { type: `authid:control:${name}`, params };
    page.parent.postMessage(message, '*');
    page.ReactNativeWebView?.postMessage(JSON.stringify(message));
  };
  const controlled = new Promise<void>((resolve) => {
    const settle = () => resolve();
    if (isInWebView) loadFace().then(settle, settle);
    else
      capture.addEventListener('selfsame:controlled', () => {
        isControlled = true;
        resolve();
      });
  });
  const loaded = new Promise<void>((resolve) => page.addEventListener('load', () => resolve()));
  void Promise.all([controlled, loaded]).then(() => post('loaded', {}));

  const askAgain = async () => {
    for (let round = 0; !isControlled && !isOver; round++) {
      await sleep(askPausesMs[Math.min(round, askPausesMs.length - 1)]!);
      if (!isControlled && !isOver) capture.refresh();
    }
  };
  void askAgain();
  capture.addEventListener('selfsame:result', () => {
    isOver = true;
  });

  let isWatched = false;
  let before: State['name'] | null = null;
  page.addEventListener('message', ({ source, data }) => {
    if (source === (page.parent as unknown) && data?.type === 'authid:control:setup') isWatched = true;
  });
  capture.addEventListener('selfsame:state', (event) => {
    const now = (event as CaptureEvents['selfsame:state']).detail.state;
    if (isControlled && isAttemptOver(before, now)) post('flng', { message: 'LIVENESS_FINISHED' });
    before = now;
  });
  capture.addEventListener('selfsame:feedback', (event) => {
    if (isControlled && isWatched)
      post('feedback', feedbackParams((event as CaptureEvents['selfsame:feedback']).detail.hint));
  });
}
