import type { CaptureState } from '@selfsame/contract';
import { finish } from './finish.ts';
import { go, stay } from './go-or-stay.ts';
import { toStep } from './passkey.ts';
import type { PageModel, Transition } from './states.ts';

/** The user accepts, declines, or turns away from the introduction, which is asked once more. */
export function decide(model: PageModel, choice: 'accept' | 'decline' | 'leave' | 'stay'): Transition {
  const { state } = model;
  switch (state.name) {
    case 'intro':
      return choice === 'leave' ? go(model, { name: 'leaving', busy: false }) : stay(model);
    case 'leaving':
      if (state.busy) return stay(model);
      if (choice === 'stay') return go(model, { name: 'intro' });
      return choice === 'decline' ? go(model, { name: 'leaving', busy: true }, 'decline') : stay(model);
    case 'passkey':
      return choice === 'decline' && state.phase !== 'busy'
        ? go(model, { ...state, phase: 'busy' }, 'decline')
        : stay(model);
    case 'approval':
      return state.busy === null && (choice === 'accept' || choice === 'decline')
        ? go(model, { name: 'approval', busy: choice }, choice)
        : stay(model);
    default:
      return stay(model);
  }
}

/** What the server says after the user's choice or passkey. Consent to the picture is asked apart from the approval. */
export function decided(model: PageModel, session: CaptureState): Transition {
  const { step } = session.passkey;
  if (session.page === null && step !== 'none' && session.approved)
    return toStep({ ...model, session }, step);
  return session.page === null && session.needsCapture && session.approved
    ? go({ ...model, session }, { name: 'intro' })
    : finish(model, session, 'error');
}
