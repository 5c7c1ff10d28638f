import type { PortalState } from '@selfsame/contract';
import { isOwnerMissing } from '../../store/operator/operator.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';

/** Whether anybody can sign in yet. */
export const readPortalState = async ({ db }: Pick<OperatorDependencies, 'db'>): Promise<PortalState> => ({
  SetUpNeeded: await isOwnerMissing(db),
});
