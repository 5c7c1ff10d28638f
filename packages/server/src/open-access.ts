import { type LiveRecordSigner, openRecordSigner } from './audit/record-signer.ts';
import { type LiveTokenKeys, loadTokenKeys } from './identity/load-token-keys.ts';
import type { Storage } from './open-storage.ts';
import { findPrincipal } from './operator/sign-in/find-principal.ts';
import type { Authentication } from './platform/access/admit.ts';
import { createBrowserCookie } from './platform/access/browser-cookie.ts';
import { createPortalCookie } from './platform/access/portal-cookie.ts';
import { createAuthentication, createTokens, type Tokens } from './platform/access/tokens.ts';
import type { Clock } from './platform/clock.ts';
import { requireCalmTenant, type ShedLimit } from './platform/http/shed-load.ts';
import { inNameOf } from './platform/in-name-of.ts';
import type { Log } from './platform/log.ts';
import { findLiveApiKey } from './store/tenant/api-key.ts';
import { requireOpenTenant, requireSandbox } from './store/tenant/require-open-tenant.ts';
import { admitInstallationKey } from './tenant/key/admit-installation-key.ts';

/** Keys that sign, and who comes in with what they signed. */
export interface Access {
  keys: LiveTokenKeys;
  signer: LiveRecordSigner;
  tokens: Tokens;
  authentication: Authentication;
  close(): Promise<void>;
}

/** Often enough to know a new signing key before it signs (`signingKeyActivationMs`). */
const keyRefreshMs = 30_000;

/** Opens the keys that sign tokens and records, follows their rotation, and builds the authentication. */
export async function openAccess(
  { db, vault, connections }: Pick<Storage, 'db' | 'vault' | 'connections'>,
  {
    baseUrl,
    clock,
    log,
    onShed,
  }: { baseUrl: string; clock: Clock; log: Log; onShed: (limit: ShedLimit) => void },
): Promise<Access> {
  const signer = await openRecordSigner({ db, vault }, baseUrl, clock.now());
  const keys = await loadTokenKeys({ db, vault }, clock.now());
  const refresh = setInterval(() => {
    void Promise.all([keys.refresh(clock.now()), signer.refresh(clock.now())]).catch((error) =>
      log.warn({ err: error }, 'signing keys not refreshed'),
    );
  }, keyRefreshMs).unref();
  const tokens = createTokens({ issuer: baseUrl, keys, clock });
  /** The first that is asked for a tenant: before it waits behind all that the tenant has waiting. */
  const forTenant = <T>(tenantId: string, ask: () => Promise<T>): Promise<T> => {
    requireCalmTenant(tenantId, { waitingOf: connections.waitingOf, onShed });
    return inNameOf(tenantId, ask);
  };
  const authentication = createAuthentication(tokens, {
    findLiveKey: async (key) =>
      forTenant(key.tenantId, () => findLiveApiKey(db, { ...key, now: clock.now() })),
    findOperator: (token, options) => findPrincipal({ db, clock }, token, options),
    findInstallationKey: (key, client) => admitInstallationKey({ db, clock }, key, client),
    requireTenant: async (tenantId) => forTenant(tenantId, () => requireOpenTenant(db, tenantId)),
    requireSandbox: (tenantId) => inNameOf(tenantId, () => requireSandbox(db, tenantId)),
    portalCookie: createPortalCookie(baseUrl),
    browserCookie: createBrowserCookie(baseUrl),
  });
  return { keys, signer, tokens, authentication, close: async () => clearInterval(refresh) };
}
