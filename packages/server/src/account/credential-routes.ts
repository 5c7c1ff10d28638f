import type { BearerPrincipal } from '../platform/access/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import {
  type CreateCredentialDependencies,
  type CredentialTarget,
  createCredentialFromImage,
  createCredentialFromTempCapture,
  replaceCredential,
} from './create-credential.ts';
import { deleteCredential } from './delete-credential.ts';
import { countRawData, deleteAllRawData, deleteRawData } from './delete-raw-data.ts';
import { readAuditCredential, readCredential, readCredentialOf, readCredentials } from './read-credential.ts';
import { readCredentialImage } from './read-credential-image.ts';
import { type VerifyCredentialDependencies, verifyCredential } from './verify-credential.ts';

/** What the operations of credentials need of the rest. */
export interface CredentialRouteDependencies
  extends CreateCredentialDependencies,
    VerifyCredentialDependencies {
  clock: Clock;
}

/** Operations of biometric credentials. */
type CredentialOperationId =
  | 'CreateAccountProofedBiometricCredential'
  | 'CreateAccountBiometricCredential'
  | 'ReplaceAccountBiometricCredential'
  | 'GetAccountBiometricCredential'
  | 'GetAccountBiometricCredentialImage'
  | 'DeleteAccountBiometricCredential'
  | 'DeleteAccountBiometricCredentialRawData'
  | 'DeleteAllBiometricCredentialRawData'
  | 'CountBiometricCredentialRawData'
  | 'GetBiometricCredentialsMetadata'
  | 'GetBiometricCredential'
  | 'GetAuditBioCredential'
  | 'VerifyAccountBiometricCredential'
  | 'VerifyAccountBiometricCredential2';

/** Answers the operations of biometric credentials. */
export function credentialHandlers(deps: CredentialRouteDependencies): Handlers<CredentialOperationId> {
  const targetOf = (call: AccountCall): CredentialTarget => ({
    ...callerOf(call.principal),
    accountNumber: call.params.AccountNumber,
    now: deps.clock.now(),
    signal: call.signal,
  });
  return {
    CreateAccountProofedBiometricCredential: (call) =>
      createCredentialFromTempCapture(deps, targetOf(call), call.body),
    CreateAccountBiometricCredential: (call) => createCredentialFromImage(deps, targetOf(call), call.body),
    ReplaceAccountBiometricCredential: (call) => replaceCredential(deps, targetOf(call), call.body),
    GetAccountBiometricCredential: (call) => readCredentialOf(deps.db, targetOf(call)),
    GetAccountBiometricCredentialImage: (call) => readCredentialImage(deps, targetOf(call)),
    DeleteAccountBiometricCredential: (call) => deleteCredential(deps, targetOf(call)),
    DeleteAccountBiometricCredentialRawData: (call) => deleteRawData(deps, targetOf(call)),
    DeleteAllBiometricCredentialRawData: ({ principal }) =>
      deleteAllRawData(deps, { ...callerOf(principal), now: deps.clock.now() }),
    CountBiometricCredentialRawData: ({ principal }) => countRawData(deps.db, principal.tenantId),
    GetBiometricCredentialsMetadata: ({ principal, query }) =>
      readCredentials(deps.db, principal.tenantId, query),
    GetBiometricCredential: ({ principal, params }) =>
      readCredential(deps.db, principal.tenantId, params.externalId),
    GetAuditBioCredential: ({ principal, params }) =>
      readAuditCredential(deps.db, principal.tenantId, params.id),
    VerifyAccountBiometricCredential: async (call) =>
      (await verifyCredential(deps, targetOf(call), call.body)).Verified,
    VerifyAccountBiometricCredential2: (call) => verifyCredential(deps, targetOf(call), call.body),
  };
}

/** The part of a call that names an account. */
interface AccountCall {
  principal: BearerPrincipal;
  params: { AccountNumber: string };
  signal: AbortSignal;
}
