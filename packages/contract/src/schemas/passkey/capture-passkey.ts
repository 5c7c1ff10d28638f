import { type Static, Type } from 'typebox';
import {
  passkeyCodeOutcomes,
  passkeyOutcomes,
  passkeySkipReasons,
  type passkeySteps,
  passkeyStopOutcomes,
} from '../../enums.ts';
import { limits } from '../../limits.ts';
import { CaptureState } from '../capture.ts';
import { Guid, Instant, Maybe, Nullable } from '../primitives.ts';

const literals = <T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

/** What the browser gave, as `toJSON()` of a `PublicKeyCredential` writes it; it is judged, never trusted. */
const authenticatorResponse = Type.Record(Type.String(), Type.Unknown(), {
  description: 'RegistrationResponseJSON or AuthenticationResponseJSON (WebAuthn Level 3)',
});

/** Body of `POST /capture/v1/passkey/begin`. */
export const BeginCapturePasskeyRequest = Type.Object(
  {
    attemptId: Maybe({
      ...Guid,
      description:
        'For the step `offer` only: the attempt whose pictures were accepted. Only the page that took them knows it, so nobody else can take the offer',
    }),
    origin: Maybe(
      Type.String({
        maxLength: limits.passkeys.embedding.length,
        description:
          'Origin of the page around this one, where that page asks the browser: one of `EmbeddingOrigins`. Only an answer that was asked for there is taken then; without it, only one that our own page has asked for',
        examples: ['https://shop.example.com'],
      }),
    ),
  },
  { $id: 'BeginCapturePasskeyRequest' },
);
export type BeginCapturePasskeyRequest = Static<typeof BeginCapturePasskeyRequest>;

/** What the browser's passkey dialog is opened with, and the ceremony its answer belongs to. */
export const CapturePasskeyCeremony = Type.Object(
  {
    ceremonyId: Guid,
    /** `assert`: `options` are for `navigator.credentials.get`; `enrol` and `offer`: for `create`. */
    step: literals(['assert', 'enrol', 'offer'] as const),
    options: Type.Unknown({
      description: 'PublicKeyCredentialRequestOptionsJSON or PublicKeyCredentialCreationOptionsJSON',
    }),
    expiresAt: Instant,
  },
  { $id: 'CapturePasskeyCeremony' },
);
export type CapturePasskeyCeremony = Static<typeof CapturePasskeyCeremony>;

/** Body of `POST /capture/v1/passkey`. */
export const AnswerCapturePasskeyRequest = Type.Object(
  {
    ceremonyId: Guid,
    response: authenticatorResponse,
    description: Maybe(
      Type.String({
        maxLength: limits.passkeys.description,
        description: 'For a new passkey: what it is listed under, for instance the name of the device',
        examples: ['Phone'],
      }),
    ),
  },
  { $id: 'AnswerCapturePasskeyRequest' },
);
export type AnswerCapturePasskeyRequest = Static<typeof AnswerCapturePasskeyRequest>;

/** What came of an answer of an authenticator. What is to be done next, the session says. */
export const CapturePasskeyOutcome = Type.Object(
  {
    /**
     * `proven`: the passkey is right. `kept`: the new passkey is stored. `refused`: neither; the session says whether
     * another answer may follow.
     */
    outcome: literals(passkeyOutcomes),
    session: CaptureState,
  },
  { $id: 'CapturePasskeyOutcome' },
);
export type CapturePasskeyOutcome = Static<typeof CapturePasskeyOutcome>;

/** Body of `POST /capture/v1/passkey/skip`: why the person does without. */
export const SkipCapturePasskeyRequest = Type.Object(
  { reason: literals(passkeySkipReasons) },
  { $id: 'SkipCapturePasskeyRequest' },
);
export type SkipCapturePasskeyRequest = Static<typeof SkipCapturePasskeyRequest>;

/** Body of `POST /capture/v1/passkey/code/send`. */
export const SendCapturePasskeyCodeRequest = Type.Object(
  {
    again: Maybe(
      Type.Boolean({ description: 'Send another code although one is on its way; the one before is void' }),
    ),
  },
  { $id: 'SendCapturePasskeyCodeRequest' },
);
export type SendCapturePasskeyCodeRequest = Static<typeof SendCapturePasskeyCodeRequest>;

/** The code that a session waits for. */
export const CapturePasskeyCode = Type.Object(
  {
    to: Nullable(
      Type.String({
        description: 'As much of the address as its owner needs; null when the session is over',
      }),
    ),
    expiresAt: Nullable(Instant),
    guessesLeft: Type.Integer({
      minimum: 0,
      description: `Answers that may still be wrong, of the session’s ${limits.passkeys.codeGuesses}`,
    }),
    sendsLeft: Type.Integer({
      minimum: 0,
      description: `Codes that may still be sent, of the session’s ${limits.passkeys.codeSends}`,
    }),
    session: CaptureState,
  },
  { $id: 'CapturePasskeyCode' },
);
export type CapturePasskeyCode = Static<typeof CapturePasskeyCode>;

/** Body of `POST /capture/v1/passkey/code`. */
export const AnswerCapturePasskeyCodeRequest = Type.Object(
  { code: Type.String({ examples: ['123456'], pattern: `^[0-9]{${limits.passkeys.codeDigits}}$` }) },
  { $id: 'AnswerCapturePasskeyCodeRequest' },
);
export type AnswerCapturePasskeyCodeRequest = Static<typeof AnswerCapturePasskeyCodeRequest>;

/** What came of an answer to a code. */
export const CapturePasskeyCodeOutcome = Type.Object(
  {
    /** `proven`: right, the session is accepted. `refused`: wrong. `late`: past its time, not looked at, not counted. */
    outcome: literals(passkeyCodeOutcomes),
    guessesLeft: Type.Integer({ minimum: 0 }),
    session: CaptureState,
  },
  { $id: 'CapturePasskeyCodeOutcome' },
);
export type CapturePasskeyCodeOutcome = Static<typeof CapturePasskeyCodeOutcome>;

/** Body of `POST /capture/v1/passkey/delay/stop`: what the link of a notice holds behind its `#`. */
export const StopPasskeyDelayRequest = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 64, examples: ['113e838b-be34-53e9-c52f-3cc45b2d10ce'] }),
    secret: Type.String({ minLength: 1, maxLength: 128, examples: ['Zk3vJ0mXW2s8yq1d'] }),
  },
  { $id: 'StopPasskeyDelayRequest' },
);
export type StopPasskeyDelayRequest = Static<typeof StopPasskeyDelayRequest>;

/** What came of it. */
export const StoppedPasskeyDelay = Type.Object(
  {
    /** `stopped`: nothing is accepted. `accepted`: the time was over before. `over`: ended for another reason before. */
    outcome: literals(passkeyStopOutcomes),
  },
  { $id: 'StoppedPasskeyDelay' },
);
export type StoppedPasskeyDelay = Static<typeof StoppedPasskeyDelay>;

/** The step that a session is at with its passkey; a name of `passkeySteps`. */
export type PasskeyStep = (typeof passkeySteps)[number];
