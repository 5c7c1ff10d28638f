import type { Handlers } from '../platform/handler.ts';
import { readStatistics, type StatisticsDependencies } from './read-statistics.ts';
import { readStatus, type StatusDependencies } from './read-status.ts';

/** What the overview needs. */
export type OverviewDependencies = StatisticsDependencies & StatusDependencies;

/** Handlers of the overview. */
export const overviewHandlers = (
  deps: OverviewDependencies,
): Pick<Handlers, 'GetStatistics' | 'GetStatus'> => ({
  GetStatistics: ({ principal, query }) => readStatistics(deps, principal.tenantId, query),
  GetStatus: ({ principal }) => readStatus(deps, principal.tenantId),
});
