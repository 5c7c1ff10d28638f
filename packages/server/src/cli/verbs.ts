import { backupVerb } from './backup.ts';
import { doctorVerb } from './doctor.ts';
import { keysVerb } from './keys.ts';
import { portalLinkVerb } from './portal-link.ts';
import { restoreVerb } from './restore.ts';
import type { Verb } from './verb.ts';
import { verifyAuditVerb } from './verify-audit.ts';
import { verifyReceiptVerb } from './verify-receipt.ts';

/** Every verb, in the order of the help. */
export const verbs: readonly Verb[] = [
  backupVerb,
  restoreVerb,
  doctorVerb,
  keysVerb,
  portalLinkVerb,
  verifyAuditVerb,
  verifyReceiptVerb,
];
