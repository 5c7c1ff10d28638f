/** How much of a queue one client may take at once. */
export interface Share {
  /** Who it is for; clients are served in turn. */
  client: string;
  /** Jobs of the client that may run at once, and those that may wait beside them. */
  running: number;
  waiting: number;
}

/** What a queue holds in all. */
export interface FairQueueLimits {
  running: number;
  waiting: number;
}

/** Thrown when a client, or all together, have as much in the queue as there may be. */
export class QueueFull extends Error {
  /** Jobs inside, running and waiting. */
  readonly inside: number;

  constructor(inside: number) {
    super('The queue is full');
    this.name = 'QueueFull';
    this.inside = inside;
  }
}

interface Job {
  share: Share;
  start: () => void;
}

/**
 * A bounded queue that serves its clients in turn (round robin), each in the order of its own jobs: who has sixty jobs
 * waits sixty turns, and who has one waits for one job of everybody else.
 */
export class FairQueue {
  readonly #limits: FairQueueLimits;
  /** Waiting jobs by client; the order of the clients is that of their turns. */
  readonly #waiting = new Map<string, Job[]>();
  readonly #running = new Map<string, number>();
  #runningCount = 0;
  #waitingCount = 0;

  constructor(limits: FairQueueLimits) {
    this.#limits = limits;
  }

  /** Jobs inside, running and waiting. */
  get inside(): number {
    return this.#runningCount + this.#waitingCount;
  }

  /**
   * Does the work when it is the client's turn.
   * @param signal takes a job out that still waits; one that runs is the work's own to end
   * @throws QueueFull; the signal's reason; whatever the work throws
   */
  async run<T>(share: Share, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (!this.#mayRun(share)) await this.#wait(share, signal);
    else this.#begin(share);
    try {
      return await work();
    } finally {
      this.#end(share);
    }
  }

  #mayRun(share: Share): boolean {
    return this.#runningCount < this.#limits.running && this.#runningOf(share) < share.running;
  }

  #runningOf({ client }: Share): number {
    return this.#running.get(client) ?? 0;
  }

  #begin(share: Share): void {
    this.#runningCount += 1;
    this.#running.set(share.client, this.#runningOf(share) + 1);
  }

  #end(share: Share): void {
    this.#runningCount -= 1;
    const left = this.#runningOf(share) - 1;
    if (left > 0) this.#running.set(share.client, left);
    else this.#running.delete(share.client);
    this.#next();
  }

  #wait(share: Share, signal: AbortSignal | undefined): Promise<void> {
    const own = this.#waiting.get(share.client) ?? [];
    if (own.length >= share.waiting || this.#waitingCount >= this.#limits.waiting)
      throw new QueueFull(this.inside);
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#remove(job);
        reject(signal?.reason);
      };
      const job: Job = {
        share,
        start: () => {
          signal?.removeEventListener('abort', leave);
          this.#begin(share);
          resolve();
        },
      };
      own.push(job);
      this.#waiting.set(share.client, own);
      this.#waitingCount += 1;
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  #remove(job: Job): void {
    const { client } = job.share;
    const rest = (this.#waiting.get(client) ?? []).filter((other) => other !== job);
    if (rest.length > 0) this.#waiting.set(client, rest);
    else this.#waiting.delete(client);
    this.#waitingCount -= 1;
  }

  /** Starts the first job of the first client whose turn it is and that may run another; its next turn is the last. */
  #next(): void {
    for (const [client, [job]] of this.#waiting) {
      if (job === undefined || !this.#mayRun(job.share)) continue;
      this.#remove(job);
      const rest = this.#waiting.get(client);
      if (rest) {
        this.#waiting.delete(client);
        this.#waiting.set(client, rest);
      }
      job.start();
      return;
    }
  }
}
