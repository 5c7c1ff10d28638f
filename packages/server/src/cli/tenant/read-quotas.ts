import { TenantQuotas } from '@selfsame/contract';
import { Value } from 'typebox/value';
import { VerbMisused, type VerbOption } from '../verb.ts';

type Quota = keyof TenantQuotas;

/** The quotas that a command line may name. */
const names = {
  accounts: 'Accounts',
  transactions: 'TransactionsPerDay',
  analyses: 'AnalysesAtOnce',
  storage: 'StorageBytes',
} as const satisfies Record<string, Quota>;

const option = (value: string, description: string): VerbOption => ({ type: 'string', value, description });

/** Options that say what a tenant may have at most. */
export const quotaOptions: Record<keyof typeof names, VerbOption> = {
  accounts: option('COUNT', 'create, quotas: most accounts; none: any number.'),
  transactions: option(
    'COUNT',
    'create, quotas: most operations and transactions a day (UTC); none: any number.',
  ),
  analyses: option('COUNT', 'create, quotas: most analyses at once on each server; none: any number.'),
  storage: option(
    'SIZE',
    'create, quotas: most stored pictures and faces, such as 500MB or 20GB; none: any number.',
  ),
};

const units: Record<string, number> = { '': 1, B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

function readAmount(text: string, quota: Quota): number | null {
  if (text === 'none') return null;
  const [, digits = '', unit = ''] = /^(\d+)([A-Z]*)$/.exec(text.toUpperCase().replaceAll(' ', '')) ?? [];
  const factor = quota === 'StorageBytes' ? units[unit] : unit === '' ? 1 : undefined;
  return digits === '' || factor === undefined ? Number.NaN : Number(digits) * factor;
}

/** The quotas that were named. @throws VerbMisused */
export function readQuotas(
  values: Readonly<Record<string, string | boolean | undefined>>,
): Partial<TenantQuotas> {
  const said: Partial<TenantQuotas> = {};
  for (const [name, quota] of Object.entries(names)) {
    const text = values[name];
    if (typeof text !== 'string') continue;
    const amount = readAmount(text, quota);
    if (!Value.Check(TenantQuotas.properties[quota], amount))
      throw new VerbMisused(`--${name} is no amount: ${text}`);
    said[quota] = amount;
  }
  return said;
}
