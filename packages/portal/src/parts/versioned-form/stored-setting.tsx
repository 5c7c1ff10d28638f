import type { ReactNode } from 'react';
import { ErrorNote } from '../error-note.tsx';
import { FormShape } from '../layout/shape.tsx';
import { type SettingSource, useSetting } from './use-setting-form.ts';

/** Reads a group of settings for the form inside: its shape until it is there, and why it can't be read. */
export function StoredSetting<T extends { Version: number }>({
  source,
  rows = 4,
  children,
}: {
  source: SettingSource<T>;
  /** Fields of its shape. */
  rows?: number;
  children: (stored: T) => ReactNode;
}) {
  const { data, error, refetch } = useSetting(source);
  if (data) return children(data);
  return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <FormShape rows={rows} />;
}
