import { createPortalClient } from '@selfsame/client';
import { createStepUp } from './step-up.ts';

/** Where a page of the portal proves again who its operator is; `shell/step-up.tsx` asks. */
export const stepUp = createStepUp();

/**
 * Calls that are refused at once without a session: signing out, and asking whether there is one. They authenticate by the
 * operator's session cookie, which a script can't read, and say by a header of their own that no foreign page sent them.
 */
export const plainApi = createPortalClient({ baseUrl: location.origin });

/**
 * Every other call of the portal. One for which the server wants a recent proof, or whose session has ended, waits until the
 * person gave it: what was typed stays where it is.
 */
export const api = stepUp.over(plainApi);
