import type { OperationResource } from '@selfsame/contract';
import { useNotify } from '../../parts/notify.tsx';
import { useVersionedForm, type VersionedForm } from '../../parts/versioned-form/use-versioned-form.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { callsOf, type MessageOwner, textsKey } from './message-owner.ts';
import { messageTexts } from './message-texts.ts';
import { changedNames, draftsOf, storedText, type TextDrafts } from './text-drafts.ts';

/** A form for the texts of a language: each is saved against the version of its own that it was made from. */
export function useTextsForm(
  owner: MessageOwner,
  locale: string,
  resources: OperationResource[],
): VersionedForm<OperationResource[], TextDrafts> {
  const texts = useTexts(messageTexts);
  const notify = useNotify();
  const calls = callsOf(owner);
  return useVersionedForm(resources, {
    queryKey: textsKey(owner),
    read: () => calls.list(),
    valuesOf: (all) => draftsOf(all, locale),
    write: async (drafts, base) => {
      let all = base;
      for (const Name of changedNames(base, locale, drafts)) {
        const stored = storedText(all, locale, Name);
        const body = { Name, Locale: stored?.Locale ?? locale, Content: drafts[Name] };
        const saved = stored?.ExternalId
          ? await calls.replace(stored.ExternalId, { ...body, Version: stored.Version })
          : await calls.create(body);
        all = [saved, ...all.filter((text) => text !== stored)];
      }
      return all;
    },
    onSaved: (saved, before) =>
      notify.done(texts.saved(changedNames(before, locale, draftsOf(saved, locale)).length)),
  });
}
