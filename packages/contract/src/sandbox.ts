import { passkeySkipReasons } from './enums.ts';

/** Kinds of what a link leads to. */
type SessionKind = 'selfie' | 'enrolment' | 'verification';

interface OutcomeRow {
  /** Number of an account that brings it about, also as the beginning of a longer one: `sandbox-accept-7`. */
  account: string;
  /** What an account of this number orders it for. */
  onAccount: readonly SessionKind[];
  /** What a request can order it for. */
  onRequest: readonly SessionKind[];
  /** `Capture` of the act `capture` that brings the same about; null where none does. */
  capture: SandboxCapture | null;
  /** What happens, one sentence. */
  does: string;
}

const all = ['selfie', 'enrolment', 'verification'] as const;
const verification = ['verification'] as const;

/**
 * What can be ordered in a sandbox, by the number of an account or by the header `Selfsame-Sandbox-Outcome` of a request. An
 * account enrols like any other, unless its row says otherwise, so that there is something to verify.
 */
const sandboxOutcomes = {
  accept: {
    account: 'sandbox-accept',
    onAccount: all,
    onRequest: all,
    capture: 'accept',
    does: 'The simulated capture is accepted; so is every simulated capture without an order.',
  },
  rejectMatch: {
    account: 'sandbox-reject-match',
    onAccount: verification,
    onRequest: verification,
    capture: 'match',
    does: 'The face is another: Status 2 at the first capture.',
  },
  rejectLiveness: {
    account: 'sandbox-reject-liveness',
    onAccount: verification,
    onRequest: all,
    capture: 'liveness',
    does: 'Liveness fails: two captures may be repeated, the third ends with Status 2.',
  },
  rejectBoth: {
    account: 'sandbox-reject-both',
    onAccount: verification,
    onRequest: verification,
    capture: 'matchAndLiveness',
    does: 'Liveness fails and the face is another: two captures may be repeated, the third ends with Status 2.',
  },
  attemptsUsed: {
    account: 'sandbox-attempts-used',
    onAccount: verification,
    onRequest: all,
    capture: 'quality',
    does: 'No capture is usable: the third ends with Status 2. `remedies` says what the user is told; MoreLight unless told otherwise.',
  },
  locked: {
    account: 'sandbox-locked',
    onAccount: verification,
    onRequest: verification,
    capture: null,
    does: 'The account is locked out as after too many failures, and the request answers `E_ACCOUNT_DISABLED` with `lockedOut` in `Args`. The account stays so until it is enabled (`POST …/accounts/{AccountNumber}/enable?enabled=true`), whatever is ordered then.',
  },
  disabled: {
    account: 'sandbox-disabled',
    onAccount: verification,
    onRequest: ['enrolment', 'verification'],
    capture: null,
    does: 'The account is disabled, and the request answers `E_ACCOUNT_DISABLED` with `disabled` in `Args`. The account stays so until it is enabled, too.',
  },
  expires: {
    account: 'sandbox-expires',
    onAccount: verification,
    onRequest: all,
    capture: null,
    does: 'The time is over after one second, or at the first capture or passkey if that comes before: Status 3. Where nobody reads it or acts, its webhook comes within a minute.',
  },
  declines: {
    account: 'sandbox-declines',
    onAccount: verification,
    onRequest: all,
    capture: null,
    does: 'The user declines in place of the capture: Status 2.',
  },
  slow: {
    account: 'sandbox-slow',
    onAccount: verification,
    onRequest: all,
    capture: null,
    does: 'The capture is accepted after four seconds.',
  },
  busy: {
    account: 'sandbox-busy',
    onAccount: verification,
    onRequest: all,
    capture: null,
    does: 'The capture answers `E_SERVER_BUSY` once, and is accepted when it is sent again: the page and the clients do that by themselves.',
  },
  beginBusy: {
    account: 'sandbox-begin-busy',
    onAccount: verification,
    onRequest: all,
    capture: null,
    does: 'The request answers `E_SERVER_BUSY` with `Retry-After: 1`, however often it is sent.',
  },
  tempGone: {
    account: 'sandbox-temp-gone',
    onAccount: ['selfie'],
    onRequest: ['selfie'],
    capture: null,
    does: 'The selfie is accepted, and its TempId answers `E_TEMP_DATA_EXPIRED`. By the number of an account: of a selfie that is begun for it, and of each TempId that is bound to it.',
  },
  duplicate: {
    account: 'sandbox-duplicate',
    onAccount: ['enrolment'],
    onRequest: ['enrolment'],
    capture: null,
    does: 'The person is enrolled under another account: Status 2, and calls that make a credential answer `E_PERSON_ALREADY_ENROLLED`. It happens whatever the policy says; in a live tenant set `DuplicateCheck` to `refuse`.',
  },
} as const satisfies Record<string, OutcomeRow>;

/** What can be ordered. */
export type SandboxOutcome = keyof typeof sandboxOutcomes;
/** All of it, in the order of the table. */
export const sandboxOutcomeNames = Object.keys(sandboxOutcomes) as SandboxOutcome[];
/** A row of the table without its literal types. */
export const sandboxOutcomeOf = (name: SandboxOutcome): OutcomeRow => sandboxOutcomes[name];

/** Header by which a request that begins something orders its outcome: `attemptsUsed; remedies=MoreLight,HoldStill`. */
export const sandboxHeader = 'selfsame-sandbox-outcome';

/** What an account of this number orders for a kind of session; null where it orders nothing. */
export function sandboxOutcomeOfAccount(accountNumber: string, kind: SessionKind): SandboxOutcome | null {
  const isOf = (name: SandboxOutcome) => {
    const { account, onAccount } = sandboxOutcomeOf(name);
    return (accountNumber === account || accountNumber.startsWith(`${account}-`)) && onAccount.includes(kind);
  };
  return sandboxOutcomeNames.find(isOf) ?? null;
}

/** What a user can be told after a simulated capture that was not usable. */
export const sandboxRemedies = [
  'ShowFace',
  'OnePersonOnly',
  'MoveCloser',
  'MoveBack',
  'CenterFace',
  'LookStraight',
  'HoldUpright',
  'MoreLight',
  'LessLight',
  'HoldStill',
  'UncoverFace',
  'SamePersonThroughout',
  'TryAgain',
] as const;
/** One of them. */
export type SandboxRemedy = (typeof sandboxRemedies)[number];

/** What a webhook of a sandbox can suffer. */
export const sandboxFaults = ['delay', 'drop', 'duplicate', 'reorder', 'error'] as const;
/** One of them. */
export type SandboxFault = (typeof sandboxFaults)[number];

/** What the simulated user can do. */
export const sandboxActs = ['open', 'approve', 'passkey', 'capture', 'decline', 'wait'] as const;
/** One of them. */
export type SandboxAct = (typeof sandboxActs)[number];

/** How a simulated capture comes out. */
export const sandboxCaptures = ['accept', 'quality', 'liveness', 'match', 'matchAndLiveness'] as const;
/** One of them. */
export type SandboxCapture = (typeof sandboxCaptures)[number];

/**
 * How the simulated user answers where a passkey is asked for. `unknownCredential`: with a passkey that no account has.
 * `userNotVerified`: with an answer whose flag UV is 0 (WebAuthn Level 3, §6.1).
 */
export const sandboxPasskeyAnswers = ['accept', 'unknownCredential', 'userNotVerified'] as const;
/** One of them. */
export type SandboxPasskeyAnswer = (typeof sandboxPasskeyAnswers)[number];
/** What the simulated user does where a passkey is asked for: answers, or says why none comes. */
export const sandboxPasskeys = [...sandboxPasskeyAnswers, ...passkeySkipReasons] as const;
/** One of them. */
export type SandboxPasskey = (typeof sandboxPasskeys)[number];
/** Model (AAGUID) that the authenticator of a sandbox says it is. */
export const sandboxAaguid = '5e1f5a3e-0002-4000-8000-000000000001';
