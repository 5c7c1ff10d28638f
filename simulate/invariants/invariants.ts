import {
  blobsAndRowsAgree,
  capturesArePurged,
  erasedIsGone,
  lockoutCountsOnce,
  lockoutDisables,
  templateOfOneAccount,
} from './account-invariants.ts';
import type { EndInvariant, GroupInvariant } from './look.ts';
import {
  auditChainWhole,
  deliveriesAreTrue,
  everyFailureHasACause,
  noLockHeld,
  noSecretInLogs,
  receivedIsCommitted,
  strangersGetNothing,
  tenantsStayApart,
  toldIfCommitted,
} from './record-invariants.ts';
import {
  everySessionEnds,
  oneOutcomePerSession,
  receiptForEveryEnd,
  statusNeverGoesBack,
  tempIdEnds,
} from './session-invariants.ts';

/** Hold after every group of acts. */
export const groupInvariants: readonly GroupInvariant[] = [
  noLockHeld,
  statusNeverGoesBack,
  tempIdEnds,
  lockoutCountsOnce,
  lockoutDisables,
  templateOfOneAccount,
  erasedIsGone,
  toldIfCommitted,
  receivedIsCommitted,
  tenantsStayApart,
  strangersGetNothing,
  everyFailureHasACause,
];

/** Hold once faults are over, all jobs have run and all times have passed. */
export const endInvariants: readonly EndInvariant[] = [
  oneOutcomePerSession,
  everySessionEnds,
  receiptForEveryEnd,
  auditChainWhole,
  deliveriesAreTrue,
  blobsAndRowsAgree,
  capturesArePurged,
  noSecretInLogs,
];
