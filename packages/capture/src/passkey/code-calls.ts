import type { CaptureEvent, Effect, State } from '../machine/states.ts';
import type { ApiProblem, SessionApi } from '../session/session-api.ts';
import { ApiError } from '../session/session-api.ts';

/** What the calls need of their surroundings. */
export interface CodeCallsNeeds {
  readonly api: Pick<SessionApi, 'sendCode' | 'answerCode'>;
  readonly send: (event: CaptureEvent) => void;
  /** Fires when the component left the page. */
  readonly signal: AbortSignal;
}

/** Has a code sent or checked when the machine asks for it; other effects are none of its business. */
export function callForCode({ api, send, signal }: CodeCallsNeeds, effect: Effect, state: State): void {
  if (state.name !== 'code') return;
  const fail = (error: unknown): void => {
    if (error instanceof ApiError) send({ type: 'failed', problem: error.problem as ApiProblem });
  };
  if (effect === 'sendCode')
    api.sendCode(state.again, signal).then((sent) => send({ type: 'codeSent', sent }), fail);
  if (effect === 'checkCode')
    api.answerCode(state.answer, signal).then((checked) => send({ type: 'codeChecked', checked }), fail);
}
