import { Problem } from '../../platform/http/problem.ts';
import { findNamedAccount, type UsernameMapping } from '../../store/oidc/sign-in.ts';
import type { OidcDependencies } from '../oidc-dependencies.ts';

/** The account that a typed or hinted name stands for. */
export async function findNamed(
  deps: Pick<OidcDependencies, 'db' | 'readPhoneNumber'>,
  tenantId: string,
  { name, mapping }: { name: string; mapping: UsernameMapping },
): ReturnType<typeof findNamedAccount> {
  // PostgreSQL has no text with NUL in it, so no account is called so.
  if (name.includes('\0')) return undefined;
  if (mapping !== 'PhoneNumber') return findNamedAccount(deps.db, tenantId, { mapping, name });
  try {
    return await findNamedAccount(deps.db, tenantId, { mapping, name: deps.readPhoneNumber(name) });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return undefined;
  }
}
