import { installationKeyPrefix, type Operations, operationById, operationIds } from '@selfsame/contract';
import { buildRequest, type Input, openConnection, type SelfsameClient } from './client.ts';
import type { Connection } from './connection.ts';
import { ask, guardConnection } from './guard-connection.ts';
import { readBaseUrl } from './read-base-url.ts';
import { SelfsameError } from './selfsame-error.ts';
import { type PollOptions, pollUntil } from './wait-until-finished.ts';

/** Operations that a key of the installation opens: those of tenants. */
export type InstallationOperationId = {
  [K in keyof Operations]: Operations[K] extends { access: { installationKey: true } } ? K : never;
}[keyof Operations];

/** One method per operation of tenants, named as the contract names it. */
export type InstallationClient = Pick<SelfsameClient, InstallationOperationId>;

/** How to make a client that manages tenants. The key belongs on a server, never in a browser. */
export interface InstallationClientOptions extends Partial<Connection> {
  /** Origin of the server. */
  baseUrl: string;
  /** As `selfsame installation-key create` printed it, whole. */
  installationKey: string;
  /** ms for one try, until the answer is read. Default 60 000. */
  timeoutMs?: number;
}

function isOpened(id: keyof Operations): boolean {
  const { access } = operationById(id);
  return access.kind === 'operator' && access.installationKey === true;
}

/**
 * A typed client for a program that manages the tenants of an installation: makes, lists, stops and erases them, and sets
 * their quotas. It waits when the server says so.
 * @throws SelfsameError at once when `baseUrl` or the key is missing or misspelt, and from every method when the server
 *   refuses or does not answer
 * @example
 * const installation = createInstallationClient({ baseUrl, installationKey });
 * const made = await installation.CreateTenant({ body: { CustomerNumber: 'shop', CustomerName: 'The Shop' } });
 */
export function createInstallationClient(options: InstallationClientOptions): InstallationClient {
  const { installationKey, timeoutMs = 60_000 } = options;
  const baseUrl = readBaseUrl(options.baseUrl);
  if (!installationKey?.startsWith(installationKeyPrefix))
    throw new SelfsameError(0, {
      ID: 'E_API_KEY_MISSING',
      Message:
        'installationKey is missing or is no key of an installation. Make one by `selfsame installation-key create` and give the whole of it.',
    });
  const connection = guardConnection(openConnection(options), timeoutMs);
  const authorization = `Bearer ${installationKey}`;
  const call = (id: keyof Operations, input: Input = {}): Promise<unknown> => {
    const request = buildRequest(baseUrl, id, input);
    return ask({ ...request, headers: { ...request.headers, authorization } }, connection);
  };
  return Object.fromEntries(
    operationIds.filter(isOpened).map((id) => [id, (input?: Input) => call(id, input)]),
  ) as InstallationClient;
}

/**
 * Erases a tenant for good and waits until all of it is gone.
 * @param tenant.customerNumber typed once more, so that no other tenant is meant
 * @returns the signed certificate (JWS) of what was destroyed; `verifyStatement` reads it
 * @throws SelfsameError; `E_TIMEOUT` when it is not done in time: the server goes on, and `GetTenant` has the certificate
 */
export async function eraseTenant(
  client: InstallationClient,
  { tenantId, customerNumber }: { tenantId: string; customerNumber: string },
  options: PollOptions = {},
): Promise<string> {
  await client.EraseTenant({ params: { tenantId }, body: { CustomerNumber: customerNumber } });
  return pollUntil(
    async () => (await client.GetTenant({ params: { tenantId } })).Certificate,
    (seconds) => `The erasure of ${customerNumber} goes on after ${seconds} s. Read GetTenant later.`,
    options,
  );
}
