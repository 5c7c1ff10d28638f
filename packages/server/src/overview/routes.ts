import type { Handlers } from '../platform/http/handler.ts';
import { readHealth } from './read-health.ts';
import { readStatistics, type StatisticsDependencies } from './read-statistics.ts';
import { readStatus, type StatusDependencies } from './read-status.ts';

/** What the overview needs. */
export type OverviewDependencies = StatisticsDependencies & StatusDependencies;

/** Handlers of the overview. */
export const overviewHandlers = (
  deps: OverviewDependencies,
): Pick<Handlers, 'GetStatistics' | 'GetStatus' | 'GetAdministrationHealth' | 'GetAuthorizationHealth'> => ({
  GetStatistics: ({ principal, query }) => readStatistics(deps, principal.tenantId, query),
  GetAdministrationHealth: () => readHealth(deps),
  GetAuthorizationHealth: () => readHealth(deps),
  GetStatus: ({ principal }) => readStatus(deps, principal.tenantId),
});
