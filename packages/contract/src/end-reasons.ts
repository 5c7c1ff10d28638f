interface EndReasonRow {
  /** Wire value of the status. */
  status: 1 | 2 | 3 | 4 | 5;
  /** What happened, one sentence. */
  means: string;
  /** What the integrator's application does about it, one or two sentences. */
  cure: string;
}

/** Why operations and transactions end, finer than their status. */
const endReasons = {
  accepted: { status: 1, means: 'All that was asked for was done.', cure: 'Go on.' },
  declined: {
    status: 2,
    means: 'The user declined.',
    cure: 'Say that nothing was done, and offer another way.',
  },
  matchFailed: {
    status: 2,
    means: 'The face is another person’s.',
    cure: 'Do nothing that was asked for. Offer another way: the account may be somebody else’s.',
  },
  livenessFailed: {
    status: 2,
    means: 'No living person was found before the camera, in three captures.',
    cure: 'Offer to begin again in better light, or another way. Tell the customer what you tell of the next: a difference would say whose face a photo shows.',
  },
  matchAndLivenessFailed: {
    status: 2,
    means: 'Both of these.',
    cure: 'As for `matchFailed`.',
  },
  attemptsExhausted: {
    status: 2,
    means: 'No picture could be used, in three captures.',
    cure: 'Offer to begin again. `remedies` on the page said what to do better.',
  },
  reviewRejected: {
    status: 2,
    means: 'A reviewer rejected the capture.',
    cure: 'As for `livenessFailed`.',
  },
  personAlreadyEnrolled: {
    status: 2,
    means: 'The face has another account, and the policy refuses that (`DuplicateCheck`).',
    cure: 'Ask the person to use the account that they have.',
  },
  passkeyFailed: { status: 2, means: 'No answer of a passkey was right.', cure: 'Offer to begin again.' },
  passkeyNotAvailable: {
    status: 2,
    means: 'The user has no passkey at hand.',
    cure: 'Offer to begin again on the device that holds it, or another way.',
  },
  passkeyLost: {
    status: 2,
    means: 'The user says that the device with the passkey is lost.',
    cure: 'Delete that passkey, and have a new one made after a second check.',
  },
  passkeyNotReplaced: {
    status: 2,
    means: 'Nothing stood in for the passkey that is not on the device.',
    cure: 'As for `passkeyNotAvailable`.',
  },
  passkeyDelayStopped: {
    status: 2,
    means: 'Somebody who got the notice stopped the wait that stands in for a passkey.',
    cure: 'Treat it as an attempt to get in. Talk to the person.',
  },
  expired: { status: 3, means: 'The time was over.', cure: 'Offer to begin again.' },
  credentialAlreadyExists: {
    status: 4,
    means: 'The account got a credential meanwhile.',
    cure: 'Go on with that one, or replace it with `PUT`.',
  },
  accountNotUsable: {
    status: 4,
    means: 'The account was deleted, disabled or left without its credential meanwhile.',
    cure: 'Look at the account, then begin again.',
  },
  modelMismatch: {
    status: 4,
    means: 'The credential was made by a model that this server does not run.',
    cure: 'Enrol the person again.',
  },
  storageFull: {
    status: 4,
    means: 'The tenant has no room left to store a face.',
    cure: 'Ask the operator for a larger quota, or delete accounts.',
  },
  passkeyAlreadyExists: {
    status: 4,
    means: 'This device holds a passkey of the account already.',
    cure: 'Go on: nothing is missing.',
  },
  canceled: { status: 5, means: 'Your backend canceled it.', cure: 'Nothing.' },
} as const satisfies Record<string, EndReasonRow>;

/** Why something ended. */
export type EndReason = keyof typeof endReasons;
/** All of them, by status. */
export const endReasonNames = Object.keys(endReasons) as EndReason[];
/** A row of the table without its literal types. */
export const endReasonOf = (name: EndReason): EndReasonRow => endReasons[name];
