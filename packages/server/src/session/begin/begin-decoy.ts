import { ConfirmationCredentialType } from '@selfsame/contract';
import { resolveLiveness } from '../../judge/resolve-liveness.ts';
import type { Caller } from '../../platform/events.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { createSession } from './create-session.ts';
import { findTransactionTemplate } from './find-transaction-template.ts';
import { randomFace } from './random-face.ts';

/** What a verification that nobody passes looks like. */
export interface Decoy {
  template: string;
  customData: readonly { Key: string; Value: string }[];
  locale: string;
  timeoutSec: number;
  /** What makes the faces that others are compared with. */
  embedder: { id: string; dimension: number };
}

/**
 * Begins a verification that looks like any other and that nobody passes: its face is random numbers, and no account
 * stands behind it. For who must not be told whether an account exists.
 * @throws Problem E_OPERATION_NAME_NOT_FOUND
 */
export async function beginDecoy(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'vault' | 'events' | 'delivery' | 'stopAccount'>,
  caller: Caller,
  { template: name, customData, locale, timeoutSec, embedder }: Decoy,
): Promise<SessionRow> {
  const template = await findTransactionTemplate(deps.db, caller.tenantId, name);
  const policy = await readMatchingPolicy(deps.db, caller.tenantId);
  // Strangers make it begin, by the names that they type.
  const uncounted = { ...caller, isCounted: false };
  const { session } = await createSession(deps, uncounted, {
    kind: 'verification',
    name: template.name,
    title: template.title,
    credential_type: ConfirmationCredentialType.Biometric,
    check_liveness: resolveLiveness(policy, null, template.check_liveness),
    false_match_rate: template.false_match_rate ?? policy.FalseMatchRate,
    transport_type: 0,
    reference: randomFace(embedder.dimension),
    reference_model_id: embedder.id,
    custom_data: JSON.stringify(customData),
    locale,
    timeoutSec,
  });
  return session;
}
