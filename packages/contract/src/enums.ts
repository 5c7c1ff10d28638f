/**
 * The enumerations of the wire. Numbers are law (docs/wire.md#enumerations); names are the documentation's.
 */

/** State of an operation or transaction (V1 and V2). */
export const Status = { Pending: 0, Accepted: 1, Rejected: 2, Expired: 3, Error: 4, Canceled: 5 } as const;
export type Status = (typeof Status)[keyof typeof Status];

/** How the link reaches the user. SMS and e-mail are flags: 3 is both. */
export const TransportType = { Inline: 0, Sms: 1, Email: 2, SmsAndEmail: 3 } as const;
export type TransportType = (typeof TransportType)[keyof typeof TransportType];

/**
 * What a confirmation policy asks for, as flags. The wire documents 0, 1, 2 and 4; 5 (passkey, then face, in one
 * transaction) is ours.
 */
export const ConfirmationCredentialType = {
  None: 0,
  Biometric: 1,
  Otp: 2,
  Fido2: 4,
  Fido2AndBiometric: 5,
} as const;
export type ConfirmationCredentialType =
  (typeof ConfirmationCredentialType)[keyof typeof ConfirmationCredentialType];

/** Kind of a stored biometric credential. */
export const BiometricCredentialType = { Unknown: 0, Face: 1 } as const;

/** Encoding of `BiometricCredential.Data`. */
export const DataType = {
  Unknown: 0,
  Jpeg: 1,
  Bmp: 2,
  Gif: 3,
  Png: 4,
  Tiff: 5,
  Jpeg2K: 6,
  Template: 100,
} as const;
export type DataType = (typeof DataType)[keyof typeof DataType];

/** Names an operation may have under `/v2/operations`; `GetForeignIDDocument` is not served yet. */
export const operationNames = [
  'GetForeignBiometry',
  'EnrollBioCredential',
  'GetForeignIDDocument',
  'EnrollFido2Credential',
] as const;

/** Page names of the `authid:page` message (docs/wire.md#page-messages). Old clients reject any other. */
export const pageNames = [
  'verifiedPage',
  'defaultFailedPage',
  'standardErrorPage',
  'transactionNotValidPage',
  'transactionMaxAttemptsPage',
  'videoDeviceNotFoundPage',
  'QRCodePage',
  'livenessErrorPage',
  'networkErrorPage',
  'requestTimeoutPage',
  'verifiedMatchFailPage',
  'verifyDeclinedPage',
] as const;
export type PageName = (typeof pageNames)[number];

/** What comes of a capture. */
export const captureOutcomes = ['accepted', 'retry', 'rejected', 'continue', 'review'] as const;

/** What the user can do about a refused capture; one plain sentence each on the page. */
export const remedies = [
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
  'UseLiveCamera',
  'SamePersonThroughout',
  'FollowPrompts',
  'TryAgain',
] as const;
export type Remedy = (typeof remedies)[number];

/** How far a capture page gets, in order; its navigation is time 0. */
export const captureMarks = ['opened', 'camera', 'firstFace', 'captured', 'uploaded', 'result'] as const;
export type CaptureMark = (typeof captureMarks)[number];

/**
 * Where a session stands with a passkey: nothing to do, show one that was enrolled, make one, or the offer to make one
 * after an accepted enrolment; enter the code that stands in for one; or wait for the time that does.
 */
export const passkeySteps = ['none', 'assert', 'enrol', 'offer', 'code', 'delay'] as const;

/** What came of an answer of an authenticator. */
export const passkeyOutcomes = ['proven', 'kept', 'refused'] as const;

/**
 * Why a person does without a passkey. `alreadyEnrolled`: the browser said (`InvalidStateError`) that this device holds one
 * of the account.
 */
export const passkeySkipReasons = ['notNow', 'noAuthenticator', 'lost', 'alreadyEnrolled'] as const;
export type PasskeySkipReason = (typeof passkeySkipReasons)[number];

/** When a verification by face asks for a passkey too. */
export const secondFactors = ['never', 'newDevice', 'always'] as const;
export type SecondFactor = (typeof secondFactors)[number];

/** What may stand in for a passkey that a policy asks for and that is not on the device. */
export const passkeyStandIns = ['none', 'approval', 'code', 'delay'] as const;
export type PasskeyStandIn = (typeof passkeyStandIns)[number];

/** What somebody who got the notice of such a wait finds: stopped, too late to stop, or over for another reason. */
export const passkeyStopOutcomes = ['stopped', 'accepted', 'over'] as const;

/** Whether a new passkey must say, signed, which make of authenticator it is of. */
export const passkeyAttestations = ['none', 'direct'] as const;
export type PasskeyAttestation = (typeof passkeyAttestations)[number];

/** What came of a code that stands in for a passkey. */
export const passkeyCodeOutcomes = ['proven', 'refused', 'late'] as const;

/** How much liveness a tenant asks for where liveness is checked at all. */
export const livenessModes = ['passive', 'active', 'active+flash'] as const;
export type LivenessMode = (typeof livenessModes)[number];

/**
 * What a tenant does with a capture that is in doubt after everything was asked: refuse it, or let operators look at it.
 */
export const livenessDoubts = ['reject', 'review'] as const;
export type LivenessDoubt = (typeof livenessDoubts)[number];

/** Why operators are asked: the capture is in doubt, or a passkey that was asked for is not on the device. */
export const reviewReasons = ['doubt', 'noKey'] as const;
export type ReviewReason = (typeof reviewReasons)[number];

/** What an operator says of a capture in review. */
export const reviewDecisions = ['accept', 'reject'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** Colours that a flash lights the screen with. */
export const flashColors = ['red', 'green', 'blue', 'cyan', 'magenta', 'yellow'] as const;
export type FlashColor = (typeof flashColors)[number];

/** The light of each: red, green and blue, 0…1. */
export const flashLight: Readonly<Record<FlashColor, readonly [number, number, number]>> = {
  red: [1, 0, 0],
  green: [0, 1, 0],
  blue: [0, 0, 1],
  cyan: [0, 1, 1],
  magenta: [1, 0, 1],
  yellow: [1, 1, 0],
};

/** What a step of a challenge asks of the head. `left` is the person's own left. */
export const stepAsks = ['center', 'left', 'right', 'up', 'down'] as const;
export type StepAsk = (typeof stepAsks)[number];

/** Sentences of the wire that clients compare by text (docs/wire.md#messages-of-a-status). */
export const statusMessages = {
  accepted: 'Operation has been accepted by the user.',
  rejected: 'Operation has been rejected by the user.',
  expired: 'Operation has expired.',
  canceled: 'Operation has been canceled.',
  matchFailed: 'Not authorized. Biometry verification failed.',
  inReview: 'The capture is being reviewed by an operator.',
  inDelay: 'The face is accepted. A stated time has to pass in place of the passkey.',
  reviewRejected: 'Not authorized. A review found no living person before the camera.',
  livenessFailed: 'Not authorized. Liveness detection failed.',
  matchAndLivenessFailed: 'Not authorized. Biometry verification and liveness detection failed.',
  attemptsExhausted: 'Not authorized. No usable picture was taken within the allowed attempts.',
  personAlreadyEnrolled: 'Not authorized. This person is already enrolled under another account.',
  credentialAlreadyExists: 'Biometric credentials already exist for this account.',
  accountNotUsable: 'The account was deleted or disabled, or its biometric credential was removed.',
  storageFull: 'The tenant has no room left to store the face.',
  passkeyFailed: 'Not authorized. Passkey verification failed.',
  passkeyNotAvailable: 'Not authorized. The user has no passkey at hand.',
  passkeyLost: 'Not authorized. The user says that the device with the passkey is lost.',
  passkeyNotReplaced: 'Not authorized. Nothing stood in for the passkey that is not on the device.',
  passkeyDelayStopped: 'Not authorized. The wait in place of the passkey was stopped from a notice.',
  passkeyAlreadyExists: 'This device already holds a passkey of the account.',
  modelMismatch: 'The stored credential was made by a model this server does not run. Enrol again.',
} as const;

/** Roles an API key may hold; carried as `role` in the access token. */
export const roles = [
  'Account Manager',
  'Transaction Manager',
  'Transaction Data Provider',
  'Transaction Result Auditor',
  'Biometric Credentials Reader',
  'Configurator',
] as const;
export type Role = (typeof roles)[number];

/**
 * Roles of operators of the portal, and the API roles each stands for. `Biometric Credentials Reader` sees reference
 * images: only those who answer for the installation hold it.
 */
export const operatorRoles = {
  owner: roles,
  administrator: roles,
  operator: ['Account Manager', 'Transaction Manager', 'Transaction Result Auditor'],
  auditor: ['Transaction Result Auditor'],
  developer: [
    'Configurator',
    'Transaction Manager',
    'Transaction Data Provider',
    'Transaction Result Auditor',
  ],
} as const satisfies Record<string, readonly Role[]>;
export type OperatorRole = keyof typeof operatorRoles;
/** Names of the operator roles, the mightiest first. */
export const operatorRoleNames = Object.keys(operatorRoles) as OperatorRole[];

/** Languages that the portal speaks. */
export const portalLocales = ['en', 'de', 'es', 'fr'] as const;
export type PortalLocale = (typeof portalLocales)[number];

/** Header without which no request by an operator's session is served: a page of another origin cannot send it. */
export const portalHeader = { name: 'x-selfsame-portal', value: '1' } as const;

/** Whether an OpenID client can keep a secret: a server can, an app or a page in a browser cannot (RFC 6749 §2.1). */
export const integrationClientTypes = ['confidential', 'public'] as const;
/** One of `integrationClientTypes`. */
export type IntegrationClientType = (typeof integrationClientTypes)[number];

/** By which field of an account an OpenID integration finds the person who signs in. */
export const usernameMappings = ['AccountNumber', 'Email', 'PhoneNumber'] as const;
/** One of `usernameMappings`. */
export type UsernameMapping = (typeof usernameMappings)[number];

/** Whether `sub` of a person differs from integration to integration (OpenID Connect Core §8). */
export const subjectTypes = ['pairwise', 'public'] as const;
/** One of `subjectTypes`. */
export type SubjectType = (typeof subjectTypes)[number];
