import type {
  CaptureOutcome,
  CapturePasskeyCode,
  CapturePasskeyCodeOutcome,
  CapturePasskeyOutcome,
  CaptureState,
  FlashColor,
  Handoff,
  OpenedCapture,
  PageLook,
  PageName,
  PasskeySkipReason,
  PasskeyStep,
  Remedy,
  StepAsk,
} from '@selfsame/contract';
import type { CameraProblem } from '../camera/camera-problem.ts';
import type { Hint } from '../guidance/guidance.ts';
import type { ApiProblem } from '../session/session-api.ts';

/** How a session ended, as the user is told. */
export type End =
  | 'success'
  | 'expired'
  | 'notValid'
  /** The hand-off's link was used on another device. */
  | 'taken'
  | 'finished'
  | 'maxAttempts'
  | 'declined'
  | 'canceled'
  | 'mismatch'
  /** No answer of a passkey was right. */
  | 'keyRefused'
  /** The user has said that there is no passkey, or that it is lost. */
  | 'noKey'
  /** This device held a passkey of the account before. */
  | 'alreadyKept'
  | 'error';

/** What was being done when the connection or the server failed; "Try again" does it once more. */
export type Interrupted = 'open' | 'capture' | 'upload' | 'accept' | 'decline' | 'leave' | 'passkey' | 'code';

/** Why it failed: no connection, no answer in time, or a server that is too busy. */
export type InterruptionCause = 'network' | 'timeout' | 'busy';

/** What a running challenge asks of the head; `left` is the user's own left. */
export interface Ask {
  readonly step: StepAsk;
  readonly done: number;
  readonly turns: number;
  /** How far the head has come towards the step, 0…1; 0 where there is no way to go. */
  readonly progress: number;
  /** What keeps the frames from counting; null while they do. */
  readonly hint: Remedy | null;
  /** What the screen is lit with; null but in a flash. */
  readonly color: FlashColor | null;
}

/** A step of a session at which the browser is asked for a passkey. */
export type OpenPasskeyStep = Exclude<PasskeyStep, 'none' | 'code' | 'delay'>;

/** Whether this page may ask for passkeys: a browser may know none, and a frame may not be allowed them. */
export type PasskeyAbility = 'able' | 'unable' | 'blocked';

/** What came of asking the browser, when it gave no passkey. */
export type PasskeyTrouble =
  /** Closed by the user, or no passkey on this device: browsers don't say which. */
  | 'closed'
  /** This browser or device can't. */
  | 'unable'
  /** The device holds a passkey of the account already. */
  | 'exists';

/** What the screen of a passkey shows. */
export type PasskeyPhase =
  /** The question, with the button that opens the browser's own dialog. */
  | 'ask'
  /** The dialog is open, or its answer travels. */
  | 'busy'
  /** What went wrong, with every way on. */
  | 'closed'
  | 'refused'
  | 'late'
  | 'notKept'
  | 'unable'
  | 'blocked'
  /** The ways on, with nothing gone wrong. */
  | 'ways'
  /** The hand-off to another device. */
  | 'phone'
  /** Asks once more before the session is ended, or goes on to what stands in for the passkey. */
  | 'lost'
  | 'none';

/** Where the user is. `name` is reflected as the component's `state` attribute. */
export type State =
  /** Asking the server about the link. */
  | { readonly name: 'opening' }
  /** The link has no parameters. */
  | { readonly name: 'landing' }
  /** The link says `i` for a transaction or `t` for an operation. */
  | { readonly name: 'wrong-link' }
  /** Inside another app, whose built-in browser has no camera. */
  | { readonly name: 'in-app' }
  /** A phone has taken over; this page waits for the end. */
  | { readonly name: 'following'; readonly code: string }
  /** Another tab of this browser has taken over. */
  | { readonly name: 'elsewhere' }
  /** What is being approved, with Accept and Decline. `busy` while the answer travels. */
  | { readonly name: 'approval'; readonly busy: 'accept' | 'decline' | null }
  /** A passkey is asked for, made or offered. `skip`: why the user does without, while that travels. */
  | {
      readonly name: 'passkey';
      readonly step: OpenPasskeyStep;
      readonly phase: PasskeyPhase;
      readonly skip: PasskeySkipReason | null;
    }
  /**
   * A code stands in for a passkey. `sent` null: none yet; `again`: one more was asked for; `answer`: what the user entered
   * last.
   */
  | {
      readonly name: 'code';
      readonly phase: 'ask' | 'sending' | 'enter' | 'checking' | 'wrong' | 'late';
      readonly sent: CapturePasskeyCode | null;
      readonly again: boolean;
      readonly answer: string;
    }
  /** Introduction and consent; the only way to the camera. */
  | { readonly name: 'intro' }
  /** Asks once more before the user's "Not now" ends the session; `busy` while the answer travels. */
  | { readonly name: 'leaving'; readonly busy: boolean }
  /** Waiting for the browser's permission and the first picture; `slow`: for so long that the user is told what to do. */
  | { readonly name: 'starting'; readonly slow: boolean }
  /** Live picture, something is not right yet; `hint` null until the first look. */
  | { readonly name: 'position'; readonly hint: Hint | null; readonly manual: boolean }
  /** Live picture, all right: hold still. */
  | { readonly name: 'hold'; readonly manual: boolean }
  /** The challenge runs and frames are taken; `checked` false when the user pressed the button. */
  | { readonly name: 'capturing'; readonly checked: boolean; readonly ask: Ask | null }
  | { readonly name: 'uploading'; readonly fraction: number }
  /** The server could not use the capture. */
  | { readonly name: 'retry'; readonly remedies: readonly Remedy[] }
  /** A time has to pass in place of a passkey: nothing more is asked, and the page may be closed. */
  | { readonly name: 'delay' }
  /** People look at the capture: nothing more is asked, and the page may be closed. */
  | { readonly name: 'in-review' }
  /** The page was hidden while the camera ran. */
  | { readonly name: 'paused' }
  | { readonly name: 'camera-error'; readonly problem: CameraProblem }
  | { readonly name: 'interrupted'; readonly during: Interrupted; readonly cause: InterruptionCause }
  | { readonly name: 'done'; readonly end: End; readonly page: PageName };

/** How long pictures are kept, as the server says. */
export type Retention = OpenedCapture['keeps'];

/** A camera of the device. */
export interface CameraChoice {
  readonly id: string;
  readonly label: string;
}

/** All the machine knows. */
export interface PageModel {
  readonly state: State;
  /** Inside another app that gives no camera. */
  readonly stuck: boolean;
  readonly passkeys: PasskeyAbility;
  /** How the tenant wants the page to look; null before it was opened. */
  readonly look: PageLook | null;
  /** On a phone that took over: the code that the desktop shows too. */
  readonly code: string | null;
  /** On a desktop: the way for a phone to take over. */
  readonly offer: Handoff | null;
  readonly cameras: readonly CameraChoice[];
  /** Whether prompts are spoken and finished steps sound. */
  readonly sound: boolean;
  /** Whether the challenge asks for turns of the head. */
  readonly turns: boolean;
  /** Whether the challenge lights the screen in colours unless the user objects, and whether the user does. */
  readonly flashes: boolean;
  readonly calm: boolean;
  /** How long the pictures are kept; null until the server has said. */
  readonly keeps: Retention | null;
  /** What the server last said of the session; null before it was opened. */
  readonly session: CaptureState | null;
  /** Attempts that the server had closed before the evidence came; each is renewed silently, at most twice. */
  readonly renewals: number;
}

/** What happens to the page. */
export type CaptureEvent =
  | {
      readonly type: 'opened';
      readonly session: CaptureState;
      readonly look?: PageLook;
      readonly code?: string | null;
      readonly turns?: boolean;
      readonly flashes?: boolean;
      readonly keeps?: Retention | null;
    }
  | { readonly type: 'offered'; readonly offer: Handoff }
  /** A phone took over. */
  | { readonly type: 'claimed'; readonly code: string }
  /** The session as it stands now. */
  | { readonly type: 'refreshed'; readonly session: CaptureState }
  /** Another tab took over. */
  | { readonly type: 'displaced' }
  /** The user wants to go on in this very page. */
  | { readonly type: 'here' }
  /** The session's time is over, or something else happened to it elsewhere. */
  | { readonly type: 'outdated' }
  | { readonly type: 'camerasFound'; readonly cameras: readonly CameraChoice[] }
  | { readonly type: 'soundSwitched'; readonly on: boolean }
  | { readonly type: 'decided'; readonly session: CaptureState }
  /** `calm`: without changing colours. */
  | { readonly type: 'agree'; readonly calm?: boolean }
  /** `leave`: "Not now" at the introduction; `stay`: back to it. */
  | { readonly type: 'accept' | 'decline' | 'again' | 'leave' | 'stay' }
  /** Whether passkeys can be asked for has changed: the page around this one can, or may not after all. */
  | { readonly type: 'passkeysFound'; readonly passkeys: PasskeyAbility }
  /** The user presses the button that opens the browser's dialog. */
  | { readonly type: 'passkeyUsed' }
  /** The user looks for another way, or comes back from there. */
  | { readonly type: 'passkeyTurned'; readonly to: 'ask' | 'ways' | 'phone' | 'lost' | 'none' }
  /** The user does without. */
  | { readonly type: 'passkeySkipped'; readonly reason: PasskeySkipReason }
  | { readonly type: 'passkeyTroubled'; readonly trouble: PasskeyTrouble }
  | {
      readonly type: 'passkeyAnswered';
      readonly outcome: CapturePasskeyOutcome['outcome'];
      readonly session: CaptureState;
    }
  /** The user wants the code, or another one. */
  | { readonly type: 'codeAsked'; readonly again: boolean }
  | { readonly type: 'codeSent'; readonly sent: CapturePasskeyCode }
  | { readonly type: 'codeEntered'; readonly code: string }
  | { readonly type: 'codeChecked'; readonly checked: CapturePasskeyCodeOutcome }
  | { readonly type: 'takePhoto' }
  | { readonly type: 'hidden' | 'shown' }
  /** `cameraSlow`: the browser has not given the camera for a while, and may still. */
  | { readonly type: 'cameraReady' | 'cameraSlow' }
  | { readonly type: 'cameraFailed'; readonly problem: CameraProblem }
  /** `hint` null: the face is right; `held`: it has been right and still for long enough. */
  | { readonly type: 'judged'; readonly hint: Hint | null; readonly held: boolean }
  | { readonly type: 'manualOffered' }
  | { readonly type: 'faceLost'; readonly hint: Hint }
  | { readonly type: 'captured' }
  /** The server asks for something in a running challenge. */
  | { readonly type: 'asked'; readonly ask: Ask }
  /** The device was turned: what was taken so far lies across. */
  | { readonly type: 'rotated' }
  | { readonly type: 'progress'; readonly fraction: number }
  | {
      readonly type: 'answered';
      readonly outcome: CaptureOutcome['outcome'];
      readonly remedies: readonly Remedy[];
      readonly session: CaptureState;
    }
  | { readonly type: 'failed'; readonly problem: ApiProblem }
  /** The session could not be read anew. */
  | { readonly type: 'readFailed'; readonly problem: ApiProblem };

/** What the host must do next. Results come back as events. */
export type Effect =
  | 'openSession'
  | 'readSession'
  /** Open the camera, or wake the one at rest. */
  | 'startCamera'
  /** Keep the permission and the stream for another attempt, but take no picture. */
  | 'restCamera'
  | 'stopCamera'
  /** Ask for a challenge and take its frames. */
  | 'capture'
  | 'upload'
  | 'accept'
  | 'decline'
  /** Fetch what the browser's dialog is opened with, so that it opens at the user's click. */
  | 'preparePasskey'
  /** Open the dialog and send what it gives. */
  | 'usePasskey'
  /** Tell the server that the user does without. */
  | 'skipPasskey'
  /** Have the code sent that stands in for a passkey, and have an answer to it checked. */
  | 'sendCode'
  | 'checkCode'
  /** Have a way to another device. */
  | 'offerHandoff';

/** A step of the machine. */
export interface Transition {
  readonly model: PageModel;
  readonly effects: readonly Effect[];
}
