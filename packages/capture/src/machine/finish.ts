import type { CaptureState, PageName } from '@selfsame/contract';
import { go } from './go-or-stay.ts';
import { endOf } from './session-end.ts';
import type { End, PageModel, Transition } from './states.ts';

/** Why a session is over that the user left at its passkey: the page's name alone doesn't say. */
function endAtPasskey({ state }: PageModel, session: CaptureState, page: PageName): End | null {
  const isReplacing = state.name === 'code' || state.name === 'delay' || state.name === 'in-review';
  if (isReplacing && page === 'transactionMaxAttemptsPage' && session.passkey.standIn !== 'none')
    return 'noKey';
  if (state.name !== 'passkey' || page === 'verifiedPage') return null;
  if (page === 'transactionMaxAttemptsPage') return 'keyRefused';
  if (state.skip === null) return null;
  return state.skip === 'alreadyEnrolled' ? 'alreadyKept' : 'noKey';
}

/** Ends by the page the server names; `fallback` for an answer that names none. */
export function finish(model: PageModel, session: CaptureState, fallback: 'success' | 'error'): Transition {
  const page = session.page ?? (fallback === 'success' ? 'verifiedPage' : 'standardErrorPage');
  const end = endAtPasskey(model, session, page) ?? endOf(page, session.status);
  return go({ ...model, session }, { name: 'done', end, page }, 'stopCamera');
}
