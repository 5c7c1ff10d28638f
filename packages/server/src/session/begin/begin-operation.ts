import { type CreatedOperation, type CreateOperationRequest, operationNames } from '@selfsame/contract';
import { resolveLiveness } from '../../judge/resolve-liveness.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type AccountRow, findAccount } from '../../store/account/account.ts';
import { findLiveCredential } from '../../store/account/biometric-credential.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { checkOrderHeader } from '../sandbox/read-order-header.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { beginPasskeyEnrolment } from './begin-passkey-enrolment.ts';
import { checkLinkTransport } from './check-link-transport.ts';
import { type Beginner, createSession } from './create-session.ts';
import { findUsableAccount } from './find-usable-account.ts';
import { operationColumns } from './operation-columns.ts';
import { planOffer } from './plan-credential.ts';

type Name = (typeof operationNames)[number];

function readName(name: string): Name {
  const known = operationNames.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (!known) throw new Problem('E_OPERATION_NAME_NOT_FOUND', { args: [name] });
  return known;
}

/** The account an enrolment is for. One credential per account: whoever has one must delete or replace it. */
async function findAccountToEnrol(
  deps: Pick<SessionDependencies, 'db'>,
  tenantId: string,
  accountNumber: string | null | undefined,
): Promise<AccountRow> {
  const account = await findUsableAccount(deps.db, tenantId, accountNumber);
  if (await findLiveCredential(deps.db, account.id)) {
    throw new Problem('E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS');
  }
  return account;
}

/**
 * Begins a V2 operation by name: a selfie, an enrolment or the enrolment of a passkey.
 * @throws Problem E_OPERATION_NAME_NOT_FOUND, E_OPERATION_NOT_SUPPORTED, E_INVALID_ARGUMENT,
 *   E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED, E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS,
 *   E_PASSKEY_NOT_ACCEPTED, E_PASSKEYS_NOT_AVAILABLE, and the transport's
 */
export async function beginOperation(
  deps: Pick<
    SessionDependencies,
    'db' | 'clock' | 'vault' | 'events' | 'delivery' | 'stopAccount' | 'relyingParty'
  >,
  caller: Beginner,
  request: CreateOperationRequest,
): Promise<CreatedOperation> {
  const { tenantId } = caller;
  const name = readName(request.Name);
  if (name === 'EnrollFido2Credential') return beginPasskeyEnrolment(deps, caller, request);
  if (name !== 'GetForeignBiometry' && name !== 'EnrollBioCredential') {
    throw new Problem('E_OPERATION_NOT_SUPPORTED', { args: [name] });
  }
  const isEnrolment = name === 'EnrollBioCredential';
  const kind = isEnrolment ? 'enrolment' : 'selfie';
  await checkOrderHeader(deps.db, caller, kind);
  // A selfie needs no account: the number may be that of one which is created only afterwards.
  const account = isEnrolment
    ? await findAccountToEnrol(deps, tenantId, request.AccountNumber)
    : request.AccountNumber
      ? await findAccount(deps.db, tenantId, request.AccountNumber)
      : undefined;
  const phoneNumber = request.PhoneNumber || account?.phone_number || null;
  const email = request.Email || account?.email || null;
  const transport = checkLinkTransport(deps, { transportType: request.TransportType, phoneNumber, email });
  const policy = await readMatchingPolicy(deps.db, tenantId);
  const { session, secret } = await createSession(deps, caller, {
    kind,
    name,
    check_liveness: resolveLiveness(policy, request.CheckLiveness),
    ...(isEnrolment && planOffer(deps, policy)),
    ...transport,
    account_id: account?.id ?? null,
    account_number: request.AccountNumber || null,
    ...operationColumns(request),
  });
  return { OperationId: session.id, OneTimeSecret: secret };
}
