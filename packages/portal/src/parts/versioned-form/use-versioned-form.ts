import { type UseFormReturnType, useForm } from '@mantine/form';
import { SelfsameError } from '@selfsame/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isSame } from './is-same.ts';
import { differing, rebase } from './rebase.ts';
import { useUnsaved } from './unsaved.ts';

/** How something that carries a version is read, shown in a form, and written. */
export interface VersionedSource<Stored, Values extends object> {
  /** Where it lies in the query cache. */
  queryKey: readonly unknown[];
  /** Reads what is stored now, past the cache; null when it is gone. */
  read: () => Promise<Stored | null>;
  /** Fills the form. */
  valuesOf: (stored: Stored) => Values;
  /** Sends the form with the version of `base`. @throws SelfsameError E_ACCOUNT_VERSION_MISMATCH when `base` is old */
  write: (values: Values, base: Stored) => Promise<Stored>;
  /** What the pages show until the server has answered; without it they wait. */
  expect?: (values: Values, base: Stored) => Stored;
  /** What is wrong with the form, by the name of the field; nothing is sent then. */
  validate?: (values: Values, base: Stored) => Partial<Record<keyof Values & string, string>>;
  /** Called when it is stored. `undo` writes what was there before. */
  onSaved?: (saved: Stored, before: Stored, undo: () => Promise<void>) => void;
}

/** Both versions of something that two changed at once. */
export interface VersionConflict<Values> {
  theirs: Values;
  mine: Values;
  /** Names of the fields that they changed. */
  changed: (keyof Values & string)[];
}

/** A form over something that carries a version. */
export interface VersionedForm<Stored, Values extends object> {
  /** Mantine's form: values, props of inputs, errors. */
  form: UseFormReturnType<Values>;
  values: Values;
  change: (change: Partial<Values>) => void;
  /** What the form was filled from, and what it is saved against. */
  base: Stored;
  isDirty: boolean;
  /** Checks the form and saves it. */
  save: () => void;
  isSaving: boolean;
  /** Throws the own changes away, for what is stored now: in a conflict, for theirs. */
  discard: () => void;
  /** Goes on from what is stored now; what was changed here stays. */
  adopt: (now: Stored) => void;
  /** Set while a change of somebody else stands against the own one. */
  conflict: VersionConflict<Values> | null;
  /** Writes the own changes over theirs; a field that was not touched keeps their change. */
  overwrite: () => void;
  /** Why it can't be saved, when that is no conflict. */
  error: unknown;
}

const isConflict = (error: unknown): boolean =>
  error instanceof SelfsameError && error.code === 'E_ACCOUNT_VERSION_MISMATCH';

interface Attempt<Stored, Values> {
  values: Values;
  base: Stored;
}

/** Writes through the query cache: what is expected shows at once and is taken back when the server refuses. */
function useWrite<Stored, Values extends object>(
  source: VersionedSource<Stored, Values>,
  on: { saved: (saved: Stored) => void; conflict: (theirs: Stored) => void },
) {
  const { queryKey, read, valuesOf, write, expect, onSaved } = source;
  const client = useQueryClient();
  const store = (stored: Stored) => client.setQueryData<Stored>(queryKey, stored);
  return useMutation({
    mutationFn: ({ values, base }: Attempt<Stored, Values>) => write(values, base),
    onMutate: async ({ values, base }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Stored>(queryKey);
      if (expect) store(expect(values, base));
      return { before };
    },
    onSuccess: (saved, { base }) => {
      store(saved);
      on.saved(saved);
      onSaved?.(saved, base, async () => {
        store(await write(valuesOf(base), client.getQueryData<Stored>(queryKey) ?? saved));
      });
    },
    onError: async (error, _attempt, context) => {
      if (context?.before !== undefined) store(context.before);
      if (!isConflict(error)) return;
      // When theirs can't be read either, the refusal itself is shown, and saving can be tried again.
      const theirs = await read().catch(() => null);
      if (theirs !== null) on.conflict(theirs);
    },
  });
}

/** Fills the form anew when something else is stored than it was filled from, and nothing in it would be lost. */
function useFollow<Stored>(stored: Stored, follows: boolean, fill: (from: Stored) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `fill` is new with each render
  useEffect(() => {
    if (follows) fill(stored);
  }, [follows, stored]);
}

/**
 * The one form for everything that carries a version. It follows what is stored until something is changed in it; from
 * then on it is saved against what it was filled from, so that a change of somebody else is never written over unseen:
 * it becomes a `conflict`, with both versions.
 * @param stored what is known to be stored; the form is filled from it
 */
export function useVersionedForm<Stored, Values extends object>(
  stored: Stored,
  source: VersionedSource<Stored, Values>,
): VersionedForm<Stored, Values> {
  const { queryKey, valuesOf, validate } = source;
  const client = useQueryClient();
  const store = (now: Stored) => client.setQueryData<Stored>(queryKey, now);
  const [base, setBase] = useState(stored);
  const [theirs, setTheirs] = useState<Stored | null>(null);
  const form = useForm<Values>({
    initialValues: valuesOf(stored),
    validate: (values) => ({ ...validate?.(values, base) }),
  });
  const fill = (from: Stored, values = valuesOf(from)) => {
    setBase(from);
    setTheirs(null);
    form.setInitialValues(valuesOf(from));
    form.setValues(values);
    form.clearErrors();
  };
  const writing = useWrite(source, { saved: fill, conflict: setTheirs });
  const { values } = form;
  const isDirty = !isSame(values, valuesOf(base));
  useFollow(stored, !isDirty && !writing.isPending && stored !== base, fill);
  useUnsaved(isDirty);
  // From the form itself: what calls this may have waited since it was drawn.
  const rebased = (onto: Stored) => rebase(form.getValues(), valuesOf(base), valuesOf(onto));
  return {
    form,
    values,
    change: (change) => form.setValues(change),
    base,
    isDirty,
    save: () => {
      if (!form.validate().hasErrors) writing.mutate({ values: form.getValues(), base });
    },
    isSaving: writing.isPending,
    discard: () => {
      fill(store(theirs ?? stored) ?? stored);
      writing.reset();
    },
    adopt: (now) => fill(now, rebased(now)),
    conflict: theirs && {
      theirs: valuesOf(theirs),
      mine: values,
      changed: differing(valuesOf(base), valuesOf(theirs)),
    },
    overwrite: () => {
      if (theirs === null) return;
      const merged = rebased(theirs);
      store(theirs);
      fill(theirs, merged);
      writing.mutate({ values: merged, base: theirs });
    },
    error: theirs === null ? writing.error : null,
  };
}
