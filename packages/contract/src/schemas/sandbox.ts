import { type Static, Type } from 'typebox';
import { captureOutcomes, passkeyOutcomes, passkeySteps, type Remedy, remedies } from '../enums.ts';
import { limits } from '../limits.ts';
import {
  type SandboxAct,
  type SandboxCapture,
  type SandboxFault,
  type SandboxPasskey,
  type SandboxPasskeyAnswer,
  type SandboxRemedy,
  sandboxActs,
  sandboxCaptures,
  sandboxFaults,
  sandboxPasskeyAnswers,
  sandboxPasskeys,
  sandboxRemedies,
} from '../sandbox.ts';
import { Guid, Maybe, Nullable } from './primitives.ts';

const capture = Type.Unsafe<SandboxCapture>({
  type: 'string',
  enum: [...sandboxCaptures],
  description: 'What the capture fails at, or `accept`. Absent: as it was ordered, else `accept`',
});
const told = Type.Array(Type.Unsafe<SandboxRemedy>({ type: 'string', enum: [...sandboxRemedies] }), {
  maxItems: sandboxRemedies.length,
  description: 'With `quality`: what the user is told, the most useful first',
});

/** Body of `POST /capture/v1/attempts/{attemptId}/simulate`. */
export const SimulateAttemptRequest = Type.Object(
  { capture: Type.Optional(capture), remedies: Type.Optional(told) },
  { $id: 'SimulateAttemptRequest' },
);
export type SimulateAttemptRequest = Static<typeof SimulateAttemptRequest>;

/** Body of `POST /capture/v1/passkey/simulate`. */
export const SimulatePasskeyRequest = Type.Object(
  {
    passkey: Type.Optional(
      Type.Unsafe<SandboxPasskeyAnswer>({
        type: 'string',
        enum: [...sandboxPasskeyAnswers],
        description: 'What the authenticator answers. Absent: as it was ordered, else `accept`',
      }),
    ),
  },
  { $id: 'SimulatePasskeyRequest' },
);
export type SimulatePasskeyRequest = Static<typeof SimulatePasskeyRequest>;

/** Body of MoveSandboxClock. */
export const MoveSandboxClockRequest = Type.Object(
  {
    ForwardSec: Type.Integer({
      minimum: 1,
      maximum: limits.sandbox.moveSec,
      description: 'Seconds, at most a year at a time',
    }),
  },
  { $id: 'MoveSandboxClockRequest', examples: [{ ForwardSec: 3600 }] },
);
export type MoveSandboxClockRequest = Static<typeof MoveSandboxClockRequest>;

/** How far the clock of a sandbox is. */
export const SandboxClock = Type.Object(
  {
    ForwardSec: Type.Integer(),
    TotalSec: Type.Integer({ description: 'All moves together' }),
    Expired: Type.Integer({ description: 'Operations and transactions that this move ended' }),
  },
  { $id: 'SandboxClock' },
);
export type SandboxClock = Static<typeof SandboxClock>;

/** Path of one operation or transaction of a sandbox. */
export const SandboxSessionParams = Type.Object({ Id: Guid });

/** Body of ActAsUser. */
export const SandboxActRequest = Type.Object(
  {
    Act: Type.Unsafe<SandboxAct>({
      type: 'string',
      enum: [...sandboxActs],
      description:
        'What the user does. `wait` does nothing until the time is over, at once. `capture` opens the link, approves and consents first, where that has not been done. `passkey` opens the link and approves first; then it makes the passkey that is asked for, or shows one that was made so',
    }),
    Capture: Maybe(capture),
    Remedies: Maybe(told),
    Passkey: Maybe(
      Type.Unsafe<SandboxPasskey>({
        type: 'string',
        enum: [...sandboxPasskeys],
        description:
          'With `passkey`. `accept`: makes or shows it. `unknownCredential`: shows one that no account has. `userNotVerified`: the authenticator did not verify its user. The others say why none comes, as the page does. Absent: as it was ordered, else `accept`',
      }),
    ),
  },
  { $id: 'SandboxActRequest', examples: [{ Act: 'capture', Capture: 'quality', Remedies: ['MoreLight'] }] },
);
export type SandboxActRequest = Static<typeof SandboxActRequest>;

/** What came of it. */
export const SandboxActResult = Type.Object(
  {
    Id: Guid,
    Status: Type.Integer({ minimum: 0, maximum: 5 }),
    Outcome: Nullable(
      Type.Unsafe<(typeof captureOutcomes)[number] | (typeof passkeyOutcomes)[number]>({
        type: 'string',
        enum: [...captureOutcomes, ...passkeyOutcomes],
        description:
          'Of a capture that was judged, or of a passkey: `proven`, the one shown is right; `kept`, the new one is stored; `refused`, neither. Null where there was none, also where the user declines or the time runs out',
      }),
    ),
    Remedies: Type.Array(Type.Unsafe<Remedy>({ type: 'string', enum: [...remedies] })),
    AttemptsLeft: Type.Integer({ minimum: 0 }),
    PasskeyStep: Type.Unsafe<(typeof passkeySteps)[number]>({
      type: 'string',
      enum: [...passkeySteps],
      description:
        'What is to be done with a passkey next: `assert`, show one; `enrol`, make one; `offer`, one may be made; `code` and `delay` stand in for a missing one',
    }),
    PasskeyAnswersLeft: Type.Integer({
      minimum: 0,
      description: 'Answers of an authenticator that may still be refused',
    }),
    Page: Nullable(Type.String({ description: 'The page that the user sees last, once it is over' })),
  },
  { $id: 'SandboxActResult' },
);
export type SandboxActResult = Static<typeof SandboxActResult>;

/** Body of SetSandboxWebhookFaults, and what is left of them. */
export const SandboxWebhookFaults = Type.Object(
  {
    Faults: Type.Array(
      Type.Object({
        Fault: Type.Unsafe<SandboxFault>({
          type: 'string',
          enum: [...sandboxFaults],
          description:
            '`delay`: held for `DelaySec`. `drop`: lost for good. `duplicate`: sent twice. `reorder`: the last of `Count` deliveries is sent before the others. `error`: as if the receiver had answered 500',
        }),
        Count: Type.Integer({
          minimum: 0,
          maximum: limits.sandbox.faultCount,
          description: 'How many it still hits: of `error` attempts, of the others deliveries',
        }),
        DelaySec: Maybe(
          Type.Integer({
            minimum: 1,
            maximum: limits.sandbox.faultDelaySec,
            description: 'Of `delay` only',
          }),
        ),
      }),
      { maxItems: limits.sandbox.faults, description: 'In the order in which they hit' },
    ),
  },
  { $id: 'SandboxWebhookFaults', examples: [{ Faults: [{ Fault: 'error', Count: 3 }] }] },
);
export type SandboxWebhookFaults = Static<typeof SandboxWebhookFaults>;

/** What a reset took away. */
export const SandboxReset = Type.Object(
  {
    Accounts: Type.Integer({ minimum: 0 }),
    Sessions: Type.Integer({ minimum: 0, description: 'Operations and transactions' }),
    Deliveries: Type.Integer({ minimum: 0 }),
    Pictures: Type.Integer({ minimum: 0 }),
  },
  { $id: 'SandboxReset' },
);
export type SandboxReset = Static<typeof SandboxReset>;
