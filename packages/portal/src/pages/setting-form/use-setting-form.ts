import { SelfsameError } from '@selfsame/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from '../../parts/notify.tsx';
import { isSame } from './is-same.ts';
import { useUnsaved } from './unsaved.ts';

/** A group of settings that carries the version it was read at. */
interface Versioned {
  Version: number;
}

/** What a form of one group of settings works with. */
export interface SettingForm<T extends Versioned> {
  /** What is stored, as far as is known here; undefined until it was read. */
  stored: T | undefined;
  /** What stands in the form. */
  draft: T | undefined;
  change: (change: Partial<T>) => void;
  isDirty: boolean;
  discard: () => void;
  save: () => void;
  isSaving: boolean;
  /** What somebody else has stored meanwhile; null while nobody has. */
  conflict: T | null;
  /** Throws the own changes away for theirs, or writes the own ones over theirs. */
  takeTheirs: () => void;
  overwrite: () => void;
  /** Why it can't be read or saved. */
  error: unknown;
  retry: () => void;
}

/** How a group of settings is read and written. */
export interface SettingSource<T extends Versioned> {
  queryKey: readonly unknown[];
  read: (signal: AbortSignal) => Promise<T>;
  write: (setting: T) => Promise<T>;
  /** Said when it was saved; undoing writes what was there before. */
  saved: string;
}

const isConflict = (error: unknown): boolean =>
  error instanceof SelfsameError && error.code === 'E_ACCOUNT_VERSION_MISMATCH';

/**
 * A form for a group of settings. Saving shows at once and is taken back when the server refuses; a change that
 * somebody else made meanwhile is shown beside the own one instead of being written over; what was saved can be undone.
 */
export const useSettingForm = <T extends Versioned>(source: SettingSource<T>): SettingForm<T> => {
  const { queryKey, read, write, saved } = source;
  const client = useQueryClient();
  const notify = useNotify();
  const query = useQuery({ queryKey, queryFn: ({ signal }) => read(signal) });
  const [edited, setEdited] = useState<Partial<T>>({});
  const [conflict, setConflict] = useState<T | null>(null);
  const stored = query.data;
  const draft = stored && { ...stored, ...edited };
  const isDirty = stored !== undefined && draft !== undefined && !isSame(stored, draft);
  useUnsaved(isDirty);

  const store = (setting: T) => client.setQueryData<T>(queryKey, setting);
  const undo = async (before: T) => {
    const { Version } = client.getQueryData<T>(queryKey) ?? before;
    store(await write({ ...before, Version }));
  };
  const mutation = useMutation({
    mutationFn: write,
    onMutate: async (setting: T) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<T>(queryKey);
      store(setting);
      return { before };
    },
    onSuccess: (setting, _sent, { before }) => {
      store(setting);
      setEdited({});
      setConflict(null);
      notify.done(saved, before && (() => undo(before)));
    },
    onError: async (error, _sent, context) => {
      if (context?.before) store(context.before);
      if (isConflict(error)) setConflict(await read(new AbortController().signal));
    },
  });

  return {
    stored,
    draft,
    isDirty,
    conflict,
    change: (change) => setEdited((before) => ({ ...before, ...change })),
    discard: () => {
      setEdited({});
      mutation.reset();
    },
    save: () => draft && mutation.mutate(draft),
    isSaving: mutation.isPending,
    takeTheirs: () => {
      if (conflict) store(conflict);
      setEdited({});
      setConflict(null);
      mutation.reset();
    },
    overwrite: () => {
      if (!conflict) return;
      setConflict(null);
      store(conflict);
      // What was not touched here keeps their change.
      mutation.mutate({ ...conflict, ...edited });
    },
    error: query.error ?? (isConflict(mutation.error) ? null : mutation.error),
    retry: () => void (query.error ? query.refetch() : mutation.reset()),
  };
};
