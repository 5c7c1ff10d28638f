import { backupVerb } from './backup.ts';
import { calibrateVerb } from './calibrate.ts';
import { doctorVerb } from './doctor.ts';
import { installationKeyVerb } from './installation-key.ts';
import { integrationVerb } from './integration.ts';
import { keysVerb } from './keys.ts';
import { mcpVerb } from './mcp/mcp.ts';
import { portalLinkVerb } from './portal-link.ts';
import { reEmbedVerb } from './re-embed.ts';
import { restoreVerb } from './restore.ts';
import { startVerb } from './start.ts';
import { tenantVerb } from './tenant.ts';
import { upgradeDatabaseVerb } from './upgrade-database.ts';
import type { Verb } from './verb.ts';
import { verifyAuditVerb } from './verify-audit.ts';
import { verifyReceiptVerb } from './verify-receipt.ts';

/** Every verb, in the order of the help. */
export const verbs: readonly Verb[] = [
  startVerb,
  backupVerb,
  restoreVerb,
  doctorVerb,
  upgradeDatabaseVerb,
  keysVerb,
  calibrateVerb,
  reEmbedVerb,
  tenantVerb,
  installationKeyVerb,
  integrationVerb,
  portalLinkVerb,
  mcpVerb,
  verifyAuditVerb,
  verifyReceiptVerb,
];
