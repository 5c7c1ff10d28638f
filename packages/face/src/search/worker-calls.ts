import { once } from 'node:events';
import { type Transferable, Worker } from 'node:worker_threads';
import { SearchError } from './search-error.ts';
import type { SearchCallName, SearchCalls, SearchReply, SearchWorkerData } from './search-protocol.ts';

interface Pending {
  resolve(answer: never): void;
  reject(error: unknown): void;
}

/** The calling side of the search worker: numbers calls, pairs answers, fails all of them when the worker ends. */
export class WorkerCalls {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastCall = 0;
  #ended: SearchError | null = null;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (reply: SearchReply) => this.#settle(reply));
    worker.on('error', (cause) => this.#end('The search worker died', cause));
    worker.on('exit', () => this.#end('The search worker has ended'));
  }

  /** Starts a worker and waits until it runs. */
  static async start(data: SearchWorkerData): Promise<WorkerCalls> {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: data });
    await once(worker, 'online');
    return new WorkerCalls(worker);
  }

  /** Calls not answered yet. */
  get pending(): number {
    return this.#pending.size;
  }

  /**
   * Sends a call; the buffers in `transfer` are the worker's from then on.
   * @throws SearchError what the worker threw, or E_SEARCH_UNAVAILABLE when it is gone
   */
  async call<Name extends SearchCallName>(
    name: Name,
    ask: SearchCalls[Name]['ask'],
    transfer: Transferable[] = [],
  ): Promise<SearchCalls[Name]['answer']> {
    if (this.#ended) throw this.#ended;
    const call = ++this.#lastCall;
    return new Promise((resolve, reject) => {
      this.#pending.set(call, { resolve, reject });
      this.#worker.postMessage({ call, name, ask }, transfer);
    });
  }

  /** Ends the worker, and with it all that it holds; calls not answered are refused. */
  async close(): Promise<void> {
    this.#end('The search index is closed');
    await this.#worker.terminate();
  }

  #settle(reply: SearchReply): void {
    const pending = this.#pending.get(reply.call);
    this.#pending.delete(reply.call);
    if (!pending) return;
    if ('answer' in reply) pending.resolve(reply.answer as never);
    else if (reply.failure.code) pending.reject(new SearchError(reply.failure.code, reply.failure.message));
    else pending.reject(new Error(`The search worker failed: ${reply.failure.message}`));
  }

  #end(message: string, cause?: unknown): void {
    this.#ended ??= new SearchError('E_SEARCH_UNAVAILABLE', message, { cause });
    for (const pending of this.#pending.values()) pending.reject(this.#ended);
    this.#pending.clear();
  }
}
