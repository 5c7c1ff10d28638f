import {
  type BeginForeignAuthorizationRequest,
  ConfirmationCredentialType,
  type ForeignAuthorization,
} from '@selfsame/contract';
import { resolveLiveness } from '../../judge/resolve-liveness.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findLiveCredential } from '../../store/account/biometric-credential.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { presentForeignAuthorization } from '../read/present-transaction.ts';
import { checkOrderHeader } from '../sandbox/read-order-header.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { checkLinkTransport } from './check-link-transport.ts';
import { type Beginner, createSession } from './create-session.ts';
import { findTransactionTemplate } from './find-transaction-template.ts';
import { findUsableAccount } from './find-usable-account.ts';
import { planCredential } from './plan-credential.ts';
import { requireFace } from './require-face.ts';

type Dependencies = Pick<
  SessionDependencies,
  | 'db'
  | 'clock'
  | 'vault'
  | 'events'
  | 'findScale'
  | 'delivery'
  | 'stopAccount'
  | 'readFacialImage'
  | 'relyingParty'
>;

/** What the face is compared with: an account's credential or an image in the request, exactly one of them. */
function readReferenceChoice(request: BeginForeignAuthorizationRequest) {
  const accountNumber = request.FacialImageAccountNumber || null;
  const image = request.FacialImage?.Data ? request.FacialImage : null;
  if ((accountNumber === null) === (image === null)) {
    throw new Problem('E_INVALID_ARGUMENT', {
      args: ['Send either FacialImageAccountNumber or FacialImage.'],
    });
  }
  return { accountNumber, image };
}

/**
 * Begins a V1 verification (BeginForeignAuthorization).
 * @throws Problem E_OPERATION_NAME_NOT_FOUND, E_INVALID_ARGUMENT, E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED,
 *   E_ACCOUNT_BIOCREDENTIAL_REQUIRED, E_ACCOUNT_PASSKEY_REQUIRED, E_PASSKEYS_NOT_AVAILABLE, E_MODEL_MISMATCH, what a bad FacialImage brings, and the transport's
 */
export async function beginVerification(
  deps: Dependencies,
  caller: Beginner,
  request: BeginForeignAuthorizationRequest,
  signal: AbortSignal,
): Promise<ForeignAuthorization> {
  const { tenantId } = caller;
  await checkOrderHeader(deps.db, caller, 'verification');
  const template = await findTransactionTemplate(deps.db, tenantId, request.Name || 'Verify_Identity');
  const { accountNumber, image } = readReferenceChoice(request);
  const account = accountNumber ? await findUsableAccount(deps.db, tenantId, accountNumber) : null;
  const face = account ? await findLiveCredential(deps.db, account.id) : undefined;
  if (account) requireFace(deps, face);
  const phoneNumber = request.PhoneNumber || account?.phone_number || null;
  const email = request.Email || account?.email || null;
  const transport = checkLinkTransport(deps, { transportType: request.TransportType, phoneNumber, email });
  // The picture itself is not kept, only what it is compared by.
  const reference = image ? await deps.readFacialImage(tenantId, image, signal) : null;
  const policy = await readMatchingPolicy(deps.db, tenantId);
  const asked = ConfirmationCredentialType.Biometric;
  // A picture in the request is nobody's account, and nobody's passkey.
  const planned = account
    ? await planCredential(deps, account, { asked, policy, template, face })
    : { credential_type: asked };
  const { session, secret } = await createSession(deps, caller, {
    kind: 'verification',
    name: template.name,
    title: template.title,
    ...planned,
    check_liveness: resolveLiveness(policy, request.CheckLiveness, template.check_liveness),
    false_match_rate: template.false_match_rate ?? policy.FalseMatchRate,
    ...transport,
    account_id: account?.id ?? null,
    account_number: account?.account_number ?? null,
    reference: reference?.template ?? null,
    reference_model_id: reference?.modelId ?? null,
    codeword: request.Codeword || null,
    tag: request.Tag || null,
    locale: request.Locale || null,
    custom_data: JSON.stringify(request.CustomData ?? []),
    additional_data: request.AdditionalData ? JSON.stringify(request.AdditionalData) : null,
    timeoutSec: request.TimeoutSec,
    returnUrl: request.ReturnUrl,
  });
  return presentForeignAuthorization(session, secret);
}
