import { type Static, Type } from 'typebox';
import { captureOutcomes, livenessModes, type Remedy, remedies, type StepAsk, stepAsks } from '../enums.ts';
import { endReason, Guid, Instant, KeyValue, Nullable, sessionMessage, sessionStatus } from './primitives.ts';

const oneOf = <const T extends readonly string[]>(values: T, description?: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...(description && { description }) });

/** Path that names an operation or a transaction, of whatever kind. */
export const TransactionParams = Type.Object({ TransactionId: Guid });
export type TransactionParams = Static<typeof TransactionParams>;

/** Whether one capture counts as live, and what the presentation-attack detector says of it. */
const LivenessScore = Type.Object(
  {
    IsLive: Type.Boolean({ description: 'What all signals together come to' }),
    Zone: Nullable(oneOf(['live', 'uncertain', 'spoof'], 'Where MeanLogit lies')),
    MeanLogit: Nullable(Type.Number({ description: 'Mean over the frames; higher is more live' })),
    Frames: Type.Integer({ description: 'Frames that have a logit' }),
    AcceptFrom: Type.Number({ description: 'The operating point: from here a passive capture is taken' }),
    SpoofBelow: Type.Number({ description: 'Below it lies the zone `spoof`' }),
    LiveAbove: Type.Number({ description: 'Above it lies the zone `live`; in between it is uncertain' }),
  },
  { $id: 'LivenessScore' },
);

/** The comparison of one capture with its reference. */
const MatchScore = Type.Object(
  {
    IsMatch: Type.Boolean(),
    Cosine: Type.Number({ description: '−1…1; 1 is the same picture' }),
    Threshold: Type.Number({ description: 'Cosine from which two faces count as one person' }),
    FalseMatchRate: Type.Number({ description: 'Share of strangers that the threshold lets through' }),
    Score: Type.Integer({ description: '−12·log10 of the false match rate at this cosine' }),
    MatchProbability: Type.Number({ description: '0…1; says less than Score' }),
    Model: Type.String({ description: 'Embedder that both faces were measured by' }),
  },
  { $id: 'MatchScore' },
);

/** What is kept of an active challenge. Told only once it is over. */
const ChallengeSummary = Type.Object(
  {
    Turns: Type.Array(oneOf(stepAsks as readonly StepAsk[]), {
      description: 'Turns of the head that were asked',
    }),
    TurnsDone: Type.Integer(),
    IsExtended: Type.Boolean({ description: 'A further turn was asked, because the pictures were in doubt' }),
    Fault: Nullable(
      Type.String({
        description:
          'late, wrongTurn, tooSoon, otherPerson, repeated, jump, path, burst, tooManyFrames, spoof, flash or replayed; null when nothing spoke against it',
      }),
    ),
    ReactionsMs: Type.Array(Type.Number(), { description: 'From prompt to turn' }),
    MeanLogit: Nullable(Type.Number({ description: 'Of the detector, over the frames of the challenge' })),
    Frames: Type.Integer(),
    Flash: Nullable(
      Type.Object(
        {
          Result: oneOf(['pass', 'fail', 'inconclusive']),
          Reason: Nullable(
            oneOf(['tooFewFrames', 'slow', 'tooBright', 'weak', 'otherColors', 'backgroundReflects']),
          ),
          R: Nullable(Type.Number({ description: 'Correlation of the light on the face with the colours' })),
          K: Nullable(Type.Number({ description: 'Reflection of the face' })),
          Ratio: Nullable(Type.Number({ description: 'Reflection of the background relative to it' })),
          LagMs: Nullable(Type.Number()),
          Frames: Type.Integer(),
        },
        { description: 'The colour flash, which shows freshness only; null when there was none' },
      ),
    ),
    Likeness: Nullable(Type.Number({ description: 'Cosine of the pictures to the face that turned' })),
    LikenessThreshold: Type.Number(),
    ReplayOf: Nullable(
      Type.String({
        description: 'Transaction whose pictures were shown again; empty when it is not known any more',
      }),
    ),
  },
  { $id: 'ChallengeSummary' },
);

/** One way to tell a living person from a picture of one, and how it came out for one capture. */
export const LivenessSignal = Type.Object(
  {
    Name: Type.String({ description: 'e.g. `detector`, `turns`, `replay`; later versions add more' }),
    Result: oneOf(
      ['passed', 'doubted', 'failed', 'unknown', 'notAsked'],
      'unknown: it was asked and could not be measured',
    ),
    CountedAs: oneOf(
      ['liveness', 'quality', 'doubt', 'nothing'],
      'What the result counted as when the capture was decided',
    ),
    Value: Nullable(Type.Number({ description: 'What was measured; null when nothing was' })),
    Bound: Nullable(
      Type.Object(
        {
          Better: oneOf(['higher', 'lower'], 'Which values speak for a living person'),
          Fail: Nullable(Type.Number({ description: 'Worse than this is a failure' })),
          Doubt: Nullable(Type.Number({ description: 'What is not better than this is in doubt' })),
          Settle: Nullable(
            Type.Number({
              description:
                'A doubtful value not worse than this passes once nothing further can be asked for',
            }),
          ),
        },
        { description: 'What the value was held against; null when there is no bound' },
      ),
    ),
    Model: Nullable(
      Type.String({ description: 'Model that the bound belongs to; null when it belongs to none' }),
    ),
    Fault: Nullable(
      Type.String({ description: 'The fault of the challenge that this signal speaks of; null without one' }),
    ),
    Shows: Type.String({ description: 'What the signal shows when it passed, in English' }),
    DoesNotShow: Type.String({ description: 'What it can’t show' }),
    Source: Type.String({ description: 'Where its bound comes from' }),
  },
  { $id: 'LivenessSignal' },
);
export type LivenessSignal = Static<typeof LivenessSignal>;

const model = Type.Object({ Id: Type.String(), Sha256: Type.String() });

/** What was measured on one judged capture: numbers, names, thresholds. Never pictures, never embeddings. */
export const CaptureEvidence = Type.Object(
  {
    Frames: Type.Integer(),
    GoodFrames: Type.Integer(),
    QualityReasons: Type.Array(Type.String(), { description: 'Why the pictures could not be used' }),
    IdentityFloor: Nullable(
      Type.Number({
        description: 'Lowest cosine of a frame to the mean of all: whether all show one person',
      }),
    ),
    Liveness: Nullable(LivenessScore),
    Signals: Type.Array(LivenessSignal, {
      description: 'Every liveness signal; empty for captures that were judged before there were any',
    }),
    Match: Nullable(MatchScore),
    Challenge: Nullable(ChallengeSummary),
    Models: Type.Object({ Detector: model, Landmarks: model, Embedder: model, Pad: model }),
    ElapsedMs: Type.Integer({ description: 'Time of the analysis' }),
  },
  { $id: 'CaptureEvidence' },
);
export type CaptureEvidence = Static<typeof CaptureEvidence>;

/** One attempt of the person in front of the camera. */
export const TransactionAttempt = Type.Object(
  {
    Id: Guid,
    State: oneOf(
      ['open', 'analysing', 'finished', 'abandoned'],
      'abandoned: another was begun, or the page was left',
    ),
    Outcome: Nullable(
      oneOf(
        captureOutcomes,
        'continue: in doubt without a challenge, and not counted; the next attempt asked for head turns. review: operators look at it',
      ),
    ),
    Fault: Nullable(oneOf(['quality', 'liveness', 'match', 'matchAndLiveness'], 'What it failed at')),
    Remedies: Type.Array(oneOf(remedies as readonly Remedy[]), { description: 'What the person was told' }),
    LivenessMode: Nullable(oneOf(livenessModes, 'null when its record cannot be read')),
    StartDate: Instant,
    DueDate: Instant,
    EndDate: Nullable(Instant),
    Evidence: Nullable(CaptureEvidence),
  },
  { $id: 'TransactionAttempt' },
);
export type TransactionAttempt = Static<typeof TransactionAttempt>;

/** One message that carried the link. */
const TransactionMessage = Type.Object(
  {
    Id: Guid,
    Channel: oneOf(['sms', 'email']),
    State: oneOf(['queued', 'sent', 'failed', 'canceled', 'outbox']),
    Resend: Type.Integer({ description: '0 the first message, then 1, 2, …' }),
    Tries: Type.Integer(),
    Failure: Nullable(Type.String()),
    CreatedDate: Instant,
    FinishedDate: Nullable(Instant),
  },
  { $id: 'TransactionMessage' },
);

/** One webhook delivery about the end of this transaction. */
const TransactionDelivery = Type.Object(
  {
    DeliveryId: Guid,
    Status: oneOf(['Pending', 'Succeeded', 'Failed', 'Canceled']),
    AttemptCount: Type.Integer(),
    StatusCode: Nullable(Type.Integer()),
    Error: Nullable(Type.String()),
    CreatedDate: Instant,
    NextAttemptDate: Nullable(Instant),
    FinishedDate: Nullable(Instant),
  },
  { $id: 'TransactionDelivery' },
);

/** One entry of the audit log about this transaction. */
const TransactionEvent = Type.Object(
  {
    Type: Type.String({ description: 'e.g. `session.begun`' }),
    EventDate: Instant,
    ExecutorType: oneOf(['ApiKey', 'User', 'Operator', 'System']),
    ExecutorValue: Nullable(
      Type.String({ description: 'Description of the API key, or name of the operator' }),
    ),
  },
  { $id: 'TransactionEvent' },
);

/** All that is known of one operation or transaction, for review. No pictures, embeddings, TempIds or secrets. */
export const TransactionDetails = Type.Object(
  {
    Id: Guid,
    Sandbox: Type.Boolean({ description: 'Of a sandbox: no evidence of anything' }),
    Type: oneOf(['selfie', 'enrolment', 'verification'], 'What it is'),
    Name: Type.String({ description: 'Operation or transaction template' }),
    Title: Nullable(Type.String({ description: 'Heading of the approval screen' })),
    AccountNumber: Nullable(Type.String({ description: 'Null without an account, or when it was deleted' })),
    AccountUIN: Nullable(Guid),
    Status: sessionStatus,
    Message: sessionMessage,
    Reason: Nullable(endReason),
    StartDate: Instant,
    ExpirationDate: Instant,
    EndDate: Nullable(Instant),
    ReviewDate: Nullable(Type.String({ format: 'date-time', description: 'When operators had a capture' })),
    PasskeyDueDate: Nullable(Instant),
    OpenedDate: Nullable(Type.String({ format: 'date-time', description: 'When the link was opened first' })),
    WrongSecrets: Type.Integer({
      minimum: 0,
      description:
        'Different wrong secrets that came with this id: the link was damaged on its way, or somebody guesses. The right one always opens',
    }),
    ApprovedDate: Nullable(
      Type.String({
        format: 'date-time',
        description: 'When the user approved what a verification is about',
      }),
    ),
    ConsentDate: Nullable(
      Type.String({ format: 'date-time', description: 'When the user agreed to pictures being taken' }),
    ),
    OpenedBy: Type.Array(oneOf(['sms', 'email']), { description: 'Which of the links sent was opened' }),
    TransportType: Type.Integer({ description: '0 shown by the caller, 1 SMS, 2 e-mail, 3 both' }),
    CredentialType: Type.Integer({
      description: '0 approval alone, 1 by face, 4 by passkey, 5 by passkey and face',
    }),
    CheckLiveness: Type.Boolean({ description: 'Whether a living person was asked for' }),
    FalseMatchRate: Nullable(Type.Number({ description: 'The rate that was asked for' })),
    Locale: Nullable(Type.String({ description: 'As the request gave it; so are the next four' })),
    IntroductionText: Nullable(Type.String({ description: 'Shown on the first screen' })),
    Codeword: Nullable(Type.String({ description: 'Shown to the user' })),
    Tag: Nullable(Type.String({ description: 'Your free label' })),
    CustomData: Type.Array(KeyValue, { description: 'What the user was shown' }),
    AttemptsUsed: Type.Integer({ description: 'Judged captures' }),
    AttemptsMax: Type.Integer({ description: 'Captures that may be judged' }),
    DecidingAttemptId: Nullable(Guid),
    Attempts: Type.Array(TransactionAttempt, { description: 'Every capture that was begun' }),
    Messages: Type.Array(TransactionMessage, { description: 'SMS and e-mails with its link' }),
    HasReceipt: Type.Boolean({ description: 'Whether it left a receipt' }),
    Deliveries: Type.Array(TransactionDelivery, { description: 'Webhooks that told of its end' }),
    Events: Type.Array(TransactionEvent, { description: 'What the audit log says of it, oldest first' }),
  },
  { $id: 'TransactionDetails' },
);
export type TransactionDetails = Static<typeof TransactionDetails>;

/** The link of a pending operation or transaction whose page the caller shows. */
export const TransactionLink = Type.Object(
  {
    Url: Type.String(),
    Qr: Type.Object(
      {
        Size: Type.Integer({ description: 'Side of the square, light border included' }),
        Path: Type.String({ description: 'Outline of the dark modules, an SVG path' }),
      },
      { description: 'The same as a QR code' },
    ),
    ExpirationDate: Instant,
  },
  { $id: 'TransactionLink' },
);
export type TransactionLink = Static<typeof TransactionLink>;
