/** One message of an event stream; `data` is empty when only the id moved on. */
export interface StreamMessage {
  event: string;
  data: string;
  id: string;
}

/** Cuts a text into messages as far as they are complete (HTML Living Standard §9.2.6). */
export class EventStreamParser {
  #rest = '';
  #id = '';

  /** Takes the next piece of text, and gives what it completes. */
  push(text: string): StreamMessage[] {
    const blocks = (this.#rest + text).replace(/\r\n?/g, '\n').split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.map((block) => this.#read(block));
  }

  #read(block: string): StreamMessage {
    let event = 'message';
    const data: string[] = [];
    for (const line of block.split('\n')) {
      const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
      if (name === 'event') event = value;
      if (name === 'data') data.push(value);
      if (name === 'id') this.#id = value;
    }
    return { event: data.length === 0 ? '' : event, data: data.join('\n'), id: this.#id };
  }
}

/**
 * Reads the messages of an event stream to its end.
 * @param options.silenceMs a stream that says nothing for so long is broken off
 * @throws Error when it is broken off or the connection fails
 */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
  { silenceMs, signal }: { silenceMs: number; signal: AbortSignal },
): AsyncGenerator<StreamMessage> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventStreamParser();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const timer = setTimeout(stop, silenceMs);
      const { done, value } = await reader.read().finally(() => clearTimeout(timer));
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
