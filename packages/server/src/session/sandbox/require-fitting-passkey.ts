import type { PasskeyStep, SandboxPasskey } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';

/** Where each makes sense, as docs/sandbox.md lists it. */
const fits: Readonly<Record<SandboxPasskey, readonly PasskeyStep[]>> = {
  accept: ['assert', 'enrol', 'offer'],
  unknownCredential: ['assert'],
  userNotVerified: ['assert', 'enrol', 'offer'],
  noAuthenticator: ['assert', 'enrol'],
  lost: ['assert'],
  alreadyEnrolled: ['enrol'],
  notNow: ['offer'],
};

/**
 * Refuses what a simulated user can't do at a step with a passkey, before anything is done. A session that is at none is
 * let through here.
 * @throws Problem E_INVALID_ARGUMENT
 */
export function requireFittingPasskey(passkey: SandboxPasskey, step: PasskeyStep): void {
  if (step !== 'assert' && step !== 'enrol' && step !== 'offer') return;
  if (fits[passkey].includes(step)) return;
  const why = `${passkey} is for ${fits[passkey].join(' and ')}; the step is ${step}.`;
  throw new Problem('E_INVALID_ARGUMENT', { args: [why] });
}
