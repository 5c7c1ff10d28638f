import type { MatchingPolicy } from '@selfsame/contract';
import { api } from '../../api/api.ts';
import { type SettingForm, useSettingForm } from '../setting-form/use-setting-form.ts';

/** A form of (a part of) the matching policy. @param saved said when it was saved */
export const usePolicyForm = (saved: string): SettingForm<MatchingPolicy> =>
  useSettingForm({
    queryKey: ['settings', 'matching'],
    read: (signal) => api.GetMatchingPolicy({ signal }),
    write: (body) => api.UpdateMatchingPolicy({ body }),
    saved,
  });
