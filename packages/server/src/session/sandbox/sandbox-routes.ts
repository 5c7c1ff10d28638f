import type { Handlers } from '../../platform/http/handler.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { actAsUser } from './act-as-user.ts';
import { simulateAttempt } from './simulate-attempt.ts';
import { simulatePasskey } from './simulate-passkey.ts';
import { waitOut } from './wait-out.ts';

/** What stands in for a user and a camera, in sandboxes. */
export const sandboxHandlers = (
  deps: SessionDependencies,
): Pick<Handlers, 'ActAsUser' | 'SimulateAttempt' | 'SimulatePasskey' | 'WaitOutCaptureSession'> => ({
  ActAsUser: ({ principal: { tenantId }, params, body }) =>
    actAsUser(deps, { tenantId, id: params.Id }, body),
  SimulateAttempt: ({ principal, params, body }) => simulateAttempt(deps, principal, params.attemptId, body),
  SimulatePasskey: ({ principal, body }) => simulatePasskey(deps, principal, body),
  WaitOutCaptureSession: ({ principal }) => waitOut(deps, principal),
});
