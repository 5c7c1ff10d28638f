import { limits } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { systemActor } from '../platform/events.ts';
import { countOtherOwners } from '../store/operator.ts';
import { insertInvite } from '../store/operator-invite.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { createPortalToken, hashPortalToken } from './portal-token.ts';

/** The address of a link into the portal. The secret stands behind `#`, which browsers never send. */
export const linkAddress = (baseUrl: string, purpose: 'setUp' | 'recovery' | 'invitation', token: string) =>
  `${baseUrl}/portal/${purpose === 'invitation' ? 'invitation' : 'set-up'}#${token}`;

/**
 * Makes a link by which whoever holds it becomes an owner: `setUp` at a start without any owner, `recovery` from the
 * command line when everybody has lost access. Only a hash of it is stored.
 * @returns null for `setUp` while there is an owner
 */
export const makeSetUpLink = (
  { db, events, baseUrl }: Pick<OperatorDependencies, 'db' | 'events' | 'baseUrl'>,
  { tenantId, purpose, now }: { tenantId: string; purpose: 'setUp' | 'recovery'; now: Date },
): Promise<string | null> =>
  transaction(db, async (tx) => {
    if (purpose === 'setUp' && (await countOtherOwners(tx, tenantId)) > 0) return null;
    const id = crypto.randomUUID();
    const token = createPortalToken();
    await insertInvite(tx, {
      id,
      tenant_id: tenantId,
      purpose,
      role: 'owner',
      token_hash: hashPortalToken(token),
      created_at: now,
      expires_at: new Date(now.getTime() + limits.portal.setUpLinkSec * 1_000),
    });
    await events.publish(tx, {
      tenantId,
      type: 'operator.linkMade',
      actor: systemActor,
      references: { invitationId: id },
      data: { purpose },
      at: now,
    });
    return linkAddress(baseUrl, purpose, token);
  });
