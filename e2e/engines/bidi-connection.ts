/** A browser's answer to a command of WebDriver BiDi. */
type BidiAnswer = { id: number } & (
  | { type: 'success'; result: Record<string, unknown> }
  | { type: 'error'; error: string; message: string }
);

interface Waiting {
  resolve(result: Record<string, unknown>): void;
  reject(error: Error): void;
}

/** Sends commands of WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) over one socket, each with its answer. */
export class BidiConnection {
  #last = 0;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)));
    socket.onclose = () => this.#fail(new Error('The browser closed its connection'));
  }

  /** Opens a connection. @param address the browser's, `ws://…/session` */
  static async open(address: string): Promise<BidiConnection> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error(`No connection to ${address}`));
    });
    return new BidiConnection(socket);
  }

  /** Sends a command. @throws Error with the browser's own words when it refuses, or is gone */
  send(method: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.#socket.close();
  }

  #hear(answer: BidiAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    // Events have no id; none is asked for.
    if (waiting === undefined) return;
    this.#waiting.delete(answer.id);
    if (answer.type === 'success') waiting.resolve(answer.result);
    else waiting.reject(new Error(`${answer.error}: ${answer.message}`));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
