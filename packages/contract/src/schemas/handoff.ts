import { type Static, Type } from 'typebox';
import { CaptureState, OpenedCapture } from './capture.ts';
import { Guid, Instant, Nullable } from './primitives.ts';

/** Path of one hand-off. */
export const HandoffParams = Type.Object({ handoffId: Guid });
export type HandoffParams = Static<typeof HandoffParams>;

/** A way for a phone to go on with the session of this page. */
export const Handoff = Type.Object(
  {
    handoffId: Guid,
    /** Address for the phone; what lies behind `#` never reaches a server's log. */
    url: Type.String(),
    /** The same as a QR code: outline of the dark modules on a square of `size` units, an SVG path. */
    qr: Type.Object({ size: Type.Integer(), path: Type.String() }),
    /** Stands on both screens. */
    code: Type.String(),
    expiresAt: Instant,
    serverTime: Instant,
  },
  { $id: 'Handoff' },
);
export type Handoff = Static<typeof Handoff>;

/** Body with which the phone takes over. `device` is random and stays on the phone: it alone may come back. */
export const ClaimHandoffRequest = Type.Object(
  {
    token: Type.String({ minLength: 16, maxLength: 64, examples: ['Zk3vJ0mXW2s8yq1d'] }),
    device: Type.String({ minLength: 16, maxLength: 64, examples: ['h7Qw0fB4cT9eLm2x'] }),
  },
  { $id: 'ClaimHandoffRequest' },
);
export type ClaimHandoffRequest = Static<typeof ClaimHandoffRequest>;

/** What the phone gets: the session as if it had opened the link, and the code to compare. */
export const ClaimedHandoff = Type.Object(
  { ...OpenedCapture.properties, code: Type.String() },
  { $id: 'ClaimedHandoff' },
);
export type ClaimedHandoff = Static<typeof ClaimedHandoff>;

const stage = Type.Unsafe<'waiting' | 'claimed' | 'over'>({
  type: 'string',
  enum: ['waiting', 'claimed', 'over'],
});

/** `stage`: what the page knows already; the answer comes when there is another, or after some seconds. */
export const FollowQuery = Type.Object({ stage: Type.Optional(stage) });
export type FollowQuery = Static<typeof FollowQuery>;

/** Where the phone is. `over`: the session has ended, see its page. */
export const HandoffProgress = Type.Object(
  { stage, code: Type.String(), session: Nullable(CaptureState) },
  { $id: 'HandoffProgress' },
);
export type HandoffProgress = Static<typeof HandoffProgress>;
