import { type Static, Type } from 'typebox';
import {
  captureMarks,
  captureOutcomes,
  flashColors,
  pageNames,
  passkeyStandIns,
  passkeySteps,
  remedies,
  stepAsks,
} from '../enums.ts';
import { limits } from '../limits.ts';
import { PageLook } from './looks.ts';
import { Guid, Instant, Nullable } from './primitives.ts';

const literals = <T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

/** Body of `POST /capture/v1/sessions/open`. */
export const OpenCaptureRequest = Type.Object(
  {
    kind: literals(['operation', 'transaction'] as const),
    id: Type.String({ minLength: 1, maxLength: 64, examples: ['113e838b-be34-53e9-c52f-3cc45b2d10ce'] }),
    secret: Type.String({ minLength: 1, maxLength: 128, examples: ['Zk3vJ0mXW2s8yq1d'] }),
  },
  { $id: 'OpenCaptureRequest' },
);
export type OpenCaptureRequest = Static<typeof OpenCaptureRequest>;

/** All a capture page may know about its session. */
export const CaptureState = Type.Object(
  {
    /** Whether the tenant is a sandbox: nothing of the session counts as evidence. */
    sandbox: Type.Boolean(),
    purpose: literals(['selfie', 'enrolment', 'verification'] as const),
    status: Type.Integer({ minimum: 0, maximum: 5 }),
    expiresAt: Instant,
    serverTime: Instant,
    introductionText: Nullable(Type.String()),
    codeword: Nullable(Type.String()),
    approval: Nullable(
      Type.Object({
        title: Type.String(),
        items: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
      }),
    ),
    /** Whether the user has approved what `approval` shows; true where nothing is to be approved. */
    approved: Type.Boolean(),
    needsCapture: Type.Boolean(),
    passkey: Type.Object({
      /**
       * What is to be done with a passkey now. `assert` and `enrol` come after the approval and before the capture; without
       * them nothing is accepted. `code` and `delay` come after an accepted face, for a passkey that is missing. `offer` comes after an accepted enrolment, and refusing it costs nothing.
       */
      step: literals(passkeySteps),
      /** Answers of an authenticator that may still be refused before the session ends. */
      answersLeft: Type.Integer({ minimum: 0 }),
      /**
       * What stands in for a passkey that is not on this device. Skipping the step `assert` then ends nothing: the face
       * comes next, and after it what is named here.
       */
      standIn: literals(passkeyStandIns),
      /** At the step `delay`: when its time is over. */
      dueAt: Type.Optional(Instant),
    }),
    checkLiveness: Type.Boolean(),
    attemptsLeft: Type.Integer({ minimum: 0 }),
    attemptsMax: Type.Integer({ minimum: 1 }),
    /** Whether operators are looking at a capture: nothing more is asked of the person. */
    inReview: Type.Boolean(),
    capture: Type.Object({
      frames: Type.Integer(),
      intervalMs: Type.Integer(),
      longSide: Type.Integer(),
      jpegQuality: Type.Number(),
      maxFrameBytes: Type.Integer(),
      maxTotalBytes: Type.Integer(),
      /** Least context of a face: short side of the picture by the side of the detected box. */
      leastContext: Type.Number(),
    }),
    locale: Nullable(Type.String()),
    /** Where the last screen leads back to; null: nowhere. */
    returnUrl: Nullable(Type.String()),
    /** Whether the page around this one has loaded a script of the control interface for this session. */
    controlled: Type.Boolean(),
    page: Nullable(literals(pageNames)),
  },
  { $id: 'CaptureState' },
);
export type CaptureState = Static<typeof CaptureState>;

/** Answer of `POST /capture/v1/sessions/open`. */
export const OpenedCapture = Type.Object(
  {
    token: Type.String(),
    session: CaptureState,
    look: PageLook,
    /** Whether the challenge asks the user to turn the head; the introduction says so. */
    turns: Type.Boolean(),
    /**
     * Whether the challenge lights the screen in changing colours, unless `IssueAttempt` is told not to. Both ways are
     * offered before the camera starts.
     */
    flashes: Type.Boolean(),
    /** How long what is taken is kept, for the consent. */
    keeps: Type.Object({
      /**
       * `check`: until the check is done, nothing after it. `temporary`: for `hours`, unless it becomes a credential.
       * `credential`: until the credential is deleted.
       */
      until: literals(['check', 'temporary', 'credential'] as const),
      /** How long the picture under a TempId is kept, h; null where there is none. */
      hours: Nullable(Type.Integer({ minimum: 1 })),
      /** How long pictures may wait for people's decision at most, s; null: nobody will look at them. */
      reviewSec: Nullable(Type.Integer({ minimum: 1 })),
    }),
    /** The hand-off by which a phone has taken this session over; null while none has. */
    handoffId: Nullable(Guid),
  },
  { $id: 'OpenedCapture' },
);
export type OpenedCapture = Static<typeof OpenedCapture>;

/**
 * Body of `POST /capture/v1/marks`: how far this page has got since it last said so. Anonymous: the server counts, and
 * keeps neither whose page it was nor which session.
 */
export const CaptureMarks = Type.Object(
  {
    marks: Type.Array(
      Type.Object({
        mark: literals(captureMarks),
        /** Since the page's navigation. */
        atMs: Type.Integer({ minimum: 0, maximum: limits.reportedMs }),
      }),
      { maxItems: captureMarks.length },
    ),
    /** What the user was told to do after a capture that was not accepted, and what of it they tried again after. */
    told: Type.Array(literals(remedies), { maxItems: remedies.length }),
    tried: Type.Array(literals(remedies), { maxItems: remedies.length }),
    /** The last mark of a page that was left before its end; null while it goes on, or when it came to its end. */
    leftAfter: Nullable(literals(['navigation', ...captureMarks] as const)),
  },
  { $id: 'CaptureMarks' },
);
export type CaptureMarks = Static<typeof CaptureMarks>;

/** Path of one attempt. */
export const AttemptParams = Type.Object({ attemptId: Guid });
export type AttemptParams = Static<typeof AttemptParams>;

/**
 * What an attempt asks of the user. `passive`: nothing but the pictures. `head-turn`: first a dialogue, in which the
 * server asks for one turn of the head after the other and looks at a stream of small frames, then the pictures. Where
 * the tenant wants it and the user does not object, the screen is lit in random colours after the turns.
 */
export const Challenge = Type.Union([
  Type.Object({
    kind: Type.Literal('passive'),
    /** No pictures are taken for it: `SimulateAttempt` says how it comes out. Of a sandbox only. */
    simulated: Type.Optional(Type.Boolean()),
  }),
  Type.Object({
    kind: Type.Literal('head-turn'),
    /** How many turns there are; which ones is told step by step. */
    turns: Type.Integer({ minimum: 1 }),
    stepMs: Type.Integer(),
    frame: Type.Object({
      intervalMs: Type.Integer(),
      longSide: Type.Integer(),
      jpegQuality: Type.Number(),
      maxBytes: Type.Integer(),
    }),
  }),
]);
export type Challenge = Static<typeof Challenge>;

/** Body of `POST /capture/v1/attempts`. */
export const IssueAttemptRequest = Type.Object(
  {
    noFlash: Type.Optional(
      Type.Boolean({
        description: 'The user wants no changing colours; it costs nothing and needs no reason',
      }),
    ),
    simulated: Type.Optional(
      Type.Boolean({
        description: 'In a sandbox only: an attempt without a camera, for `SimulateAttempt`',
      }),
    ),
    consent: Type.Optional(
      Type.Boolean({
        description:
          'The user has agreed to the pictures being taken; its time is kept. Needed where the tenant asks for it',
      }),
    ),
  },
  { $id: 'IssueAttemptRequest' },
);
export type IssueAttemptRequest = Static<typeof IssueAttemptRequest>;

/** A fresh, single-use challenge. */
export const IssuedAttempt = Type.Object(
  { attemptId: Guid, challenge: Challenge, dueAt: Instant },
  { $id: 'IssuedAttempt' },
);
export type IssuedAttempt = Static<typeof IssuedAttempt>;

/** The `meta` part of a submission. A hint for review only: nothing in it is trusted. */
export const CaptureMeta = Type.Object(
  {
    frames: Type.Array(Type.Object({ atMs: Type.Number() }), { maxItems: limits.captureFrames.max }),
    camera: Type.Object({
      width: Type.Integer({ minimum: 0, maximum: 20_000 }),
      height: Type.Integer({ minimum: 0, maximum: 20_000 }),
      label: Type.Optional(Type.String({ maxLength: 256 })),
      facingMode: Type.Optional(Type.String({ maxLength: 32 })),
    }),
    detector: literals(['wasm', 'js', 'none'] as const),
  },
  { $id: 'CaptureMeta' },
);
export type CaptureMeta = Static<typeof CaptureMeta>;

/** What came of one submission. */
export const CaptureOutcome = Type.Object(
  {
    /**
     * `accepted` with the step `code` or `delay` in the session: the face is accepted, the session not yet. `continue`: the pictures alone leave a doubt. After a challenge the dialogue of the same attempt goes on with a
     * further turn; after a passive capture a new attempt is asked for, and its challenge is active. `review`: operators
     * look at the capture; the page has nothing more to do.
     */
    outcome: literals(captureOutcomes),
    remedies: Type.Array(literals(remedies)),
    session: CaptureState,
  },
  { $id: 'CaptureOutcome' },
);
export type CaptureOutcome = Static<typeof CaptureOutcome>;

/** Where the dialogue of a challenge stands after a frame; also what the WebSocket sends. */
export const ChallengeState = Type.Object(
  {
    /** `complete`: send the pictures now. `ended`: this attempt is over, see `outcome`. */
    state: literals(['running', 'complete', 'ended'] as const),
    /** What is asked now; null unless running. */
    step: Nullable(
      Type.Object({
        number: Type.Integer({ minimum: 0 }),
        ask: literals(stepAsks),
        /** How far the last frame had come towards what is asked, 0…1; null where there is no way to go. */
        progress: Nullable(Type.Number({ minimum: 0, maximum: 1 })),
        /** What the screen shall be lit with while the head looks straight; null outside a flash. */
        color: Nullable(literals(flashColors)),
        /** Time left by the server's clock, ms. */
        dueMs: Type.Integer({ minimum: 0 }),
      }),
    ),
    turnsDone: Type.Integer({ minimum: 0 }),
    turns: Type.Integer({ minimum: 1 }),
    /** Why the last frame could not count; null when it could. */
    hint: Nullable(literals(remedies)),
    outcome: Nullable(CaptureOutcome),
  },
  { $id: 'ChallengeState' },
);
export type ChallengeState = Static<typeof ChallengeState>;
