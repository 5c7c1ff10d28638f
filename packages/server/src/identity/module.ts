import { apiKeyList } from './read-api-key.ts';
import { type IdentityDependencies, identityHandlers } from './routes.ts';

/** Access tokens and API keys. */
export const identityModule = (needs: IdentityDependencies) => ({
  handlers: identityHandlers(needs),
  lists: { GetApiKeys: apiKeyList },
});
