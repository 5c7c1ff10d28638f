import type { MessageResourceName, OperationResource } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { callsOf, type MessageOwner, textsKey } from './message-owner.ts';
import { messageTexts } from './message-texts.ts';
import { storedText, type TextDrafts } from './text-drafts.ts';

interface Save {
  drafts: TextDrafts;
  /** What the drafts were made from. */
  base: OperationResource[];
  names: MessageResourceName[];
}

/** Saves texts one after the other, each against the version it was made from; answers all texts as they are then. */
export const useSaveTexts = (owner: MessageOwner, locale: string) => {
  const texts = useTexts(messageTexts);
  const client = useQueryClient();
  const notify = useNotify();
  const calls = callsOf(owner);
  return useMutation({
    mutationFn: async ({ drafts, base, names }: Save): Promise<OperationResource[]> => {
      let all = base;
      for (const Name of names) {
        const stored = storedText(all, locale, Name);
        const body = { Name, Locale: stored?.Locale ?? locale, Content: drafts[Name] };
        const saved = stored?.ExternalId
          ? await calls.replace(stored.ExternalId, { ...body, Version: stored.Version })
          : await calls.create(body);
        all = [saved, ...all.filter((text) => text !== stored)];
      }
      return all;
    },
    onSuccess: (all, { names }) => {
      client.setQueryData(textsKey(owner), all);
      notify.done(texts.saved(names.length));
    },
  });
};
