import {
  capturesArePurged,
  erasedIsGone,
  lockoutCountsOnce,
  lockoutDisables,
  noPictureIsLeft,
  picturesAreThere,
  searchHoldsTheLiving,
  templateOfOneAccount,
} from './account-invariants.ts';
import {
  bindsAsAsked,
  everyFailedJobHasACause,
  everyFailureHasACause,
  strangersGetNothing,
  tempIdEnds,
  toldIsDone,
  toldIsErased,
} from './answer-invariants.ts';
import type { EndInvariant, GroupInvariant } from './look.ts';
import { acceptedWithKey, ceremonyIsUsedOnce, keyOpensItsOwn } from './passkey-invariants.ts';
import { countedAsBegun, quotasHold } from './quota-invariants.ts';
import {
  auditChainWhole,
  changesAreOnRecord,
  deliveriesAreTrue,
  noLockHeld,
  noSecretInLogs,
  receivedIsCommitted,
  tenantsStayApart,
  toldIfCommitted,
  usageIsCounted,
} from './record-invariants.ts';
import { restoredIsWhole, restoredStaysErased } from './restore-invariants.ts';
import {
  everyReviewEnds,
  everySessionEnds,
  oneOutcomePerSession,
  receiptForEveryEnd,
  reviewEndsWithItsSession,
  statusNeverGoesBack,
} from './session-invariants.ts';
import { tokensServeOnce, tokensServeTheirClient } from './token-invariants.ts';

/** Hold after every group of acts. */
export const groupInvariants: readonly GroupInvariant[] = [
  noLockHeld,
  statusNeverGoesBack,
  reviewEndsWithItsSession,
  tempIdEnds,
  lockoutCountsOnce,
  lockoutDisables,
  templateOfOneAccount,
  erasedIsGone,
  picturesAreThere,
  bindsAsAsked,
  toldIsDone,
  toldIsErased,
  quotasHold,
  countedAsBegun,
  toldIfCommitted,
  receivedIsCommitted,
  tenantsStayApart,
  strangersGetNothing,
  everyFailureHasACause,
  everyFailedJobHasACause,
  restoredStaysErased,
  restoredIsWhole,
  keyOpensItsOwn,
  acceptedWithKey,
  tokensServeTheirClient,
];

/** Hold once faults are over, all jobs have run and all times have passed. */
export const endInvariants: readonly EndInvariant[] = [
  oneOutcomePerSession,
  everySessionEnds,
  everyReviewEnds,
  receiptForEveryEnd,
  auditChainWhole,
  changesAreOnRecord,
  deliveriesAreTrue,
  noPictureIsLeft,
  capturesArePurged,
  searchHoldsTheLiving,
  noSecretInLogs,
  usageIsCounted,
  ceremonyIsUsedOnce,
  tokensServeOnce,
];
