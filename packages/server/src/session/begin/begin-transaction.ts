import {
  ConfirmationCredentialType,
  type CreatedTransaction,
  type CreateTransactionRequest,
} from '@selfsame/contract';
import { resolveLiveness } from '../../judge/resolve-liveness.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findLiveCredential } from '../../store/account/biometric-credential.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { asksPrivacyKey } from '../passkey/require-passkeys.ts';
import { checkOrderHeader } from '../sandbox/read-order-header.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { checkLinkTransport } from './check-link-transport.ts';
import { type Beginner, createSession } from './create-session.ts';
import { findTransactionTemplate } from './find-transaction-template.ts';
import { findUsableAccount } from './find-usable-account.ts';
import { planCredential } from './plan-credential.ts';
import { requireFace } from './require-face.ts';

/** What can be asked for: approval, face, passkey, passkey and face. */
const served: readonly number[] = [
  ConfirmationCredentialType.None,
  ConfirmationCredentialType.Biometric,
  ConfirmationCredentialType.Fido2,
  ConfirmationCredentialType.Fido2AndBiometric,
];

type Confirmation = CreateTransactionRequest['ConfirmationPolicy'];

function readCredentialType({ CredentialType: type, Fido2Policy: policy }: Confirmation): number {
  const asked = type ?? ConfirmationCredentialType.Biometric;
  if (!served.includes(asked)) throw new Problem('E_CREDENTIAL_TYPE_NOT_SUPPORTED', { args: [asked] });
  if (asksPrivacyKey(policy))
    throw new Problem('E_CREDENTIAL_TYPE_NOT_SUPPORTED', { args: [`${asked} with PrivacyKey`] });
  return asked;
}

/**
 * Begins a V2 transaction: verification by face (CredentialType 1), by passkey (4) or both (5), or approval without a
 * credential (0).
 * @throws Problem E_CREDENTIAL_TYPE_NOT_SUPPORTED, E_OPERATION_NAME_NOT_FOUND, E_ACCOUNT_NOT_FOUND,
 *   E_ACCOUNT_DISABLED, E_ACCOUNT_BIOCREDENTIAL_REQUIRED, E_ACCOUNT_PASSKEY_REQUIRED, E_PASSKEYS_NOT_AVAILABLE,
 *   E_MODEL_MISMATCH, and the transport's
 */
export async function beginTransaction(
  deps: Pick<
    SessionDependencies,
    'db' | 'clock' | 'vault' | 'events' | 'findScale' | 'delivery' | 'stopAccount' | 'relyingParty'
  >,
  caller: Beginner,
  request: CreateTransactionRequest,
): Promise<CreatedTransaction> {
  const { tenantId } = caller;
  await checkOrderHeader(deps.db, caller, 'verification');
  const confirmation = request.ConfirmationPolicy;
  const asked = readCredentialType(confirmation);
  const template = await findTransactionTemplate(deps.db, tenantId, request.Name);
  const account = await findUsableAccount(deps.db, tenantId, request.AccountNumber);
  const policy = await readMatchingPolicy(deps.db, tenantId);
  const face = await findLiveCredential(deps.db, account.id);
  const planned = await planCredential(deps, account, { asked, policy, template, face });
  const isBiometric = (planned.credential_type & ConfirmationCredentialType.Biometric) !== 0;
  if (isBiometric) requireFace(deps, face);
  const phoneNumber = request.PhoneNumber || account.phone_number;
  const email = request.Email || account.email;
  const transport = checkLinkTransport(deps, {
    transportType: confirmation.TransportType,
    phoneNumber,
    email,
  });
  const { session, secret } = await createSession(deps, caller, {
    kind: 'verification',
    name: template.name,
    title: template.title,
    ...planned,
    check_liveness:
      isBiometric && resolveLiveness(policy, confirmation.BioPolicy?.CheckLiveness, template.check_liveness),
    false_match_rate: isBiometric ? (template.false_match_rate ?? policy.FalseMatchRate) : null,
    ...transport,
    account_id: account.id,
    account_number: account.account_number,
    codeword: request.CodeWord || null,
    tag: request.Tag || null,
    locale: request.Locale || null,
    custom_data: JSON.stringify(request.CustomData ?? []),
    timeoutSec: request.Timeout,
    returnUrl: request.ReturnUrl,
  });
  return { TransactionId: session.id, OneTimeSecret: secret };
}
