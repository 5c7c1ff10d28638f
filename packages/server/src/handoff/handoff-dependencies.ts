import type { CaptureState, OpenedCapture } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { BrowserExchange } from '../platform/access/browser-cookie.ts';
import type { CapturePrincipal } from '../platform/access/principal.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../store/tables.ts';

/** What hand-offs need. */
export interface HandoffDependencies {
  db: Kysely<Database>;
  clock: Clock;
  /** Where phones reach this server, without a slash at the end. */
  baseUrl: string;
  /** @throws Problem E_USER_NOT_AUTHENTICATED when the session is gone */
  readCapture(principal: CapturePrincipal): Promise<CaptureState>;
  /** @throws Problem E_LINK_NOT_VALID when the session is gone */
  openOnPhone(
    session: { tenantId: string; sessionId: string },
    browser: Pick<BrowserExchange, 'tokens'>,
  ): Promise<OpenedCapture>;
}
