import { limits } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import { type Actor, systemActor } from '../../platform/events.ts';
import { countOtherOwners } from '../../store/operator/operator.ts';
import { deleteSetUpInvites, insertInvite } from '../../store/operator/operator-invite.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { createPortalToken, hashPortalToken } from '../sign-in/portal-token.ts';

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
    return (await insertSetUpLink({ events, baseUrl }, tx, { tenantId, purpose, actor: systemActor, now }))
      .url;
  });

/**
 * Makes the set-up link of a tenant anew in the transaction of the caller, and ends the set-up links before it: one that
 * was sent astray must not work beside the new one. Lock the tenant first.
 * @returns null while there is an owner
 */
export async function renewSetUpLink(
  deps: Pick<OperatorDependencies, 'events' | 'baseUrl'>,
  tx: Db,
  link: { tenantId: string; actor: Actor; now: Date },
): Promise<{ url: string; expiresAt: Date } | null> {
  if ((await countOtherOwners(tx, link.tenantId)) > 0) return null;
  await deleteSetUpInvites(tx, link.tenantId);
  return insertSetUpLink(deps, tx, { ...link, purpose: 'setUp' });
}

/** Makes the link in the transaction of the caller. @returns the only copy of it, and its end */
export async function insertSetUpLink(
  { events, baseUrl }: Pick<OperatorDependencies, 'events' | 'baseUrl'>,
  tx: Db,
  link: { tenantId: string; purpose: 'setUp' | 'recovery'; actor: Actor; now: Date },
): Promise<{ url: string; expiresAt: Date }> {
  const { tenantId, purpose, actor, now } = link;
  const id = crypto.randomUUID();
  const token = createPortalToken();
  const expiresAt = new Date(now.getTime() + limits.portal.setUpLinkSec * 1_000);
  await insertInvite(tx, {
    id,
    tenant_id: tenantId,
    purpose,
    role: 'owner',
    token_hash: hashPortalToken(token),
    created_at: now,
    expires_at: expiresAt,
  });
  await events.publish(tx, {
    tenantId,
    type: 'operator.linkMade',
    actor,
    references: { invitationId: id },
    data: { purpose },
    at: now,
  });
  return { url: linkAddress(baseUrl, purpose, token), expiresAt };
}
