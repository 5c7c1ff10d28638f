import { limits } from '@selfsame/contract';
import type { PortalExchange } from '../../platform/access/portal-cookie.ts';
import type { OperatorRow } from '../../store/operator/operator.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';

const lifeMs = limits.portal.deviceSec * 1_000;

/**
 * Lets a browser be known again as one in which this operator signed in. It opens nothing: it only has guesses counted apart
 * from those of strangers.
 */
export async function rememberDevice(
  { clock, tokens }: Pick<OperatorDependencies, 'clock' | 'tokens'>,
  portal: PortalExchange,
  operator: { tenantId: string; operatorId: string },
): Promise<void> {
  const expiresAt = new Date(clock.now().getTime() + lifeMs);
  const token = await tokens.issueDeviceToken({ ...operator, expiresAt });
  portal.keepDevice(token, limits.portal.deviceSec);
}

/**
 * The id of a browser in which this operator signed in before; null: it is not known as one, or was known before the
 * operator last changed a way to sign in or signed out elsewhere.
 */
export async function recogniseDevice(
  { tokens }: Pick<OperatorDependencies, 'tokens'>,
  token: string | null,
  operator: Pick<OperatorRow, 'id' | 'devices_since'> | undefined,
): Promise<string | null> {
  const device = token === null ? null : await tokens.verifyDeviceToken(token);
  if (!device || device.operatorId !== operator?.id) return null;
  const isForgotten = operator.devices_since !== null && device.issuedAt < operator.devices_since;
  return isForgotten ? null : device.deviceId;
}
