import type { Provider } from 'oidc-provider';
import { openIssuerSecret } from '../store/oidc/issuer-secret.ts';
import type { TenantRow } from '../store/tenant/tenant.ts';
import { createProvider } from './create-provider.ts';
import { issuerPathOf } from './issuers.ts';
import type { OidcDependencies } from './oidc-dependencies.ts';
import { createProviderKeys, type ProviderKeys } from './provider-keys.ts';

/** A tenant's provider, ready to answer. */
export interface OpenProvider {
  provider: Provider;
  /** Answers what the library serves. */
  answer: ReturnType<Provider['callback']>;
  tenantId: string;
  path: string;
  keys: ProviderKeys;
}

/** Providers are made anew when keys rotate; a server with many tenants keeps those asked for last. */
const mostKept = 200;

/** Opens providers of tenants. What is kept of one between requests is its configuration. */
export function createProviderOpener(deps: OidcDependencies): (tenant: TenantRow) => Promise<OpenProvider> {
  const readKeys = createProviderKeys(deps);
  const kept = new Map<string, OpenProvider & { isOf: string }>();
  return async (tenant) => {
    const now = deps.clock.now();
    const keys = await readKeys(now);
    const path = issuerPathOf(tenant);
    const isOf = `${path} ${keys.version}`;
    const known = kept.get(tenant.id);
    if (known?.isOf === isOf) return known;
    const secret = await openIssuerSecret(deps, tenant.id, now);
    const parts = { tenantId: tenant.id, path, keys, secret, sandbox: tenant.sandbox };
    const provider = createProvider(deps, parts);
    const opened = { ...parts, provider, answer: provider.callback(), isOf };
    kept.delete(tenant.id);
    kept.set(tenant.id, opened);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return opened;
  };
}
