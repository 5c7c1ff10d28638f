import {
  ConfirmationCredentialType,
  type CreatedTransaction,
  type CreateTransactionRequest,
} from '@selfsame/contract';
import type { Caller } from '../platform/events.ts';
import { Problem } from '../platform/problem.ts';
import { readMatchingPolicy } from '../store/tenant-setting.ts';
import { checkTransport } from './check-transport.ts';
import { createSession } from './create-session.ts';
import { findTransactionTemplate } from './find-transaction-template.ts';
import { findUsableAccount } from './find-usable-account.ts';
import { findVerifiableAccount } from './find-verifiable-account.ts';
import { resolveLiveness } from './resolve-liveness.ts';
import type { SessionDependencies } from './session-dependencies.ts';

const readCredentialType = (type: number | null | undefined): 0 | 1 => {
  const asked = type ?? ConfirmationCredentialType.Biometric;
  if (asked !== ConfirmationCredentialType.None && asked !== ConfirmationCredentialType.Biometric) {
    throw new Problem('E_CREDENTIAL_TYPE_NOT_SUPPORTED', { args: [asked] });
  }
  return asked;
};

/**
 * Begins a V2 transaction: verification by face (CredentialType 1) or approval without a credential (0).
 * @throws Problem E_CREDENTIAL_TYPE_NOT_SUPPORTED, E_OPERATION_NAME_NOT_FOUND, E_ACCOUNT_NOT_FOUND,
 *   E_ACCOUNT_DISABLED, E_ACCOUNT_BIOCREDENTIAL_REQUIRED, E_MODEL_MISMATCH, and the transport's
 */
export const beginTransaction = async (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'vault' | 'events' | 'engine' | 'delivery'>,
  caller: Caller,
  request: CreateTransactionRequest,
): Promise<CreatedTransaction> => {
  const { tenantId } = caller;
  const confirmation = request.ConfirmationPolicy;
  const credentialType = readCredentialType(confirmation.CredentialType);
  const isBiometric = credentialType === ConfirmationCredentialType.Biometric;
  const template = await findTransactionTemplate(deps.db, tenantId, request.Name);
  const account = isBiometric
    ? await findVerifiableAccount(deps, tenantId, request.AccountNumber)
    : await findUsableAccount(deps.db, tenantId, request.AccountNumber);
  const phoneNumber = request.PhoneNumber || account.phone_number;
  const email = request.Email || account.email;
  const transport = checkTransport(deps, { transportType: confirmation.TransportType, phoneNumber, email });
  const policy = await readMatchingPolicy(deps.db, tenantId);
  const { session, secret } = await createSession(deps, caller, {
    kind: 'verification',
    name: template.name,
    title: template.title,
    credential_type: credentialType,
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
  });
  return { TransactionId: session.id, OneTimeSecret: secret };
};
