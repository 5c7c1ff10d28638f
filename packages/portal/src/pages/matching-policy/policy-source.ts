import type { MatchingPolicy } from '@selfsame/contract';
import { api } from '../../api/api.ts';
import type { SettingSource } from '../../parts/versioned-form/use-setting-form.ts';

/** How the matching policy is read and written. */
export const policySource: SettingSource<MatchingPolicy> = {
  queryKey: ['settings', 'matching'],
  read: (signal) => api.GetMatchingPolicy({ signal }),
  write: (body) => api.UpdateMatchingPolicy({ body }),
};
