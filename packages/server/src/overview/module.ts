import { type OverviewDependencies, overviewHandlers } from './routes.ts';

/** Statistics and the state of the server. */
export const overviewModule = (needs: OverviewDependencies) => ({ handlers: overviewHandlers(needs) });
