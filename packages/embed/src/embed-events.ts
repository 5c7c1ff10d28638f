/** What the events of pages carry. Not proof of the result: confirm it with your own server. */
export interface PageDetail {
  /** Name of the page that was reached. */
  readonly page: string;
  /** True on `verifiedPage` and nowhere else. */
  readonly success: boolean;
}

/** Events of `<selfsame-capture>` in an integrator's page; all bubble and cross shadow roots. */
export interface EmbedEvents {
  /** The page inside has loaded. */
  'selfsame:load': CustomEvent<null>;
  /** An end or exception page was reached; the user may go on after some. */
  'selfsame:page': CustomEvent<PageDetail>;
  /** The session is over on this device; once for each address. */
  'selfsame:result': CustomEvent<PageDetail>;
  /** The close button or Escape was pressed. The element removes itself unless the event is cancelled. */
  'selfsame:close': CustomEvent<null>;
}
