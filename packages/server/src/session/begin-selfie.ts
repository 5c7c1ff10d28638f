import type { BeginGetForeignBiometryRequest, ForeignOperation } from '@selfsame/contract';
import type { Caller } from '../platform/events.ts';
import { readMatchingPolicy } from '../store/tenant-setting.ts';
import { checkTransport } from './check-transport.ts';
import { createSession } from './create-session.ts';
import { presentForeignOperation } from './present-operation.ts';
import { resolveLiveness } from './resolve-liveness.ts';
import type { SessionDependencies } from './session-dependencies.ts';

/**
 * Begins a V1 selfie operation (BeginGetForeignBiometry).
 * @throws what checkTransport and sending the link bring
 */
export const beginSelfie = async (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'vault' | 'events' | 'delivery'>,
  caller: Caller,
  request: BeginGetForeignBiometryRequest,
): Promise<ForeignOperation> => {
  const { tenantId } = caller;
  const transport = checkTransport(deps, {
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
  });
  return presentForeignOperation(session, secret);
};
