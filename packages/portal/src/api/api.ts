import { createPortalClient } from '@selfsame/client';
import { createStepUp } from './step-up.ts';

/** Where a page of the portal proves again who its operator is; `shell/step-up.tsx` asks. */
export const stepUp = createStepUp();

/**
 * Every call of the portal. It authenticates by the operator's session cookie, which a script can't read, and says by a
 * header of its own that no foreign page sent it. A call for which the server wants a recent proof waits until the person
 * gave it.
 */
export const api = stepUp.over(createPortalClient({ baseUrl: location.origin }));
