import type { IncomingHttpHeaders } from 'node:http';
import { feedRoles } from '@selfsame/contract';
import type { FeedReader } from './feed/mount-feed.ts';
import { admit, type Gate } from './platform/gate.ts';
import type { OperatorPrincipal } from './platform/principal.ts';

/**
 * Lets a reader into the live feed, and says how to ask again whether they may still be there.
 * @param peek the operator of a session, without counting as a use of it: a tab that only follows keeps nobody signed in
 * @throws Problem E_USER_NOT_AUTHENTICATED, E_ACCESS_DENIED, E_PORTAL_REQUEST_REFUSED
 */
export async function admitReader(
  headers: IncomingHttpHeaders,
  gate: Gate,
  peek: (token: string) => Promise<OperatorPrincipal | null>,
): Promise<FeedReader> {
  const { principal } = await admit({ kind: 'bearer', roles: feedRoles }, headers, gate);
  if (principal.kind === 'api') {
    const token = headers.authorization?.replace(/^bearer +/i, '').trim() ?? '';
    return {
      tenantId: principal.tenantId,
      readerId: principal.apiKeyId,
      isStillAllowed: async () => (await gate.api(token)) !== null,
    };
  }
  if (principal.kind !== 'operator') throw new Error(`The gate let a ${principal.kind} through to the feed`);
  const token = gate.door.readToken(headers) ?? '';
  return {
    tenantId: principal.tenantId,
    readerId: principal.operatorId,
    isStillAllowed: async () => {
      const roles = (await peek(token))?.roles ?? [];
      return feedRoles.some((role) => roles.includes(role));
    },
  };
}
