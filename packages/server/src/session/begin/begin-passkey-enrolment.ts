import {
  ConfirmationCredentialType,
  type CreatedOperation,
  type CreateOperationRequest,
  limits,
} from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import { listAccountPasskeys } from '../../store/account/account-passkey.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { asksPrivacyKey, requirePasskeysAvailable } from '../passkey/require-passkeys.ts';
import { checkOrderHeader } from '../sandbox/read-order-header.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { checkLinkTransport } from './check-link-transport.ts';
import { type Beginner, createSession } from './create-session.ts';
import { findUsableAccount } from './find-usable-account.ts';
import { operationColumns } from './operation-columns.ts';
import { passkeyPolicyOf } from './passkey-policy-of.ts';

/**
 * Begins the enrolment of a passkey (`EnrollFido2Credential`). An account may have several; the same device twice is
 * refused by the browser, and by us.
 * @throws Problem E_INVALID_ARGUMENT, E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED, E_OPERATION_NOT_SUPPORTED (Privacy Keys),
 *   E_PASSKEY_NOT_ACCEPTED (too many), E_PASSKEYS_NOT_AVAILABLE, and the transport's
 */
export async function beginPasskeyEnrolment(
  deps: Pick<
    SessionDependencies,
    'db' | 'clock' | 'vault' | 'events' | 'delivery' | 'stopAccount' | 'relyingParty'
  >,
  caller: Beginner,
  request: CreateOperationRequest,
): Promise<CreatedOperation> {
  const { tenantId } = caller;
  await checkOrderHeader(deps.db, caller, 'enrolment');
  requirePasskeysAvailable(deps);
  if (asksPrivacyKey(request.Payload?.Fido2Policy))
    throw new Problem('E_OPERATION_NOT_SUPPORTED', { args: ['EnrollFido2Credential with PrivacyKey'] });
  const account = await findUsableAccount(deps.db, tenantId, request.AccountNumber);
  const { perAccount } = limits.passkeys;
  if ((await listAccountPasskeys(deps.db, account.id)).length >= perAccount)
    throw new Problem('E_PASSKEY_NOT_ACCEPTED', {
      args: [`the account has ${perAccount} already. Delete one first.`],
    });
  const transport = checkLinkTransport(deps, {
    transportType: request.TransportType,
    phoneNumber: request.PhoneNumber || account.phone_number,
    email: request.Email || account.email,
  });
  const policy = await readMatchingPolicy(deps.db, tenantId);
  const { session, secret } = await createSession(deps, caller, {
    kind: 'enrolment',
    name: 'EnrollFido2Credential',
    credential_type: ConfirmationCredentialType.Fido2,
    check_liveness: false,
    passkey_rule: 'operation',
    passkey_synced: passkeyPolicyOf(policy).Synced,
    ...transport,
    account_id: account.id,
    account_number: account.account_number,
    ...operationColumns(request),
  });
  return { OperationId: session.id, OneTimeSecret: secret };
}
