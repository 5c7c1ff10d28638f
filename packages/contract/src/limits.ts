import { installationLimits } from './installation-limits.ts';
import { openidLimits } from './openid-limits.ts';
import { sandboxLimits } from './sandbox-limits.ts';

/** Every number that bounds a request. The only place where a limit is written. */
export const limits = {
  /** `TimeoutSec`/`Timeout` of an operation or transaction, s (docs/wire.md#time-limits). */
  timeoutSec: { min: 1, max: 86_400, default: 3_600 },
  /** Life of the data under a TempId, s. Configurable downwards only. */
  tempDataSec: 259_200,
  /** Life of an access token and of a refresh token, s. */
  accessTokenSec: 900,
  refreshTokenSec: 86_400,
  /** Life of the token that a capture page holds, s; never beyond the session's own end. */
  captureTokenSec: 3_600,
  /** Captures a user may submit in one session before it is rejected. */
  captureAttempts: 3,
  /** Different links that open nothing, of one client address, within so many seconds; the right one always opens (144 bits). */
  wrongLinks: { count: 30, withinSec: 600 },
  /** A challenge must be answered within this time, s. */
  attemptSec: 120,
  /** Head turns of a challenge; one that was given up makes the next one longer, up to `max`. */
  challengeTurns: { min: 3, max: 5 },
  /** Active challenges a session may ask for: what was given up would otherwise be free guesses. */
  challengesPerSession: 9,
  /** How long a capture may wait for its review, s, and how long an operator's note may be. */
  review: { timeoutSec: { min: 600, max: 604_800, default: 86_400 }, noteLength: 500 },
  /** Time for one step of a challenge, s: turning the head takes about one. */
  stepSec: 6,
  /** Colours of a flash. */
  flashColors: 12,
  /** How long each stands at least, ms: so no second has more than three changes, 1.5 flashes against the 3 of WCAG 2.3.1. */
  flashColorMs: 400,
  /** Time from the last step to the still pictures, s. */
  stillsSec: 20,
  /**
   * Frames sent while a challenge runs: longest side, px; JPEG quality; shortest interval, ms (a camera's; each frame waits for
   * the answer to the one before); bytes each; number. Sockets that a session opens for them in a minute, on one server.
   */
  stepLongSide: 480,
  stepJpegQuality: 0.8,
  stepIntervalMs: 33,
  stepFrameBytes: 400_000,
  stepFrames: 900,
  dialogueSockets: 30,
  /** Life of the perceptual hashes by which a replayed capture is known again, s. */
  frameHashSec: 2_592_000,
  /** Longest time since navigation that a capture page reports, ms. */
  reportedMs: 7_200_000,
  /** Frames of one capture. */
  captureFrames: { min: 5, max: 24, default: 6 },
  /** Interval between frames asked of the page, ms. */
  captureIntervalMs: 150,
  /** Longest side of a frame the page sends, px, and its JPEG quality. */
  captureLongSide: 1_280,
  captureJpegQuality: 0.9,
  /** One uploaded image, bytes. */
  frameBytes: 3_000_000,
  /** One capture upload, bytes. */
  captureBytes: 24_000_000,
  /** `Data` of a biometric credential after base64, bytes. */
  credentialImageBytes: 10_000_000,
  /** Pixels of any decoded image. */
  imagePixels: 50_000_000,
  /** Parts of one multipart body. */
  multipartParts: 32,
  /** JSON bodies that carry no image, bytes. */
  jsonBytes: 262_144,
  /** JSON bodies that carry a base64 image, bytes. */
  jsonImageBytes: 14_000_000,
  /** Levels of arrays and objects in a JSON body. */
  jsonDepth: 64,
  /** Lengths of texts, characters. */
  accountNumber: 128,
  displayName: 256,
  description: 1_024,
  introductionText: 1_000,
  codeword: 128,
  tag: 256,
  /** Words to search a list by, characters in all. */
  searchText: 128,
  customDataItems: 50,
  customDataKey: 128,
  customDataValue: 1_024,
  email: 254,
  phoneNumber: 32,
  reason: 512,
  templateName: 128,
  templateTitle: 200,
  /** Bounds of the capture page's looks: logo in bytes and pixels of its longer side, lengths in characters. */
  looks: {
    logoBytes: 100_000,
    logoSide: 2_000,
    logoText: 80,
    link: 2_048,
    texts: 250,
    frameAncestors: 20,
    returnOrigins: 20,
    bodyBytes: 786_432,
  },
  /** From the desktop to the phone: life of the link, s; links of one session; longest wait of one call, s. */
  handoff: { linkSec: 600, perSession: 40, waitSec: 20 },
  ...{ oidc: openidLimits, sandbox: sandboxLimits, installation: installationLimits },
  /** Length of a language tag, characters. */
  locale: 35,
  /** Bounds of SMS and e-mail. */
  message: {
    /** Length of a text, characters: EmailBody; the other two. */
    bodyLength: 4_000,
    subjectLength: 150,
    smsLength: 480,
    /** What an SMS takes of IntroductionText, characters. */
    smsIntroduction: 200,
    /** Messages of one tenant within an hour; `SELFSAME_MESSAGES_PER_HOUR` changes it. */
    perTenantPerHour: 3_600,
    /** Messages of one tenant to one address within an hour. */
    perAddressPerHour: 10,
    /** How often a link is sent again at most, and how long after the last message at least, s. */
    resends: 3,
    resendAfterSec: 30,
    /** Tries before a message is given up. */
    tries: 8,
    /** Bound of one try, s. */
    trySec: 30,
    /** How long the state of a message is kept, s. */
    keptSec: 2_592_000,
    /** Test messages of one tenant within an hour. */
    testsPerHour: 20,
  },
  /** Paging of every list (docs/wire.md#lists). */
  page: { default: 20, max: 100 },
  /** Days that one call of the statistics counts. */
  statisticsDays: 366,
  /** What-if of a matching policy: days looked back, and verifications that are judged again at most. */
  matchingPreview: { days: { max: 365, default: 30 }, verifications: 20_000 },
  /** Bounds of webhooks: lengths of texts, s, bytes, counts. */
  webhook: {
    url: 2_048,
    login: 256,
    thumbprints: 4_096,
    /** Attempts before a delivery has failed. */
    attempts: 10,
    /** Set-up of a connection, and the whole exchange, s. */
    connectSec: { max: 20, default: 10 },
    timeoutSec: 20,
    /** What the log keeps of an answer, bytes. */
    responseBytes: 4_096,
    /** How long the old secret signs too, s. */
    secretOverlapSec: 86_400,
    /** Deliveries that one call replays. */
    replayed: 500,
  },
  /** One export: of the audit log, days it may span, and rows; of accounts, rows, and those that may be named one by one. */
  auditExport: { days: 366, rows: 1_000_000 },
  accountExport: { rows: 100_000, named: 100 },
  /** Concurrent API keys of one tenant. */
  apiKeys: 100,
  /** Bounds of OpenID integrations. */
  integration: {
    perTenant: 100,
    /** Lengths, characters. */
    name: 128,
    url: 2_048,
    audience: 256,
    /** Login and logout addresses, each; keys of one JWKS. */
    urls: 50,
    keys: 10,
    /** Lives of tokens, s; no refresh token at 0. */
    accessTokenSec: { min: 60, max: 86_400, default: 3_600 },
    refreshTokenSec: { max: 31_536_000, default: 86_400 },
    /** How long the old secret works beside a new one, s. */
    secretOverlapSec: 86_400,
  },
  /** Bounds of the live feed. */
  feed: {
    /** Streams at once: of one operator or API key, and of one node. */
    perReader: 6,
    perNode: 200,
    /** When a refused reader may try again, s. */
    retrySec: 15,
    /** How often the log is read while somebody follows, ms. */
    pollMs: 500,
    /** A sign of life, and the check whether the reader may still follow, s. */
    beatSec: 15,
    recheckSec: 10,
    /** Who comes back is told what they missed: so many events at most, among the last so many of all tenants. */
    replayed: 500,
    window: 20_000,
    /** What may wait for a slow reader, bytes. */
    bufferBytes: 262_144,
  },
  /** Bounds of passkeys of accounts. */
  passkeys: {
    /** Time to answer with one, s; how long one is offered after an accepted enrolment, s; bytes of an answer. */
    ceremonySec: 300,
    offerSec: 300,
    answerBytes: 65_536,
    /** Answers that may be refused before a session ends. */
    answers: 3,
    ...{ perAccount: 20, description: 64 },
    /** The code that stands in for one: digits, life in s, wrong answers and messages of one session. */
    codeDigits: 6,
    codeSec: 600,
    codeGuesses: 5,
    codeSends: 3,
    /** Makes of authenticators that a tenant takes, and characters of the roots that they are proven by. */
    attestation: { aaguids: 50, rootsLength: 65_536 },
    /** The wait that stands in for one, in hours; and how much later it may be noticed that it is over, s. */
    delay: { min: 1, max: 168, default: 24, graceSec: 3_600 },
    /** Longest time for which a new face or passkey may ask for more, days. Known browsers: tokens in one, of one account, days. Pages around ours that may ask: how many, characters of one. */
    raiseDays: 365,
    browsers: { tokens: 8, perAccount: 20, days: { max: 365, default: 90 } },
    embedding: { origins: 10, length: 255 },
  },
  /** Bounds of getting into the portal. */
  portal: {
    /** A session ends after so long without a request, and after so long whatever is done, s. */
    sessionIdleSec: 3_600,
    sessionSec: 43_200,
    /** Dangerous things ask for a proof of who it is that is no older, s. */
    recentSec: 600,
    /** The time of the last request is written down this often at most, s. */
    touchSec: 60,
    /** Time to answer with a passkey, and to set an authenticator up, s. */
    ceremonySec: 300,
    totpSetUpSec: 900,
    /** Life of links: to the first owner or to one who comes back; of invitations, s. */
    setUpLinkSec: 86_400,
    invitationSec: { min: 3_600, max: 1_209_600, default: 259_200 },
    /** Characters (NIST SP 800-63B-4 §3.1.1.2: at least 8 beside a second factor, at least 64 allowed). */
    password: { min: 12, max: 128 },
    /** Argon2id after OWASP: memory in KiB, passes, lanes; bytes of the result. */
    argon2: { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 },
    /** Authenticators (RFC 6238): digits, step in s, steps of clock drift either way. */
    totp: { digits: 6, periodSec: 30, window: 1 },
    recoveryCodes: 10,
    /**
     * Wrong passwords or codes within so many seconds; beyond, none is looked at. Counted by what is guessed and by who
     * guesses, so that nobody who knows an address shuts its operator out.
     */
    failures: {
      /**
       * At one e-mail address, real or not, from one client address; of a browser in which its operator signed in before;
       * of a session that confirms. Each for itself.
       */
      perGuesser: [
        { count: 5, withinSec: 900 },
        { count: 20, withinSec: 86_400 },
      ],
      /** At one e-mail address, from all browsers that are unknown (NIST SP 800-63B-4 §3.2.2: no more than 100). */
      unknownBrowsers: [{ count: 100, withinSec: 86_400 }],
    },
    /** How long a browser is known after signing in, s. */
    deviceSec: 15_552_000,
    /** A refused sign-in is answered after this long at the earliest, ms, so that its time says nothing. */
    refusalMs: 400,
    displayName: 128,
    passkeyName: 64,
    passkeys: 20,
    operators: 500,
    invitations: 100,
    /** Bytes of a body that carries the answer of an authenticator. */
    passkeyBytes: 65_536,
  },
  /**
   * Calls of one client address within 60 s, by operation; 429 beyond. Others are not limited. All nodes count together,
   * except for `countedPerNode`.
   */
  callsPerMinute: {
    CreateToken: 600,
    RefreshToken: 600,
    OpenCaptureSession: 300,
    ClaimHandoff: 300,
    IssueAttempt: 300,
    SubmitAttempt: 300,
    ReportCaptureMarks: 600,
    BeginCapturePasskey: 120,
    AnswerCapturePasskey: 60,
    SendCapturePasskeyCode: 30,
    AnswerCapturePasskeyCode: 60,
    StopPasskeyDelay: 60,
    /** Sends a request to wherever the caller says. */
    TestCustomerWebhook: 30,
    ExportAuditEvents: 10,
    ExportAccounts: 10,
    MoveSandboxClock: 10,
    ResetSandbox: 10,
    AnswerStep: 6_000,
    SignInWithPassword: 20,
    OpenInvitation: 60,
    BeginInvitationTotp: 30,
    BeginInvitationPasskey: 30,
    BeginPasskeySignIn: 120,
    SignInWithPasskey: 60,
    ConfirmSession: 30,
    AcceptInvitation: 30,
  },
  /** These bound work, not guesses (a session bounds those itself), and come too often to ask the database each time. */
  countedPerNode: ['IssueAttempt', 'SubmitAttempt', 'AnswerStep', 'ReportCaptureMarks'],
} as const;
