import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { previewLooks } from './preview-looks.ts';
import { readLooks } from './read-looks.ts';
import { type LooksDependencies, updateLooks } from './update-looks.ts';

/** Handlers of how the capture page looks. */
export const looksHandlers = (
  deps: LooksDependencies,
): Pick<Handlers, 'GetLooks' | 'UpdateLooks' | 'PreviewLooks'> => ({
  GetLooks: ({ principal }) => readLooks(deps.db, principal.tenantId),
  PreviewLooks: ({ principal, body }) => previewLooks(deps.db, principal.tenantId, body),
  UpdateLooks: ({ principal, body }) => updateLooks(deps, callerOf(principal), body),
});
