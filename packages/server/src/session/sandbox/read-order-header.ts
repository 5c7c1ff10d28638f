import {
  type SandboxRemedy,
  sandboxOutcomeNames,
  sandboxOutcomeOf,
  sandboxRemedies,
} from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SandboxOrder } from '../../store/session/sandbox-order.ts';
import type { SessionKind } from '../../store/tables.ts';
import { requireSandbox } from '../../store/tenant/require-open-tenant.ts';

/** An order that can't be followed. */
export const orderRefused = (why: string) =>
  new Problem('E_INVALID_ARGUMENT', { args: [`Selfsame-Sandbox-Outcome: ${why}`] });

const find = <Name extends string>(names: readonly Name[], text: string): Name | undefined =>
  names.find((name) => name.toLowerCase() === text.trim().toLowerCase());

function readRemedies(text: string): SandboxRemedy[] {
  return text.split(',').map((name) => {
    const remedy = find(sandboxRemedies, name);
    if (!remedy)
      throw orderRefused(`there is no remedy ${name.trim()}; there are ${sandboxRemedies.join(', ')}.`);
    return remedy;
  });
}

/** `attemptsUsed; remedies=MoreLight,HoldStill` */
function readHeader(header: string): SandboxOrder {
  const [name = '', ...rest] = header.split(';');
  const outcome = find(sandboxOutcomeNames, name);
  if (!outcome)
    throw orderRefused(`there is no outcome ${name.trim()}; there are ${sandboxOutcomeNames.join(', ')}.`);
  let remedies: SandboxRemedy[] | undefined;
  for (const part of rest) {
    const [key = '', value = ''] = part.split('=');
    if (key.trim().toLowerCase() !== 'remedies' || outcome !== 'attemptsUsed')
      throw orderRefused('after the outcome attemptsUsed there can be remedies=…, and nothing else.');
    remedies = readRemedies(value);
  }
  return { outcome, ...(remedies && { remedies }) };
}

/**
 * What the header `Selfsame-Sandbox-Outcome` orders of a session of this kind.
 * @throws Problem E_INVALID_ARGUMENT
 */
export function readOrderHeader(header: string, kind: SessionKind): SandboxOrder {
  const order = readHeader(header);
  const { onRequest } = sandboxOutcomeOf(order.outcome);
  if (onRequest.includes(kind)) return order;
  throw orderRefused(`${order.outcome} is for ${onRequest.join(' and ')}, not for ${kind}.`);
}

/**
 * Refuses a header that no account could make right, before the account is looked at: else a typing mistake is answered
 * with the state of the account.
 * @throws Problem E_SANDBOX_ONLY when a live tenant orders something, whatever it is; E_INVALID_ARGUMENT
 */
export async function checkOrderHeader(
  db: Db,
  { tenantId, order: header }: { tenantId: string; order?: string | undefined },
  kind: SessionKind,
): Promise<void> {
  if (header === undefined) return;
  await requireSandbox(db, tenantId);
  readOrderHeader(header, kind);
}
