import type { LookTextKey, PageLook } from '@selfsame/contract';
import type { SceneName } from './preview-scenes.ts';
import { sceneNames } from './preview-scenes.ts';

/** What the portal hands over: a look that may not be stored yet, and what to show in it. */
export interface PreviewMessage {
  readonly type: 'selfsame:preview';
  readonly look: PageLook;
  /** The logo, which has no address before it is stored. */
  readonly logo: Blob | null;
  readonly locale: string;
  readonly scheme: 'light' | 'dark';
  readonly scene: SceneName;
}

/** What the preview says once it listens. */
export const readyMessage = { type: 'selfsame:preview-ready' } as const;

/** What the preview says of the language it shows: the page's words where a tenant has none of its own. */
export const wordsMessage = (locale: string, words: Record<LookTextKey, string>) =>
  ({ type: 'selfsame:preview-words', locale, words }) as const;

/** Whether a message is for the preview: from the page around it, of the same origin, and of that shape. */
export function isPreviewMessage(
  event: Pick<MessageEvent, 'data' | 'origin' | 'source'>,
  around: { readonly origin: string; readonly parent: unknown },
): event is MessageEvent<PreviewMessage> {
  if (event.origin !== around.origin || event.source !== around.parent) return false;
  const data: Partial<PreviewMessage> | null = event.data;
  return (
    data?.type === 'selfsame:preview' &&
    typeof data.look === 'object' &&
    data.look !== null &&
    (data.logo === null || data.logo instanceof Blob) &&
    typeof data.locale === 'string' &&
    (data.scheme === 'light' || data.scheme === 'dark') &&
    sceneNames.some((name) => name === data.scene)
  );
}
