import { type AccountListItem, limits } from '@selfsame/contract';
import { api } from '../../../api/api.ts';

/** What a list of users is narrowed to, as the API takes it. */
export interface Narrowing {
  search?: string;
  filter?: string;
}

/** Most users that one action changes: what takes longer than minutes is a job for the API. */
export const mostAtOnce = 5_000;

/** All users that match, in an order that changes of status do not disturb. */
export async function collectAccounts(narrowing: Narrowing, signal: AbortSignal): Promise<AccountListItem[]> {
  const all: AccountListItem[] = [];
  const { max: size } = limits.page;
  for (;;) {
    const query = { ...narrowing, start: all.length, size, sort: 'CreatedDate' };
    const { Items, TotalCount } = await api.GetAccounts({ query, signal });
    all.push(...Items);
    if (Items.length === 0 || all.length >= TotalCount || all.length >= mostAtOnce) return all;
  }
}
