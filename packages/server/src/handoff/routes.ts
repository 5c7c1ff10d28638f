import type { Handlers } from '../platform/http/handler.ts';
import { createHandoff } from './create-handoff.ts';
import { followHandoff } from './follow-handoff.ts';
import type { HandoffDependencies } from './handoff-dependencies.ts';
import { takeHandoff } from './take-handoff.ts';

/** Handlers of the way from the desktop to the phone. */
export const handoffHandlers = (
  deps: HandoffDependencies,
): Pick<Handlers, 'CreateHandoff' | 'ClaimHandoff' | 'FollowHandoff'> => ({
  CreateHandoff: ({ principal }) => createHandoff(deps, principal),
  ClaimHandoff: ({ body, browser }) => takeHandoff(deps, body, browser),
  FollowHandoff: ({ principal, params, query, signal }) =>
    followHandoff(deps, principal, params.handoffId, query.stage, signal),
});
