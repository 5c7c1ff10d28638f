/** Every number that bounds a request. The only place where a limit is written. */
export const limits = {
  /** `TimeoutSec`/`Timeout` of an operation or transaction, s (contract Q8). */
  timeoutSec: { min: 1, max: 86_400, default: 3_600 },
  /** Life of the data under a TempId, s. Configurable downwards only. */
  tempDataSec: 259_200,
  /** Life of an access token, s. */
  accessTokenSec: 900,
  /** Life of a refresh token, s. */
  refreshTokenSec: 86_400,
  /** Life of the token that a capture page holds, s; never beyond the session's own end. */
  captureTokenSec: 3_600,
  /** Captures a user may submit in one session before it is rejected. */
  captureAttempts: 3,
  /** Wrong secrets after which a link is locked. */
  wrongSecrets: 10,
  /** A challenge must be answered within this time, s. */
  attemptSec: 120,
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
  /** Lengths of texts, characters. */
  accountNumber: 128,
  displayName: 256,
  description: 1_024,
  introductionText: 1_000,
  codeword: 128,
  tag: 256,
  customDataItems: 50,
  customDataKey: 128,
  customDataValue: 1_024,
  email: 254,
  phoneNumber: 32,
  reason: 512,
  templateName: 128,
  /** Paging of every list (contract Q13). */
  page: { default: 20, max: 100 },
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
  /** Concurrent API keys of one tenant. */
  apiKeys: 100,
  /** Calls of one client address within 60 s, by operation, per node; 429 beyond. Others are not limited. */
  callsPerMinute: {
    CreateToken: 600,
    RefreshToken: 600,
    OpenCaptureSession: 300,
    IssueAttempt: 300,
    SubmitAttempt: 300,
  },
} as const;
