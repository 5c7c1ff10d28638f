import type { IncomingHttpHeaders } from 'node:http';
import { type Operation, sandboxHeader } from '@selfsame/contract';
import type { AccessCheck, Authentication } from '../access/admit.ts';
import { Problem } from './problem.ts';

/**
 * The outcome that a request orders by its header; undefined when it has none. Whoever sends the header means it, so it is
 * refused wherever it can't be followed, and never left aside.
 * @throws Problem E_SANDBOX_ONLY in a live tenant, E_INVALID_ARGUMENT where nothing is begun
 */
export async function readOrder(
  { ordersOutcome }: Operation,
  headers: IncomingHttpHeaders,
  { principal }: AccessCheck,
  authentication: Pick<Authentication, 'requireSandbox'>,
): Promise<string | undefined> {
  const header = headers[sandboxHeader];
  if (header === undefined) return undefined;
  if ('tenantId' in principal) await authentication.requireSandbox(principal.tenantId);
  if (!ordersOutcome)
    throw new Problem('E_INVALID_ARGUMENT', {
      args: ['Selfsame-Sandbox-Outcome is for requests that begin an operation or transaction.'],
    });
  return String(header);
}
