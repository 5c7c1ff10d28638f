import { Problem } from '../../platform/http/problem.ts';
import { isListedOrigin } from '../../platform/listed-origin.ts';
import type { Db } from '../../store/seal/vault.ts';
import { readReturnOrigins } from '../../store/tenant/tenant-look.ts';

/**
 * Where the last screen of a session may lead back to: the page would otherwise send people wherever an address says.
 * @param text `ReturnUrl` of the request; empty or absent: nowhere
 * @returns the address as browsers write it, or null
 * @throws Problem E_RETURN_URL_NOT_ALLOWED
 */
export async function checkReturnUrl(
  db: Db,
  tenantId: string,
  text: string | null | undefined,
): Promise<string | null> {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  // The origin of a `blob:` is that of the address within it.
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.username + url.password === '';
  if (!isPlain || !isListedOrigin(await readReturnOrigins(db, tenantId), url.origin))
    throw new Problem('E_RETURN_URL_NOT_ALLOWED', { args: [text] });
  return url.href;
}
