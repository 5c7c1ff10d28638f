import type { Operation } from './operation.ts';
import { accountOperations } from './operations/administration-accounts.ts';
import { passkeyOperations } from './operations/administration-passkeys.ts';
import { selfieOperations } from './operations/administration-selfie.ts';
import { settingsOperations } from './operations/administration-settings.ts';
import { auditOperations } from './operations/audit.ts';
import { auditObjectOperations } from './operations/audit-objects.ts';
import { authorizationOperations } from './operations/authorization.ts';
import { captureOperations } from './operations/capture.ts';
import { capturePasskeyOperations } from './operations/capture-passkey.ts';
import { handoffOperations } from './operations/handoff.ts';
import { identityOperations } from './operations/identity.ts';
import { integrationOperations } from './operations/integrations.ts';
import { lookOperations } from './operations/looks.ts';
import { notificationOperations } from './operations/notification.ts';
import { overviewOperations } from './operations/overview.ts';
import { portalInstallationKeyOperations } from './operations/portal/installation-keys.ts';
import { portalOperations } from './operations/portal.ts';
import { portalOperatorOperations } from './operations/portal-operators.ts';
import { portalProfileOperations } from './operations/portal-profile.ts';
import { portalTenantOperations } from './operations/portal-tenants.ts';
import { probeOperations } from './operations/probes.ts';
import { reviewOperations } from './operations/reviews.ts';
import { sandboxOperations } from './operations/sandbox.ts';
import { searchOperations } from './operations/search.ts';
import { transactionOperations } from './operations/transactions.ts';
import { webhookOperations } from './operations/webhook.ts';
import type { ListQuery } from './schemas/account.ts';

/** Every operation of the API, by its id. Static types, validation, serialisation, OpenAPI and the client come from here. */
export const operations = {
  ...identityOperations,
  ...probeOperations,
  ...selfieOperations,
  ...accountOperations,
  ...passkeyOperations,
  ...settingsOperations,
  ...transactionOperations,
  ...lookOperations,
  ...integrationOperations,
  ...webhookOperations,
  ...notificationOperations,
  ...authorizationOperations,
  ...captureOperations,
  ...capturePasskeyOperations,
  ...handoffOperations,
  ...searchOperations,
  ...auditOperations,
  ...auditObjectOperations,
  ...overviewOperations,
  ...portalOperations,
  ...portalProfileOperations,
  ...portalOperatorOperations,
  ...portalTenantOperations,
  ...portalInstallationKeyOperations,
  ...reviewOperations,
  ...sandboxOperations,
};

type ListQuerySchema = typeof ListQuery;

/** The table of operations. */
export type Operations = typeof operations;
/** The id of an operation. */
export type OperationId = keyof Operations;

/** Ids of the lists that take `filter`, `sort`, `start` and `size`. */
export type ListOperationId = {
  [K in OperationId]: Operations[K] extends { query?: infer Q }
    ? NonNullable<Q> extends infer Given extends { properties: ListQuerySchema['properties'] }
      ? [Given] extends [never]
        ? never
        : K
      : never
    : never;
}[OperationId];

/** The operation under an id, without its literal types. */
export const operationById = (id: OperationId): Operation => operations[id] as Operation;

/** Ids of all operations, in the order of the table. */
export const operationIds = Object.keys(operations) as OperationId[];
