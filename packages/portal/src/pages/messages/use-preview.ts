import { useDebouncedValue } from '@mantine/hooks';
import { messageResourceNames } from '@selfsame/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callsOf, type MessageOwner, textsKey } from './message-owner.ts';
import type { TextDrafts } from './text-drafts.ts';

const typingMs = 350;

/** What users would receive of the drafts, a moment after typing rests; the last right one stays while a draft is wrong. */
export function usePreview(owner: MessageOwner, locale: string, drafts: TextDrafts) {
  const [rested] = useDebouncedValue(drafts, typingMs);
  const Resources = messageResourceNames
    .filter((name) => rested[name].trim() !== '')
    .map((Name) => ({ Name, Content: rested[Name] }));
  return useQuery({
    queryKey: [...textsKey(owner), 'preview', locale, Resources],
    queryFn: ({ signal }) => callsOf(owner).preview({ Locale: locale, Resources }, signal),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  });
}
export type MessagePreviewQuery = ReturnType<typeof usePreview>;
