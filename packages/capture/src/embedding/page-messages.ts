import type { PageName } from '@selfsame/contract';

/** The message embedding pages listen for (docs/wire.md#page-messages). Its field names are the wire's. */
export interface PageMessage {
  readonly type: 'authid:page';
  readonly pageName: PageName;
  readonly success: boolean;
}

/** Where page messages go: the embedding page, and the bridge of a React Native WebView if there is one. */
export interface MessageTargets {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  readonly ReactNativeWebView?: { postMessage(text: string): void };
}

/** The message of a page: `success` is true on `verifiedPage` and nowhere else. */
export function pageMessage(pageName: PageName): PageMessage {
  return { type: 'authid:page', pageName, success: pageName === 'verifiedPage' };
}

/**
 * Tells whoever embeds the page that an end or exception page was reached. The message holds no secret and no
 * result, so that any origin may read it; the embedding side has to confirm the outcome with its own server.
 */
export function postPageMessage(targets: MessageTargets, pageName: PageName): void {
  const message = pageMessage(pageName);
  targets.parent.postMessage(message, '*');
  targets.ReactNativeWebView?.postMessage(JSON.stringify(message));
}
