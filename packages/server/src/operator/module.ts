import type { OperatorDependencies } from './operator-dependencies.ts';
import { operatorList } from './read-operators.ts';
import { operatorHandlers } from './routes.ts';

/** Operators of the Identity Portal: signing in, sessions, invitations. */
export const operatorModule = (needs: OperatorDependencies) => ({
  handlers: operatorHandlers(needs),
  lists: { GetOperators: operatorList },
});
