import type { CaptureState, PasskeyStep } from '@selfsame/contract';
import type { ApiProblem } from '../session/session-api.ts';
import { toCode } from './code.ts';
import { finish } from './finish.ts';
import { go, stay } from './go-or-stay.ts';
import type {
  CaptureEvent,
  OpenPasskeyStep,
  PageModel,
  PasskeyAbility,
  State,
  Transition,
} from './states.ts';

type AtPasskey = Extract<State, { name: 'passkey' }>;
type PasskeyEvent = Extract<
  CaptureEvent,
  { type: 'passkeyUsed' | 'passkeyTurned' | 'passkeySkipped' | 'passkeyTroubled' | 'passkeyAnswered' }
>;
/** Where the session goes on, by what the server says of it. */
type GoOn = (model: PageModel, session: CaptureState) => Transition;

/** The step that a session's passkey stands at; a session that names none is asked to show one. */
export function openStepOf(session: CaptureState | null): OpenPasskeyStep {
  const step = session?.passkey.step ?? 'none';
  return step === 'none' || step === 'code' || step === 'delay' ? 'assert' : step;
}

/**
 * To the screen of a passkey. An offer that this page can't keep is never made: the session is accepted, and the user
 * would only be told of what does not work.
 */
export function toPasskey(model: PageModel, step: OpenPasskeyStep): Transition {
  const { passkeys, session } = model;
  if (passkeys === 'able')
    return go(model, { name: 'passkey', step, phase: 'ask', skip: null }, 'stopCamera', 'preparePasskey');
  if (step !== 'offer' || session === null)
    return go(model, { name: 'passkey', step, phase: passkeys, skip: null }, 'stopCamera');
  return withoutOffer(model, session);
}

/** To the screen of a step that a session stands at. */
export function toStep(model: PageModel, step: Exclude<PasskeyStep, 'none'>): Transition {
  if (step === 'delay') return go(model, { name: 'delay' }, 'stopCamera');
  return step === 'code' ? toCode(model) : toPasskey(model, step);
}

/** The session is accepted whatever comes of the offer: nobody waits for the server to hear of it. */
function withoutOffer(model: PageModel, session: CaptureState): Transition {
  const over = finish(model, session, 'success');
  return { model: over.model, effects: [...over.effects, 'skipPasskey'] };
}

/** The part of the machine in which a passkey is asked for, made or offered. */
export function atPasskey(model: PageModel, event: PasskeyEvent, goOn: GoOn): Transition {
  const { state } = model;
  if (state.name !== 'passkey') return stay(model);
  const isBusy = state.phase === 'busy';
  switch (event.type) {
    case 'passkeyUsed':
      return isBusy ? stay(model) : go(model, { ...state, phase: 'busy' }, 'usePasskey');
    case 'passkeyTurned':
      return isBusy ? stay(model) : turned(model, state, event.to);
    case 'passkeySkipped':
      if (isBusy) return stay(model);
      return state.step === 'offer' && model.session !== null
        ? withoutOffer(model, model.session)
        : go(model, { ...state, phase: 'busy', skip: event.reason }, 'skipPasskey');
    case 'passkeyTroubled':
      if (!isBusy || state.skip !== null) return stay(model);
      return event.trouble === 'exists'
        ? go(model, { ...state, skip: 'alreadyEnrolled' }, 'skipPasskey')
        : troubled(model, state, event.trouble);
    case 'passkeyAnswered':
      return isBusy ? answered(model, state, event, goOn) : stay(model);
  }
}

/** Whether passkeys can be asked for has changed: the question is put anew, or taken back where nothing else is shown. */
export function foundPasskeys(before: PageModel, passkeys: PasskeyAbility): Transition {
  const model = { ...before, passkeys };
  const { state } = model;
  if (state.name !== 'passkey') return stay(model);
  if (passkeys === 'able') {
    const isStuck = state.phase === 'blocked' || state.phase === 'busy';
    return go(model, isStuck ? { ...state, phase: 'ask' } : state, 'preparePasskey');
  }
  if (state.step === 'offer' && model.session !== null) return withoutOffer(model, model.session);
  const isElsewhere = state.phase === 'lost' || state.phase === 'none' || state.phase === 'phone';
  return go(model, isElsewhere ? state : { ...state, phase: passkeys });
}

function turned(
  model: PageModel,
  state: AtPasskey,
  to: Extract<PasskeyEvent, { type: 'passkeyTurned' }>['to'],
): Transition {
  // Where this page can't ask at all, the way back does not lead to the question.
  const isBack = to === 'ask' || to === 'ways';
  const phase = isBack && model.passkeys !== 'able' ? model.passkeys : to;
  const next: State = { ...state, phase, skip: null };
  return phase === 'phone' ? go(model, next, 'offerHandoff') : go(model, next);
}

/** A fresh question is fetched for whatever the user does next. */
function troubled(
  model: PageModel,
  state: AtPasskey,
  phase: 'closed' | 'refused' | 'late' | 'notKept' | 'unable',
): Transition {
  return go(model, { ...state, phase, skip: null }, 'preparePasskey');
}

function answered(
  model: PageModel,
  state: AtPasskey,
  { outcome, session }: Extract<PasskeyEvent, { type: 'passkeyAnswered' }>,
  goOn: GoOn,
): Transition {
  if (outcome === 'refused' && session.page === null)
    return troubled({ ...model, session }, state, 'refused');
  return goOn(model, session);
}

/**
 * What the server says of the session meanwhile: on another device the passkey was shown, or the offer has run out. While
 * the step is still open, nothing moves.
 */
export function refreshedAtPasskey(model: PageModel, session: CaptureState, goOn: GoOn): Transition {
  const { state } = model;
  const isOpen = state.name === 'passkey' && session.passkey.step === state.step;
  return isOpen ? stay({ ...model, session }) : goOn(model, session);
}

/** What a failed request of an offer leads to: never away from the accepted session. */
export function failedOffer(model: PageModel, problem: ApiProblem): Transition {
  const { state, session } = model;
  if (state.name !== 'passkey' || session === null) return stay(model);
  if (problem.kind !== 'refused') return troubled(model, state, 'closed');
  switch (problem.code) {
    case 'E_CEREMONY_NOT_VALID':
      return troubled(model, state, 'late');
    case 'E_PASSKEY_NOT_ACCEPTED':
      return troubled(model, state, 'notKept');
    default:
      return finish(model, session, 'success');
  }
}

/** What a refused request of a passkey leads to. */
export function failedPasskey(
  model: PageModel,
  code: 'E_CEREMONY_NOT_VALID' | 'E_PASSKEY_NOT_ACCEPTED' | 'E_PASSKEY_STEP_NOT_OPEN',
): Transition {
  const { state } = model;
  if (state.name !== 'passkey') return stay(model);
  if (code === 'E_PASSKEY_NOT_ACCEPTED') return troubled(model, state, 'notKept');
  // The answer may have arrived before, on a connection that was lost: the session tells.
  const { model: next, effects } = troubled(model, state, 'late');
  return { model: next, effects: [...effects, 'readSession'] };
}
