import type { ApiProblem } from '../session/session-api.ts';
import { isCodeBusy, toCode } from './code.ts';
import { go, starting, stay } from './go-or-stay.ts';
import { failedOffer, failedPasskey, toPasskey } from './passkey.ts';
import type { Interrupted, PageModel, State, Transition } from './states.ts';

const MAX_RENEWALS = 2;

/** What a failed request leads to, by what it was for and why it failed. */
export function fail(model: PageModel, problem: ApiProblem): Transition {
  const during = requestOf(model.state);
  if (during === null) return stay(model);
  if (model.state.name === 'passkey' && model.state.step === 'offer') return failedOffer(model, problem);
  if (problem.kind !== 'refused') {
    return go(model, { name: 'interrupted', during, cause: problem.kind }, 'stopCamera');
  }
  // The answer may have arrived before, on a connection that was lost: the session tells.
  if (model.state.name === 'code' && isSaidBySession(problem.code)) {
    const { model: next, effects } = toCode(model);
    return { model: next, effects: [...effects, 'readSession'] };
  }
  switch (problem.code) {
    case 'E_LINK_KIND_MISMATCH':
      return go(model, { name: 'wrong-link' });
    case 'E_LINK_NOT_VALID':
      return go(model, { name: 'done', end: 'notValid', page: 'transactionNotValidPage' }, 'stopCamera');
    case 'E_HANDOFF_TAKEN':
      return go(model, { name: 'done', end: 'taken', page: 'transactionNotValidPage' }, 'stopCamera');
    case 'E_TRANSACTION_FINISHED':
      return go(model, { name: 'done', end: 'finished', page: 'transactionNotValidPage' }, 'stopCamera');
    case 'E_TRANSACTION_EXPIRED':
      return go(model, { name: 'done', end: 'expired', page: 'transactionNotValidPage' }, 'stopCamera');
    case 'E_APPROVAL_REQUIRED':
      return go(model, { name: 'approval', busy: null }, 'stopCamera');
    case 'E_PASSKEY_CODE_REQUIRED':
      return toCode(model);
    case 'E_PASSKEY_DELAY_RUNNING':
      return go(model, { name: 'delay' }, 'stopCamera', 'readSession');
    case 'E_PASSKEY_REQUIRED':
      return toPasskey(model, 'assert');
    case 'E_CEREMONY_NOT_VALID':
    case 'E_PASSKEY_NOT_ACCEPTED':
    case 'E_PASSKEY_STEP_NOT_OPEN':
      return failedPasskey(model, problem.code);
    case 'E_ATTEMPT_NOT_OPEN':
      return renew(model, during);
    default:
      return go(model, { name: 'done', end: 'error', page: 'standardErrorPage' }, 'stopCamera');
  }
}

/** Whether a refusal says that the session stands elsewhere than this page thinks. */
const isSaidBySession = (code: string | null): boolean =>
  code === 'E_PASSKEY_STEP_NOT_OPEN' || code === 'E_TRANSACTION_FINISHED';

/** Takes the capture anew for an attempt that the server closed meanwhile. */
function renew(model: PageModel, during: Interrupted): Transition {
  if (during !== 'capture' && during !== 'upload') {
    return go(model, { name: 'done', end: 'error', page: 'standardErrorPage' }, 'stopCamera');
  }
  return model.renewals < MAX_RENEWALS
    ? go({ ...model, renewals: model.renewals + 1 }, starting, 'startCamera')
    : go(model, { name: 'interrupted', during: 'capture', cause: 'timeout' }, 'stopCamera');
}

/** What the running request was for, or null in a state that waits for none. */
function requestOf(state: State): Interrupted | null {
  switch (state.name) {
    case 'opening':
      return 'open';
    case 'capturing':
      return 'capture';
    case 'uploading':
      return 'upload';
    case 'approval':
      return state.busy;
    case 'leaving':
      return state.busy ? 'leave' : null;
    case 'passkey':
      return state.phase === 'busy' ? 'passkey' : null;
    case 'code':
      return isCodeBusy(state) ? 'code' : null;
    default:
      return null;
  }
}
