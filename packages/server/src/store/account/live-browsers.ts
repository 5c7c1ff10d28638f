import { defaultPasskeyPolicy, limits, type MatchingPolicy } from '@selfsame/contract';
import type { Db } from '../seal/vault.ts';
import { readMatchingPolicy } from '../tenant/tenant-setting.ts';
import type { LiveBrowsers } from './account-browser.ts';

const dayMs = 86_400_000;

/** For how many days a browser is known, by a policy; 0: not at all. */
export const browserDaysOf = ({ Passkeys }: Pick<MatchingPolicy, 'Passkeys'>): number =>
  (Passkeys ?? defaultPasskeyPolicy).RememberBrowserDays ?? limits.passkeys.browsers.days.default;

/**
 * Which browsers of an account count now, by the policy of now: one that allows fewer days holds at once.
 * @returns null where none does
 */
export async function liveBrowsers(
  db: Db,
  of: { tenantId: string; accountId: string; now: Date },
): Promise<LiveBrowsers | null> {
  const days = browserDaysOf(await readMatchingPolicy(db, of.tenantId));
  return days === 0 ? null : { ...of, madeAfter: new Date(of.now.getTime() - days * dayMs) };
}
