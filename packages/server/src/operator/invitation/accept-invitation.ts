import { type AcceptInvitationRequest, limits } from '@selfsame/contract';
import { transaction, violatedConstraint } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { countOperators, insertOperator, type OperatorRow } from '../../store/operator/operator.ts';
import { type OperatorInviteRow, useInvite } from '../../store/operator/operator-invite.ts';
import type { Db } from '../../store/seal/vault.ts';
import { lockTenant } from '../../store/tenant/tenant.ts';
import { proveTotp } from '../credentials/begin-totp.ts';
import { keepPasskey, provePasskey } from '../credentials/create-passkey.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import { requirePassword } from '../credentials/require-password.ts';
import { totpColumns } from '../credentials/totp-columns.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { emailKey } from '../sign-in/email-key.ts';
import { type OpenedSession, openSession } from '../sign-in/open-session.ts';
import { requireInvite } from './open-invitation.ts';

const refused = (why: string) => new Problem('E_INVALID_ARGUMENT', { args: [why] });

/**
 * Makes an operator of one who holds a link, and signs that person in. The link is used up in the same transaction:
 * of two who hold it one gets in, and a refusal leaves it as it was.
 * @throws Problem E_LINK_NOT_VALID, E_CEREMONY_NOT_VALID, E_PASSKEY_NOT_ACCEPTED, E_PASSWORD_NOT_ACCEPTED,
 *   E_TOTP_NOT_ACCEPTED, E_EMAIL_TAKEN, E_INVALID_ARGUMENT
 */
export async function acceptInvitation(
  deps: OperatorDependencies,
  request: AcceptInvitationRequest,
  userAgent: string,
): Promise<OpenedSession> {
  const { Password: method, Passkey: passkey } = request;
  if (!method && !passkey) throw refused('Give a Passkey or a Password to sign in with.');
  const invite = await requireInvite(deps.db, request.Token, deps.clock.now());
  const email = request.Email ?? invite.email;
  if (method && !email) throw refused('A Password needs an Email to sign in with.');
  const about = [request.DisplayName, ...(email ? [email] : [])];
  // Hashed before the transaction: it takes long, and a lock is held there.
  const passwordHash = method ? await hashPassword(requirePassword(method.Password, about)) : null;
  try {
    return await transaction(deps.db, async (tx) => {
      const operator = await makeOperator(deps, tx, { invite, request, email, passwordHash });
      return openSession(deps, tx, operator, { userAgent, method: 'invitation' });
    });
  } catch (error) {
    if (violatedConstraint(error) === 'operator_email_key_key') throw new Problem('E_EMAIL_TAKEN');
    throw error;
  }
}

async function makeOperator(
  deps: OperatorDependencies,
  tx: Db,
  made: {
    invite: OperatorInviteRow;
    request: AcceptInvitationRequest;
    email: string | null;
    passwordHash: string | null;
  },
): Promise<OperatorRow> {
  const { request, email } = made;
  const { tenant_id: tenantId } = made.invite;
  const now = deps.clock.now();
  // The lock makes looking for an owner and becoming one a single step.
  await lockTenant(tx, tenantId);
  const invite = await requireInvite(tx, request.Token, now);
  if ((await countOperators(tx, tenantId)) >= limits.portal.operators)
    throw refused(`There can be ${limits.portal.operators} portal users. Delete one first.`);
  const { passkey, totp } = await proveCredentials(deps, tx, request, invite.id);
  // A passkey carries the id of whom it was made for.
  const id = passkey?.operatorId ?? crypto.randomUUID();
  // Last, since its ceremonies go with it.
  if (!(await useInvite(tx, invite.id))) throw new Problem('E_LINK_NOT_VALID');
  const operator = await insertOperator(tx, {
    id,
    tenant_id: tenantId,
    role: invite.role,
    display_name: request.DisplayName.trim(),
    email: email?.trim() ?? null,
    email_key: email ? emailKey(email) : null,
    locale: request.Locale ?? null,
    password_hash: made.passwordHash,
    ...(totp ? totpColumns(deps.vault, id, totp) : {}),
    created_at: now,
    modified_at: now,
  });
  if (passkey) await keepPasskey(tx, passkey, { name: request.Passkey?.Name?.trim() || 'Passkey', now });
  await deps.events.publish(tx, {
    tenantId,
    type: 'operator.created',
    actor: { kind: 'operator', operatorId: id },
    references: { operatorId: id, invitationId: invite.id },
    data: { role: invite.role, purpose: invite.purpose },
    at: now,
  });
  return operator;
}

/** What the new operator will sign in with, each proved by the ceremony that was begun for the invitation. */
async function proveCredentials(
  deps: OperatorDependencies,
  tx: Db,
  { Passkey, Password }: AcceptInvitationRequest,
  inviteId: string,
) {
  const passkey =
    Passkey &&
    (await provePasskey(deps, tx, { ceremonyId: Passkey.CeremonyId, response: Passkey.Response, inviteId }));
  const totp =
    Password &&
    (await proveTotp(deps, tx, { ceremonyId: Password.CeremonyId, code: Password.Code, inviteId }));
  return { passkey, totp };
}
