import {
  ConfirmationCredentialType,
  limits,
  type MatchingPolicy,
  type PasskeyStandIn,
} from '@selfsame/contract';
import { planSecondFactor } from '../../judge/second-factor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { canHavePasskeys } from '../../platform/relying-party.ts';
import type { AccountRow } from '../../store/account/account.ts';
import { listAccountPasskeys } from '../../store/account/account-passkey.ts';
import type { CredentialRow } from '../../store/account/biometric-credential.ts';
import type { TransactionTemplateRow } from '../../store/tenant/transaction-template.ts';
import { requirePasskeysAvailable } from '../passkey/require-passkeys.ts';
import { findCodeAddress, findNoticeAddress } from '../passkey-code/code-address.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { passkeyPolicyOf } from './passkey-policy-of.ts';

type Dependencies = Pick<SessionDependencies, 'db' | 'clock' | 'relyingParty' | 'delivery'>;

/** What of a session says how it deals with passkeys. */
export interface PasskeyColumns {
  credential_type: number;
  passkey_rule: string | null;
  passkey_synced: boolean;
  passkey_stand_in: PasskeyStandIn;
  passkey_delay_hours: number | null;
}

const dayMs = 86_400_000;
const { Fido2 } = ConfirmationCredentialType;

/**
 * Decides what a verification of an account asks for: what the request says, and what the policies of tenant and template
 * add to it.
 * @throws Problem E_ACCOUNT_PASSKEY_REQUIRED, E_PASSKEYS_NOT_AVAILABLE
 */
export async function planCredential(
  deps: Dependencies,
  account: AccountRow,
  wanted: {
    asked: number;
    policy: MatchingPolicy;
    /** The account's own, if it has one. */
    face: CredentialRow | undefined;
    template: Pick<TransactionTemplateRow, 'second_factor' | 'synced_passkeys' | 'without_key'>;
  },
): Promise<PasskeyColumns> {
  const { asked, template, face } = wanted;
  const tenant = passkeyPolicyOf(wanted.policy);
  const synced = template.synced_passkeys ?? tenant.Synced;
  const SecondFactor = template.second_factor ?? tenant.SecondFactor;
  const now = deps.clock.now().getTime();
  const daysSince = (date: Date | undefined) => (date ? (now - date.getTime()) / dayMs : null);
  const keys = (await listAccountPasskeys(deps.db, account.id)).filter(
    (key) => key.rp_id === deps.relyingParty.id && (synced || !key.backup_eligible),
  );
  const { credentialType, rule, isReplaceable } = planSecondFactor({
    asked,
    policy: { SecondFactor, RaiseWithinDays: tenant.RaiseWithinDays },
    faceDays: daysSince(face?.created_at),
    newestKeyDays: daysSince(keys.at(-1)?.created_at),
  });
  if ((credentialType & Fido2) !== 0) {
    requirePasskeysAvailable(deps);
    if (keys.length === 0) throw new Problem('E_ACCOUNT_PASSKEY_REQUIRED');
  }
  const withoutKey = template.without_key ?? tenant.WithoutKey ?? 'none';
  const standIn = isReplaceable ? planStandIn(deps, account, withoutKey) : 'none';
  return {
    credential_type: credentialType,
    passkey_rule: rule,
    passkey_synced: synced,
    passkey_stand_in: standIn,
    passkey_delay_hours: standIn === 'delay' ? (tenant.DelayHours ?? limits.passkeys.delay.default) : null,
  };
}

/** What may stand in for a passkey of an account: a code or a notice only where it has a confirmed address for it. */
function planStandIn(deps: Dependencies, account: AccountRow, wanted: PasskeyStandIn): PasskeyStandIn {
  if (wanted === 'code') return findCodeAddress(deps, account) === null ? 'none' : wanted;
  if (wanted === 'delay') return findNoticeAddress(deps, account) === null ? 'none' : wanted;
  return wanted;
}

/** How an enrolment by selfie deals with passkeys: whether it offers one after its end. */
export function planOffer(
  { relyingParty }: Pick<SessionDependencies, 'relyingParty'>,
  policy: MatchingPolicy,
): { passkey_offer: boolean; passkey_synced: boolean } {
  const { OfferAfterEnrolment, Synced } = passkeyPolicyOf(policy);
  return { passkey_offer: OfferAfterEnrolment && canHavePasskeys(relyingParty), passkey_synced: Synced };
}
