import { createPortalClient } from '@selfsame/client';

/**
 * Every call of the portal. It authenticates by the operator's session cookie, which a script can't read, and says by a
 * header of its own that no foreign page sent it.
 */
export const api = createPortalClient({ baseUrl: location.origin });
