import type { HandoffDependencies } from './handoff-dependencies.ts';
import { handoffHandlers } from './routes.ts';

/** The way from the desktop to the phone. */
export const handoffModule = (needs: HandoffDependencies) => ({ handlers: handoffHandlers(needs) });
