import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { moveClock, type SandboxDependencies } from './move-clock.ts';
import { type ResetDependencies, resetSandbox } from './reset-sandbox.ts';
import { readWebhookFaults, setWebhookFaults } from './webhook-faults.ts';

type SandboxHandlers = Pick<
  Handlers,
  'GetSandboxWebhookFaults' | 'MoveSandboxClock' | 'ResetSandbox' | 'SetSandboxWebhookFaults'
>;

/** What a sandbox can do with itself. */
export const sandboxModule = (
  needs: SandboxDependencies & ResetDependencies,
): { handlers: SandboxHandlers } => ({
  handlers: {
    GetSandboxWebhookFaults: ({ principal }) => readWebhookFaults(needs, principal.tenantId),
    SetSandboxWebhookFaults: ({ principal, body }) => setWebhookFaults(needs, callerOf(principal), body),
    MoveSandboxClock: ({ principal, body }) => moveClock(needs, callerOf(principal), body),
    ResetSandbox: ({ principal }) => resetSandbox(needs, callerOf(principal)),
  },
});
