import { operation } from '../operation.ts';
import { Statistics, StatisticsQuery } from '../schemas/statistics.ts';
import { SystemStatus } from '../schemas/status.ts';

const service = 'administration';
const tag = 'Overview';

/** How a tenant fares, and the server with it. */
export const overviewOperations = {
  GetStatistics: operation({
    service,
    method: 'GET',
    path: '/statistics',
    access: {
      kind: 'bearer',
      roles: ['Transaction Result Auditor', 'Transaction Manager', 'Configurator'],
    },
    tag,
    summary: 'Count operations and transactions by day or hour (extension)',
    description:
      'Each is counted where it was begun and as it stands now, so that the parts add up. One day is counted by hours, several by days, all in UTC.',
    query: StatisticsQuery,
    response: Statistics,
    errors: ['E_SERVER_BUSY'],
  }),
  GetStatus: operation({
    service,
    method: 'GET',
    path: '/status',
    access: { kind: 'bearer', roles: ['Configurator', 'Transaction Result Auditor'] },
    tag,
    summary: 'Version, models, what is stored and when it goes, webhook, jobs (extension)',
    response: SystemStatus,
    errors: ['E_SERVER_BUSY'],
  }),
};
