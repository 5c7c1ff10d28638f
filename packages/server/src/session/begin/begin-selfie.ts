import type { BeginGetForeignBiometryRequest, ForeignOperation } from '@selfsame/contract';
import { resolveLiveness } from '../../judge/resolve-liveness.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { presentForeignOperation } from '../read/present-operation.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { checkLinkTransport } from './check-link-transport.ts';
import { type Beginner, createSession } from './create-session.ts';

/**
 * Begins a V1 selfie operation (BeginGetForeignBiometry).
 * @throws what checkLinkTransport and sending the link bring
 */
export async function beginSelfie(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'vault' | 'events' | 'delivery' | 'stopAccount'>,
  caller: Beginner,
  request: BeginGetForeignBiometryRequest,
): Promise<ForeignOperation> {
  const { tenantId } = caller;
  const transport = checkLinkTransport(deps, {
    transportType: request.TransportType,
    phoneNumber: request.PhoneNumber,
    email: request.Email,
  });
  const policy = await readMatchingPolicy(deps.db, tenantId);
  const { session, secret } = await createSession(deps, caller, {
    kind: 'selfie',
    name: 'GetForeignBiometry',
    check_liveness: resolveLiveness(policy, request.CheckLiveness),
    ...transport,
    introduction_text: request.IntroductionText || null,
    codeword: request.Codeword || null,
    tag: request.Tag || null,
    locale: request.Locale || null,
    timeoutSec: request.TimeoutSec,
    returnUrl: request.ReturnUrl,
  });
  return presentForeignOperation(session, secret);
}
