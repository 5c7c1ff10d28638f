import type { PageName } from '@selfsame/contract';
import type { Hint } from './guidance/guidance.ts';
import type { End, State } from './machine/states.ts';

/** Events that `<selfsame-capture>` dispatches; all bubble and cross shadow roots. */
export interface CaptureEvents {
  /** The user came to another state. */
  'selfsame:state': CustomEvent<{ readonly state: State['name'] }>;
  /** What the user should change before the picture is taken; null: all is right. */
  'selfsame:feedback': CustomEvent<{ readonly hint: Hint | null }>;
  /** The page speaks another language. */
  'selfsame:language': CustomEvent<{
    readonly language: string;
    readonly direction: 'ltr' | 'rtl';
    readonly title: string;
  }>;
  /** The embedding page has loaded a script of the control interface for this session. */
  'selfsame:controlled': CustomEvent<null>;
  /** An end or exception page was reached (docs/wire.md#page-messages). */
  'selfsame:page': CustomEvent<{ readonly page: PageName }>;
  /** The session is over on this page. Not proof of the result: ask your own server. */
  'selfsame:result': CustomEvent<{ readonly end: End; readonly page: PageName }>;
}

/** Dispatches one of the component's events. */
export function tell<Name extends keyof CaptureEvents>(
  host: EventTarget,
  name: Name,
  detail: CaptureEvents[Name]['detail'],
): void {
  host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
