import type { Log } from '../platform/log.ts';
import { captureHandlers } from './capture/capture-routes.ts';
import { operationHandlers } from './operation-routes.ts';
import { reviewHandlers } from './review-routes.ts';
import { sandboxHandlers } from './sandbox/sandbox-routes.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { transactionHandlers } from './transaction-routes.ts';

/** Handlers of every operation of the capture session: selfie, enrolment, verification, and the page's own API. */
export const sessionHandlers = (deps: SessionDependencies & { log: Pick<Log, 'error'> }) => ({
  ...operationHandlers(deps),
  ...transactionHandlers(deps),
  ...captureHandlers(deps),
  ...reviewHandlers(deps),
  ...sandboxHandlers(deps),
});
