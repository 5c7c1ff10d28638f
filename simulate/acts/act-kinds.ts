import { backendActs } from './backend-acts.ts';
import { backupActs } from './backup-acts.ts';
import { journeyActs } from './journey-acts.ts';
import { openIdActs } from './openid-acts.ts';
import { operatorActs } from './operator-acts.ts';
import { passkeyActs } from './passkey-acts.ts';
import { systemActs } from './system-acts.ts';
import { userActs } from './user-acts.ts';

/** All kinds of acts. */
export const actKinds = [
  ...backendActs,
  ...userActs,
  ...journeyActs,
  ...operatorActs,
  ...passkeyActs,
  ...openIdActs,
  ...systemActs,
  ...backupActs,
] as const;
export type ActKind = (typeof actKinds)[number]['name'];
