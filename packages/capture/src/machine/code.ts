import { finish } from './finish.ts';
import { go, stay } from './go-or-stay.ts';
import type { CaptureEvent, PageModel, State, Transition } from './states.ts';

type CodeEvent = Extract<CaptureEvent, { type: 'codeAsked' | 'codeSent' | 'codeEntered' | 'codeChecked' }>;

/** To the screen of the code that stands in for a passkey. Nothing is sent before the user asks for it. */
export const toCode = (model: PageModel): Transition =>
  go(model, { name: 'code', phase: 'ask', sent: null, again: false, answer: '' }, 'stopCamera');

/** Whether a request for the code, or with it, is on its way. */
export const isCodeBusy = (state: State): boolean =>
  state.name === 'code' && (state.phase === 'sending' || state.phase === 'checking');

/** The part of the machine in which a code is sent and entered. */
export function atCode(model: PageModel, event: CodeEvent): Transition {
  const { state } = model;
  if (state.name !== 'code') return stay(model);
  const isBusy = isCodeBusy(state);
  switch (event.type) {
    case 'codeAsked':
      return isBusy ? stay(model) : go(model, { ...state, phase: 'sending', again: event.again }, 'sendCode');
    case 'codeSent': {
      const { session } = event.sent;
      if (session.page !== null) return finish(model, session, 'error');
      return go({ ...model, session }, { ...state, phase: 'enter', sent: event.sent });
    }
    case 'codeEntered':
      return isBusy || state.sent === null
        ? stay(model)
        : go(model, { ...state, phase: 'checking', answer: event.code }, 'checkCode');
    case 'codeChecked': {
      const { outcome, guessesLeft, session } = event.checked;
      if (session.page !== null || outcome === 'proven') return finish(model, session, 'success');
      const sent = state.sent && { ...state.sent, guessesLeft };
      return go({ ...model, session }, { ...state, phase: outcome === 'late' ? 'late' : 'wrong', sent });
    }
  }
}
