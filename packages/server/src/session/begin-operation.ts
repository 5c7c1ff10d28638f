import { type CreatedOperation, type CreateOperationRequest, operationNames } from '@selfsame/contract';
import type { Caller } from '../platform/events.ts';
import { Problem } from '../platform/problem.ts';
import { type AccountRow, findAccount } from '../store/account.ts';
import { findLiveCredential } from '../store/biometric-credential.ts';
import { readMatchingPolicy } from '../store/tenant-setting.ts';
import { checkTransport } from './check-transport.ts';
import { createSession } from './create-session.ts';
import { findUsableAccount } from './find-usable-account.ts';
import { resolveLiveness } from './resolve-liveness.ts';
import type { SessionDependencies } from './session-dependencies.ts';

type Name = (typeof operationNames)[number];

const readName = (name: string): Name => {
  const known = operationNames.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (!known) throw new Problem('E_OPERATION_NAME_NOT_FOUND', { args: [name] });
  return known;
};

/** The account an enrolment is for. One credential per account: whoever has one must delete or replace it. */
const findAccountToEnrol = async (
  deps: Pick<SessionDependencies, 'db'>,
  tenantId: string,
  accountNumber: string | null | undefined,
): Promise<AccountRow> => {
  const account = await findUsableAccount(deps.db, tenantId, accountNumber);
  if (await findLiveCredential(deps.db, account.id)) {
    throw new Problem('E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS');
  }
  return account;
};

/**
 * Begins a V2 operation by name: a selfie or an enrolment.
 * @throws Problem E_OPERATION_NAME_NOT_FOUND, E_OPERATION_NOT_SUPPORTED, E_INVALID_ARGUMENT,
 *   E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED, E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS,
 *   and the transport's
 */
export const beginOperation = async (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'vault' | 'events' | 'delivery'>,
  caller: Caller,
  request: CreateOperationRequest,
): Promise<CreatedOperation> => {
  const { tenantId } = caller;
  const name = readName(request.Name);
  if (name !== 'GetForeignBiometry' && name !== 'EnrollBioCredential') {
    throw new Problem('E_OPERATION_NOT_SUPPORTED', { args: [name] });
  }
  const isEnrolment = name === 'EnrollBioCredential';
  // A selfie needs no account: the number may be that of one which is created only afterwards.
  const account = isEnrolment
    ? await findAccountToEnrol(deps, tenantId, request.AccountNumber)
    : request.AccountNumber
      ? await findAccount(deps.db, tenantId, request.AccountNumber)
      : undefined;
  const phoneNumber = request.PhoneNumber || account?.phone_number || null;
  const email = request.Email || account?.email || null;
  const transport = checkTransport(deps, { transportType: request.TransportType, phoneNumber, email });
  const policy = await readMatchingPolicy(deps.db, tenantId);
  const { session, secret } = await createSession(deps, caller, {
    kind: isEnrolment ? 'enrolment' : 'selfie',
    name,
    check_liveness: resolveLiveness(policy, request.CheckLiveness),
    ...transport,
    account_id: account?.id ?? null,
    account_number: request.AccountNumber || null,
    introduction_text: request.IntroductionText || null,
    codeword: request.Codeword || null,
    tag: request.Tag || null,
    locale: request.Locale || null,
    payload: request.Payload ? JSON.stringify(request.Payload) : null,
    timeoutSec: request.Timeout,
  });
  return { OperationId: session.id, OneTimeSecret: secret };
};
