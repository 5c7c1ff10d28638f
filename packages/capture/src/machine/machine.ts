import type { CaptureState } from '@selfsame/contract';
import { again } from './again.ts';
import { atCode } from './code.ts';
import { decide, decided } from './decide.ts';
import { fail } from './failure.ts';
import { finish } from './finish.ts';
import { go, starting, stay } from './go-or-stay.ts';
import { isWaiting } from './is-waiting.ts';
import { atPasskey, foundPasskeys, refreshedAtPasskey, toStep } from './passkey.ts';
import type { Ask, CaptureEvent, Effect, PageModel, PasskeyAbility, State, Transition } from './states.ts';

/** What the page came with. */
export interface Arrival {
  /** `handoff`: opening it takes the session over from another device. Null: the address carries no transaction. */
  readonly link: 'own' | 'handoff' | null;
  /** Inside another app that gives no camera. */
  readonly stuck: boolean;
  /** Whether the page may ask for passkeys. */
  readonly passkeys: PasskeyAbility;
}

/** The machine before anything happened. */
export function begin({ link, stuck, passkeys }: Arrival): Transition {
  const model: PageModel = {
    ...{ state: { name: 'landing' }, session: null, renewals: 0, stuck, passkeys },
    ...{ look: null, code: null, offer: null, cameras: [], turns: false },
    ...{ flashes: false, calm: false, sound: false, keeps: null },
  };
  if (link === null) return stay(model);
  // What is taken over here could not be taken over by the browser that has a camera.
  if (stuck && link === 'handoff') return go(model, { name: 'in-app' });
  return go(model, { name: 'opening' }, 'openSession');
}

/**
 * One step of the capture page: what the user, the camera or the server did → where the user is now and what must be
 * done. Pure. An event that does not fit the state (a late answer, a second click) changes nothing.
 */
export function advance(model: PageModel, event: CaptureEvent): Transition {
  switch (event.type) {
    case 'opened':
      return model.state.name === 'opening' ? opened(model, event) : stay(model);
    case 'decided':
      return ['approval', 'passkey', 'leaving'].includes(model.state.name)
        ? decided(model, event.session)
        : stay(model);
    case 'agree':
      return model.state.name === 'intro'
        ? go({ ...model, calm: event.calm ?? false }, starting, 'startCamera')
        : stay(model);
    case 'accept':
    case 'decline':
    case 'leave':
    case 'stay':
      return decide(model, event.type);
    case 'again':
      return again(model);
    case 'hidden':
      return isLive(model.state) ? go(model, { name: 'paused' }, 'stopCamera') : stay(model);
    case 'shown':
      return model.state.name === 'paused' ? go(model, starting, 'startCamera') : stay(model);
    case 'offered':
    case 'claimed':
    case 'refreshed':
    case 'displaced':
    case 'here':
    case 'outdated':
    case 'camerasFound':
    case 'soundSwitched':
    case 'readFailed':
      return beside(model, event);
    case 'failed':
      return fail(model, event.problem);
    case 'progress':
      return model.state.name === 'uploading'
        ? go(model, { name: 'uploading', fraction: event.fraction })
        : stay(model);
    case 'answered':
      return model.state.name === 'uploading' || model.state.name === 'capturing'
        ? answer(model, event)
        : stay(model);
    case 'passkeysFound':
      return foundPasskeys(model, event.passkeys);
    case 'passkeyUsed':
    case 'passkeyTurned':
    case 'passkeySkipped':
    case 'passkeyTroubled':
    case 'passkeyAnswered':
      return atPasskey(model, event, decided);
    case 'codeAsked':
    case 'codeSent':
    case 'codeEntered':
    case 'codeChecked':
      return atCode(model, event);
    default:
      return live(model, event);
  }
}

type LiveEvent = Extract<
  CaptureEvent,
  {
    type:
      | 'cameraReady'
      | 'cameraSlow'
      | 'cameraFailed'
      | 'judged'
      | 'manualOffered'
      | 'takePhoto'
      | 'faceLost'
      | 'captured'
      | 'asked'
      | 'rotated';
  }
>;

/** The part of the machine in which the camera runs. */
function live(model: PageModel, event: LiveEvent): Transition {
  const { state } = model;
  switch (event.type) {
    case 'cameraReady':
      return state.name === 'starting'
        ? go(model, { name: 'position', hint: null, manual: false })
        : stay(model);
    case 'cameraSlow':
      return state.name === 'starting' ? go(model, { ...state, slow: true }) : stay(model);
    case 'cameraFailed':
      return state.name === 'starting' || isLive(state)
        ? go(model, { name: 'camera-error', problem: event.problem }, 'stopCamera')
        : stay(model);
    case 'judged':
      return judged(model, event);
    case 'manualOffered':
      return state.name === 'position' || state.name === 'hold'
        ? go(model, { ...state, manual: true })
        : stay(model);
    case 'takePhoto':
      return mayTakePhoto(state)
        ? go(model, { name: 'capturing', checked: false, ask: null }, 'capture')
        : stay(model);
    case 'faceLost':
      return state.name === 'capturing'
        ? go(model, { name: 'position', hint: event.hint, manual: false })
        : stay(model);
    case 'captured':
      return state.name === 'capturing'
        ? go(model, { name: 'uploading', fraction: 0 }, 'restCamera', 'upload')
        : stay(model);
    case 'asked':
      return state.name === 'capturing' && !isSameAsk(state.ask, event.ask)
        ? go(model, { ...state, ask: event.ask })
        : stay(model);
    case 'rotated':
      return isLive(state) ? go(model, starting, 'startCamera') : stay(model);
  }
}

/** Whether the button is offered: by hand everything is left to the server, but a face that is too close is refused there. */
export const mayTakePhoto = (state: State): boolean =>
  (state.name === 'hold' && state.manual) ||
  (state.name === 'position' && state.manual && state.hint !== 'farther');

function isSameAsk(a: Ask | null, b: Ask): boolean {
  if (a === null) return false;
  const { step, done, turns, hint, color } = b;
  return a.step === step && a.done === done && a.turns === turns && a.hint === hint && a.color === color;
}

function judged(model: PageModel, { hint, held }: Extract<CaptureEvent, { type: 'judged' }>): Transition {
  const { state } = model;
  if (state.name !== 'position' && state.name !== 'hold') return stay(model);
  const { manual } = state;
  if (hint === null && held) return go(model, { name: 'capturing', checked: true, ask: null }, 'capture');
  if (hint === null) return state.name === 'hold' ? stay(model) : go(model, { name: 'hold', manual });
  if (state.name === 'position' && state.hint === hint) return stay(model);
  return go(model, { name: 'position', hint, manual });
}

function opened(model: PageModel, event: Extract<CaptureEvent, { type: 'opened' }>): Transition {
  const { session, look = null, code = null, turns = false, flashes = false, keeps = null } = event;
  return enter({ ...model, look, code, turns, flashes, keeps }, session);
}

/**
 * First screen of an open session: what the server counts as approved is not asked again. Of a sign-in, that is what this very
 * page approved.
 */
function enter(model: PageModel, session: CaptureState): Transition {
  if (session.page !== null) return finish(model, session, 'error');
  const entered = { ...model, session };
  if (session.inReview) return go(entered, { name: 'in-review' });
  if (model.stuck && session.needsCapture) return go(entered, { name: 'in-app' });
  const { step } = session.passkey;
  if (step !== 'none' && session.approved) return toStep(entered, step);
  return session.purpose === 'verification' && !(session.approved && session.needsCapture)
    ? go(entered, { name: 'approval', busy: null })
    : go(entered, { name: 'intro' });
}

type BesideEvent = Extract<
  CaptureEvent,
  {
    type:
      | 'offered'
      | 'claimed'
      | 'refreshed'
      | 'displaced'
      | 'here'
      | 'outdated'
      | 'camerasFound'
      | 'soundSwitched'
      | 'readFailed';
  }
>;

/** What happens beside the flow of this page: on a phone, in another tab, by the clock. */
function beside(model: PageModel, event: BesideEvent): Transition {
  const { state, session } = model;
  const isOver = session === null || state.name === 'done';
  switch (event.type) {
    case 'offered':
      return stay({ ...model, offer: event.offer });
    case 'camerasFound':
      return stay({ ...model, cameras: event.cameras });
    case 'soundSwitched':
      return stay({ ...model, sound: event.on });
    case 'readFailed':
      // A session that is gone would be asked for without an end.
      return event.problem.kind === 'refused' && (state.name === 'in-review' || state.name === 'delay')
        ? go(model, { name: 'done', end: 'notValid', page: 'transactionNotValidPage' })
        : stay(model);
    case 'claimed':
      return isWaiting(state)
        ? go(model, { name: 'following', code: event.code }, 'stopCamera')
        : stay(model);
    case 'displaced':
      return isOver || state.name === 'following'
        ? stay(model)
        : go(model, { name: 'elsewhere' }, 'stopCamera');
    case 'here':
      return session !== null && (state.name === 'following' || state.name === 'elsewhere')
        ? withEffect(enter(model, session), 'readSession')
        : stay(model);
    case 'outdated':
      // While evidence travels its answer tells the end.
      return isOver || state.name === 'uploading' ? stay(model) : { model, effects: ['readSession'] };
    case 'refreshed':
      if (isOver || state.name === 'uploading') return stay(model);
      if (state.name === 'passkey') return refreshedAtPasskey(model, event.session, decided);
      if (event.session.page !== null) return finish(model, event.session, 'error');
      // On another device of the same person a capture was handed to people, or has to wait.
      if (event.session.passkey.step === 'delay' && state.name !== 'delay')
        return toStep({ ...model, session: event.session }, 'delay');
      return event.session.inReview && state.name !== 'in-review'
        ? go({ ...model, session: event.session }, { name: 'in-review' }, 'stopCamera')
        : stay({ ...model, session: event.session });
  }
}

function withEffect({ model, effects }: Transition, effect: Effect): Transition {
  return { model, effects: [...effects, effect] };
}

function answer(model: PageModel, event: Extract<CaptureEvent, { type: 'answered' }>): Transition {
  const { outcome, remedies, session } = event;
  const { step } = session.passkey;
  if (outcome === 'accepted' && (step === 'offer' || step === 'code' || step === 'delay'))
    return toStep({ ...model, session }, step);
  if (session.page !== null || outcome === 'rejected') return finish(model, session, 'error');
  // A further turn on the same attempt: nothing went wrong, and nothing is said.
  if (outcome === 'continue') return go({ ...model, session }, starting, 'startCamera');
  if (outcome === 'accepted') return finish(model, session, 'success');
  if (outcome === 'review') return go({ ...model, session }, { name: 'in-review' }, 'stopCamera');
  const retry = { ...model, session };
  return model.state.name === 'capturing'
    ? go(retry, { name: 'retry', remedies }, 'restCamera')
    : go(retry, { name: 'retry', remedies });
}

/** Whether the camera picture is on the screen. */
export function isLive({ name }: State): boolean {
  return name === 'position' || name === 'hold' || name === 'capturing';
}
