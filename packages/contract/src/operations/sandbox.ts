import { operation } from '../operation.ts';
import { AttemptParams, CaptureOutcome, CaptureState } from '../schemas/capture.ts';
import { CapturePasskeyOutcome } from '../schemas/passkey/capture-passkey.ts';
import {
  MoveSandboxClockRequest,
  SandboxActRequest,
  SandboxActResult,
  SandboxClock,
  SandboxReset,
  SandboxSessionParams,
  SandboxWebhookFaults,
  SimulateAttemptRequest,
  SimulatePasskeyRequest,
} from '../schemas/sandbox.ts';

const tag = 'Sandbox';

const ofCapture = [
  'E_ATTEMPT_NOT_OPEN',
  'E_APPROVAL_REQUIRED',
  'E_PASSKEY_REQUIRED',
  'E_PASSKEY_CODE_REQUIRED',
  'E_PASSKEY_DELAY_RUNNING',
  'E_TRANSACTION_IN_REVIEW',
  'E_TRANSACTION_FINISHED',
  'E_TRANSACTION_EXPIRED',
] as const;

const ofPasskey = ['E_PASSKEY_STEP_NOT_OPEN', 'E_PASSKEY_NOT_ACCEPTED', 'E_CEREMONY_NOT_VALID'] as const;

/** What only a sandbox can do. */
export const sandboxOperations = {
  SimulateAttempt: operation({
    service: 'capture',
    method: 'POST',
    path: '/attempts/{attemptId}/simulate',
    access: { kind: 'capture', sandbox: true },
    tag: 'Capture',
    summary: 'Say how an attempt without a camera comes out',
    params: AttemptParams,
    body: SimulateAttemptRequest,
    response: CaptureOutcome,
    errors: ofCapture,
  }),
  SimulatePasskey: operation({
    service: 'capture',
    method: 'POST',
    path: '/passkey/simulate',
    access: { kind: 'capture', sandbox: true },
    tag: 'Capture',
    summary: 'Make or show a passkey without an authenticator',
    description:
      'The authenticator of the sandbox makes a real key, or signs with one that it made for this account. What it answers goes the way of any answer.',
    body: SimulatePasskeyRequest,
    response: CapturePasskeyOutcome,
    errors: ['E_APPROVAL_REQUIRED', ...ofPasskey, 'E_TRANSACTION_FINISHED', 'E_TRANSACTION_EXPIRED'],
  }),
  WaitOutCaptureSession: operation({
    service: 'capture',
    method: 'POST',
    path: '/wait',
    access: { kind: 'capture', sandbox: true },
    tag: 'Capture',
    summary: 'Wait until the time of the session is over, at once',
    response: CaptureState,
    errors: ['E_TRANSACTION_FINISHED', 'E_TRANSACTION_EXPIRED'],
  }),
  ActAsUser: operation({
    service: 'sandbox',
    method: 'POST',
    path: '/sessions/{Id}/act',
    access: { kind: 'bearer', roles: ['Transaction Manager'], sandbox: true },
    tag,
    summary: 'Act as the user of an operation or transaction, without a browser',
    description:
      'The same states, events, receipts and webhooks follow as from the page. What is ordered by the account or by the request comes about, unless `Capture` or `Passkey` says otherwise.',
    params: SandboxSessionParams,
    body: SandboxActRequest,
    response: SandboxActResult,
    errors: ['E_OPERATION_NOT_FOUND', ...ofCapture, ...ofPasskey],
  }),
  ResetSandbox: operation({
    service: 'sandbox',
    method: 'POST',
    path: '/reset',
    access: { kind: 'bearer', roles: ['Configurator'], sandbox: true },
    tag,
    summary: 'Empty the sandbox',
    description:
      'Accounts with all that was taken for them, operations, transactions, messages, deliveries and faults of webhooks, and receipts go, without webhooks; the clock has not been moved then. API keys, settings, templates, integrations, portal users, the audit log and certificates of erasures stay. Access tokens made after the clock was moved are over.',
    response: SandboxReset,
    errors: [],
  }),
  GetSandboxWebhookFaults: operation({
    service: 'sandbox',
    method: 'GET',
    path: '/webhook-faults',
    access: { kind: 'bearer', roles: ['Configurator'], sandbox: true },
    tag,
    summary: 'Read what the next webhooks of the sandbox will suffer',
    response: SandboxWebhookFaults,
    errors: [],
  }),
  SetSandboxWebhookFaults: operation({
    service: 'sandbox',
    method: 'PUT',
    path: '/webhook-faults',
    access: { kind: 'bearer', roles: ['Configurator'], sandbox: true },
    tag,
    summary: 'Say what the next webhooks of the sandbox will suffer',
    description:
      'Replaces what was ordered before; an empty list ends it. All but `error` hit a delivery at its first attempt. The log of deliveries says in `Fault` what an attempt suffered.',
    body: SandboxWebhookFaults,
    response: SandboxWebhookFaults,
    errors: [],
  }),
  MoveSandboxClock: operation({
    service: 'sandbox',
    method: 'POST',
    path: '/clock',
    access: { kind: 'bearer', roles: ['Configurator'], sandbox: true },
    tag,
    summary: 'Move the clock of the sandbox forward',
    description:
      'What ends by the clock has so much less time left: operations and transactions, TempIds, failed attempts, access and refresh tokens, keys, what is kept for a while. Times of what was before move back by as much; records of the audit log and receipts stay, and so does when messages were sent. No other tenant is touched.',
    body: MoveSandboxClockRequest,
    response: SandboxClock,
    errors: [],
  }),
};
