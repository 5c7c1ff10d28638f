import { useQuery } from '@tanstack/react-query';
import { useNotify } from '../notify.tsx';
import { useVersionedForm, type VersionedForm } from './use-versioned-form.ts';

/** How a group of settings is read and written. */
export interface SettingSource<T extends { Version: number }> {
  queryKey: readonly unknown[];
  read: (signal?: AbortSignal) => Promise<T>;
  write: (setting: T) => Promise<T>;
}

/** A group of settings as it is stored. */
export const useSetting = <T extends { Version: number }>({ queryKey, read }: SettingSource<T>) =>
  useQuery({ queryKey, queryFn: ({ signal }) => read(signal) });

/**
 * A form for a group of settings. Saving shows at once; what was saved can be undone.
 * @param saved said when it was saved
 */
export function useSettingForm<T extends { Version: number }>(
  stored: T,
  { queryKey, read, write }: SettingSource<T>,
  saved: string,
): VersionedForm<T, T> {
  const notify = useNotify();
  return useVersionedForm<T, T>(stored, {
    queryKey,
    read: () => read(),
    valuesOf: (setting) => setting,
    write: (values, { Version }) => write({ ...values, Version }),
    expect: (values) => values,
    onSaved: (_saved, _before, undo) => notify.done(saved, undo),
  });
}
