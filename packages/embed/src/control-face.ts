/** A message of the control interface (docs/wire.md#control-messages): `type` is `authid:control:` and a name. */
export interface ControlMessage {
  readonly type: string;
  readonly params: unknown;
}

type Listener = (...args: never[]) => void;

/** What a page talks to: the four methods of eventemitter3 that the vendor's clients use, and `setup`. */
export interface ControlFace {
  on(event: string, listener: Listener): ControlFace;
  once(event: string, listener: Listener): ControlFace;
  off(event: string, listener?: Listener): ControlFace;
  /** Calls the listeners of one event. @returns whether there were any */
  emit(event: string, ...args: unknown[]): boolean;
  /** Asks the capture page for its live feedback. */
  setup(options?: object): void;
}

const prefix = 'authid:control:';

/** Makes a face. @param send takes a message to the capture page */
export function createControlFace(send: (message: ControlMessage) => void): {
  readonly face: ControlFace;
  /** Hands a message of the capture page to the listeners: `message` gets `(message, face)`, its name `(params, face)`. */
  readonly receive: (message: ControlMessage) => void;
} {
  let entries: { event: string; listener: Listener; once: boolean }[] = [];
  let loaded: ControlMessage | null = null;
  const call = (listener: Listener, args: unknown[]) => (listener as (...args: unknown[]) => void)(...args);
  const add = (event: string, listener: Listener, once: boolean): ControlFace => {
    const entry = { event, listener, once };
    entries = [...entries, entry];
    const missed = loaded;
    // React's component listens only after the frame's load event, and may be later than the page's first word.
    if (missed !== null && (event === 'message' || event === 'loaded')) {
      queueMicrotask(() => {
        if (!entries.includes(entry)) return;
        if (once) entries = entries.filter((other) => other !== entry);
        call(listener, [event === 'message' ? missed : missed.params, face]);
      });
    }
    return face;
  };
  const face: ControlFace = {
    on: (event, listener) => add(event, listener, false),
    once: (event, listener) => add(event, listener, true),
    off: (event, listener) => {
      entries = entries.filter(
        (entry) => entry.event !== event || (listener !== undefined && entry.listener !== listener),
      );
      return face;
    },
    emit: (event, ...args) => {
      const due = entries.filter((entry) => entry.event === event);
      entries = entries.filter((entry) => !(entry.once && due.includes(entry)));
      for (const { listener } of due) call(listener, args);
      return due.length > 0;
    },
    setup: (options = {}) => send({ type: `${prefix}setup`, params: options }),
  };
  const receive = (message: ControlMessage) => {
    const name = message.type.slice(prefix.length);
    // The face's own word, which comes back where page and face share a window.
    if (name === 'setup') return;
    if (name === 'loaded') loaded = message;
    face.emit('message', message, face);
    face.emit(name, message.params, face);
  };
  return { face, receive };
}

/** The control message in what `window` heard; null when it is something else. */
export function readControlMessage(data: unknown): ControlMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, params } = data as Partial<Record<string, unknown>>;
  return typeof type === 'string' && type.startsWith(prefix) ? { type, params } : null;
}
