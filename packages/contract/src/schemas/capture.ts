import { type Static, Type } from 'typebox';
import { pageNames, remedies } from '../enums.ts';
import { limits } from '../limits.ts';
import { Guid, Instant, Nullable } from './primitives.ts';

const literals = <T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

/** Body of `POST /capture/v1/sessions/open`. */
export const OpenCaptureRequest = Type.Object(
  {
    kind: literals(['operation', 'transaction'] as const),
    id: Type.String({ minLength: 1, maxLength: 64 }),
    secret: Type.String({ minLength: 1, maxLength: 128 }),
  },
  { $id: 'OpenCaptureRequest' },
);
export type OpenCaptureRequest = Static<typeof OpenCaptureRequest>;

/** All a capture page may know about its session. */
export const CaptureState = Type.Object(
  {
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
    needsCapture: Type.Boolean(),
    checkLiveness: Type.Boolean(),
    attemptsLeft: Type.Integer({ minimum: 0 }),
    attemptsMax: Type.Integer({ minimum: 1 }),
    capture: Type.Object({
      frames: Type.Integer(),
      intervalMs: Type.Integer(),
      longSide: Type.Integer(),
      jpegQuality: Type.Number(),
      maxFrameBytes: Type.Integer(),
      maxTotalBytes: Type.Integer(),
    }),
    locale: Nullable(Type.String()),
    page: Nullable(literals(pageNames)),
  },
  { $id: 'CaptureState' },
);
export type CaptureState = Static<typeof CaptureState>;

/** Answer of `POST /capture/v1/sessions/open`. */
export const OpenedCapture = Type.Object(
  { token: Type.String(), session: CaptureState },
  { $id: 'OpenedCapture' },
);
export type OpenedCapture = Static<typeof OpenedCapture>;

/** Path of one attempt. */
export const AttemptParams = Type.Object({ attemptId: Guid });
export type AttemptParams = Static<typeof AttemptParams>;

/** A fresh, single-use challenge. */
export const IssuedAttempt = Type.Object(
  { attemptId: Guid, challenge: Type.Object({ kind: literals(['passive'] as const) }), dueAt: Instant },
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
    outcome: literals(['accepted', 'retry', 'rejected'] as const),
    remedies: Type.Array(literals(remedies)),
    session: CaptureState,
  },
  { $id: 'CaptureOutcome' },
);
export type CaptureOutcome = Static<typeof CaptureOutcome>;
