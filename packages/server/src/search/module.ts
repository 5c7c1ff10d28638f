import { type SearchDependencies, searchHandlers } from './routes.ts';

/** 1:N search. */
export const searchModule = (needs: SearchDependencies) => ({ handlers: searchHandlers(needs) });
