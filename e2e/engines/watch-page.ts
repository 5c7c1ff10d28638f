/** What a frame went through since its document began. */
export interface Seen {
  /** Values of the capture component's `state`, in order. */
  states: string[];
  /** Messages that the window got. */
  messages: Record<string, unknown>[];
  /** Errors of scripts, promises that nobody caught, files that did not come, and refusals of the content security policy. */
  errors: string[];
}

/** Runs in every frame before its scripts and writes down what it goes through. It must not use anything from outside. */
function watchPage(): void {
  const seen: Seen = { states: [], messages: [], errors: [] };
  Object.assign(globalThis, { seen });
  addEventListener(
    'error',
    ({ message, error, target }: ErrorEvent) => {
      // Not an error: what is left to draw is drawn in the next frame.
      if (message?.startsWith('ResizeObserver loop')) return;
      const { src, href, rel } = (target ?? {}) as Partial<HTMLScriptElement & HTMLLinkElement>;
      // Firefox refuses to fetch ahead what runs already; an import that fails says so itself.
      if (rel === 'modulepreload') return;
      seen.errors.push(error ? `${error}` : (message ?? `not loaded: ${src ?? `${rel} ${href}`}`));
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => seen.errors.push(`unhandled: ${reason}`));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    seen.errors.push(`refused: ${violatedDirective} ${blockedURI}`),
  );
  addEventListener('message', ({ data }) => {
    if (typeof data === 'object' && data !== null) seen.messages.push(data);
  });
  addEventListener(
    'selfsame:state',
    (event) => seen.states.push((event as CustomEvent<{ state: string }>).detail.state),
    true,
  );
}

/** The text of a script that makes each frame write down what it goes through; {@link Seen} is then its global `seen`. */
export const watchScript = `(${String(watchPage)})();`;
