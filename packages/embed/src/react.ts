import { createElement, type ReactElement, useEffect, useRef } from 'react';
import type { EmbedEvents, PageDetail } from './embed-events.ts';
import type { TransactionPlace } from './transaction-address.ts';

/** Props of {@link SelfsameCapture}: where the transaction is, and who is told what. */
export interface SelfsameCaptureProps extends TransactionPlace {
  /** In the element's own box instead of over the whole window. */
  readonly inline?: boolean;
  /** Leaves the close button out. */
  readonly noClose?: boolean;
  /** Name of the frame for screen readers. */
  readonly frameTitle?: string;
  /** Name of the close button for screen readers. */
  readonly closeLabel?: string;
  readonly className?: string;
  readonly onLoad?: () => void;
  /** An end or exception page was reached. */
  readonly onPage?: (detail: PageDetail) => void;
  /** The session is over on this device. Not proof of the result: ask your own server. */
  readonly onResult?: (detail: PageDetail) => void;
  /** The user wants it closed: render it no more. */
  readonly onClose?: () => void;
}

/** `<selfsame-capture>` as a React component; also renders on a server, where it is an empty element. */
export function SelfsameCapture(props: SelfsameCaptureProps): ReactElement {
  const element = useRef<HTMLElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const host = element.current!;
    const stop = new AbortController();
    const listen = <Name extends keyof EmbedEvents>(name: Name, run: (event: EmbedEvents[Name]) => void) =>
      host.addEventListener(name, (event) => run(event as EmbedEvents[Name]), { signal: stop.signal });
    listen('selfsame:load', () => latest.current.onLoad?.());
    listen('selfsame:page', ({ detail }) => latest.current.onPage?.(detail));
    listen('selfsame:result', ({ detail }) => latest.current.onResult?.(detail));
    listen('selfsame:close', (event) => {
      // The element is React's to remove.
      event.preventDefault();
      latest.current.onClose?.();
    });
    // Late, as there is no HTMLElement on a server.
    void import('./define.ts');
    return () => stop.abort();
  }, []);
  return createElement('selfsame-capture', {
    ref: element,
    class: props.className,
    url: props.url ?? undefined,
    'base-url': props.baseUrl ?? undefined,
    'operation-id': props.operationId ?? undefined,
    'transaction-id': props.transactionId ?? undefined,
    secret: props.secret ?? undefined,
    'frame-title': props.frameTitle,
    'close-label': props.closeLabel,
    inline: props.inline ? '' : undefined,
    'no-close': props.noClose ? '' : undefined,
  });
}
