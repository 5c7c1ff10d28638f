/** How much of a queue one client may take at once. */
export interface Share {
  /** Whom the client belongs to; groups are served in turn, and so are the clients of a group. */
  group: string;
  /** Who it is for. */
  client: string;
  /** Jobs of the client that may run at once, and those that may wait beside them. */
  running: number;
  waiting: number;
  /** How long the job will take, as far as one can guess, in the unit of `FairQueueLimits.now`; 1 unless told otherwise. */
  cost?: number;
}

/** What a queue holds in all. */
export interface FairQueueLimits {
  running: number;
  waiting: number;
  /** Jobs of one group that may run at once, asked whenever one could begin; all places unless told otherwise. */
  runningOf?: (group: string) => number;
  /**
   * Places that a group leaves free while something of it runs and less than half of its credit is left, asked whenever one
   * could begin; none unless told otherwise.
   */
  keptFreeBy?: (group: string) => number;
  /** The clock by which turns are as long as their jobs took; without it, each job is a turn of the same length. */
  now?: () => number;
  /**
   * How much a group that had less than the others may catch up on them before it has had its share, in the unit of `now`; 0
   * unless told otherwise. One that never came has as much. Told, it bounds the debt as well: so much more than the others a
   * group may have had at most when a job of it ends, however long that took.
   */
  credit?: number;
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

const costOf = ({ cost = 1 }: Share): number => cost;

/** Groups that are remembered before those that are idle are looked for. */
const fewGroups = 64;

interface Job {
  share: Share;
  start: () => void;
  /** Gives the job's place to somebody else. */
  refuse: () => void;
}

/** What is inside of one group. */
interface Group {
  /** Its turn, the sum of what its jobs took or will take: the lowest is next. */
  turn: number;
  /** Waiting jobs by client; the order of the clients is that of their turns. */
  waiting: Map<string, Job[]>;
  waitingCount: number;
  running: Map<string, number>;
  runningCount: number;
}

/**
 * A bounded queue that serves groups in turn, in a group its clients in turn (round robin), and each client in the order of
 * its own jobs: who has sixty jobs waits sixty turns, and who has one waits for one job of everybody else. Groups share the
 * time of the jobs, not their number: after a long job a group waits until the others have had as much. When the queue is
 * full, a job of a group that has more waiting than the newcomer's gives way. A group that comes has its turn next, unless it
 * has just had one (start-time fair queuing, Goyal, Vin and Cheng 1996); with credit, several turns. Groups that come with
 * credit keep the others waiting for so much of their work at most.
 */
export class FairQueue {
  readonly #limits: FairQueueLimits;
  /** Groups with a job inside, and those that have less credit than one may have. */
  readonly #groups = new Map<string, Group>();
  /** The turn of what began last. */
  #turn = 0;
  #runningCount = 0;
  #waitingCount = 0;
  /** As many groups are too many: those that are idle are looked for. */
  #tooMany = fewGroups;

  constructor(limits: FairQueueLimits) {
    this.#limits = limits;
  }

  /** Jobs inside, running and waiting. */
  get inside(): number {
    return this.#runningCount + this.#waitingCount;
  }

  /** Jobs that wait for their turn: all, and those of one group. */
  get waiting(): number {
    return this.#waitingCount;
  }

  waitingOf(group: string): number {
    return this.#groups.get(group)?.waitingCount ?? 0;
  }

  /** Jobs of a group, or of one of its clients, inside, running and waiting. */
  insideOf(group: string, client?: string): number {
    const of = this.#groups.get(group);
    if (!of) return 0;
    if (client === undefined) return of.waitingCount + of.runningCount;
    return (of.waiting.get(client)?.length ?? 0) + (of.running.get(client) ?? 0);
  }

  /**
   * Does the work when it is the client's turn. The work is told whether less than half of its group's credit was left.
   * @param signal takes a job out that still waits; one that runs is the work's own to end
   * @throws QueueFull; the signal's reason; whatever the work throws
   */
  async run<T>(
    share: Share,
    work: (begun: { hadItsShare: boolean }) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    // Who waits comes first where a bound has grown since the last job ended.
    this.#next();
    const begun = this.#mayRun(share) ? this.#begin(share) : await this.#wait(share, signal);
    const { now } = this.#limits;
    const began = now?.() ?? 0;
    try {
      return await work(begun);
    } finally {
      this.#end(share, now ? now() - began : costOf(share));
    }
  }

  /** The earliest turn that anybody has. */
  get #earliest(): number {
    return this.#turn - (this.#limits.credit ?? 0);
  }

  #groupOf({ group: name }: Share): Group {
    const known = this.#groups.get(name);
    if (known) return known;
    const turn = this.#earliest;
    const group = { turn, waiting: new Map(), waitingCount: 0, running: new Map(), runningCount: 0 };
    this.#groups.set(name, group);
    return group;
  }

  /**
   * Forgets groups that have nothing inside and all the credit that one may have. Only when there are twice as many as were left
   * last time: each job would walk all of them.
   */
  #forgetIdle(): void {
    if (this.#groups.size < this.#tooMany) return;
    for (const [name, group] of this.#groups)
      if (this.insideOf(name) === 0 && group.turn <= this.#earliest) this.#groups.delete(name);
    this.#tooMany = Math.max(fewGroups, 2 * this.#groups.size);
  }

  /** Whether less than half of a group's credit is left. */
  #hadItsShare(group: Group | undefined): boolean {
    return group !== undefined && group.turn > (this.#turn + this.#earliest) / 2;
  }

  #mayRun({ group: name, client, running }: Share): boolean {
    const group = this.#groups.get(name);
    const { running: most, runningOf = () => most, keptFreeBy = () => 0 } = this.#limits;
    const own = group?.runningCount ?? 0;
    const leavesFree = own > 0 && this.#hadItsShare(group);
    return (
      this.#runningCount < (leavesFree ? most - keptFreeBy(name) : most) &&
      own < runningOf(name) &&
      (group?.running.get(client) ?? 0) < running
    );
  }

  #begin(share: Share): { hadItsShare: boolean } {
    const group = this.#groupOf(share);
    const hadItsShare = this.#hadItsShare(group);
    const turn = Math.max(group.turn, this.#earliest);
    this.#turn = Math.max(this.#turn, turn);
    group.turn = turn + costOf(share);
    this.#runningCount += 1;
    group.runningCount += 1;
    group.running.set(share.client, (group.running.get(share.client) ?? 0) + 1);
    this.#forgetIdle();
    return { hadItsShare };
  }

  #end(share: Share, took: number): void {
    const group = this.#groupOf(share);
    // What was guessed too high or too low when it began. `#turn` stands still while nothing begins: without a bound, a group
    // whose jobs waited for something would have all of that time to pay back once others come.
    const mostDebt = this.#turn + (this.#limits.credit ?? Number.POSITIVE_INFINITY);
    group.turn = Math.min(group.turn + took - costOf(share), Math.max(group.turn, mostDebt));
    this.#runningCount -= 1;
    group.runningCount -= 1;
    const left = group.running.get(share.client)! - 1;
    if (left > 0) group.running.set(share.client, left);
    else group.running.delete(share.client);
    this.#next();
  }

  #wait(share: Share, signal: AbortSignal | undefined): Promise<{ hadItsShare: boolean }> {
    const own = this.#groups.get(share.group)?.waiting.get(share.client) ?? [];
    const isFull = this.#waitingCount >= this.#limits.waiting;
    if (own.length >= share.waiting || (isFull && !this.#makeRoom(share.group)))
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
          resolve(this.#begin(share));
        },
        refuse: () => {
          signal?.removeEventListener('abort', leave);
          reject(new QueueFull(this.inside));
        },
      };
      const group = this.#groupOf(share);
      group.waiting.set(share.client, [...(group.waiting.get(share.client) ?? []), job]);
      group.waitingCount += 1;
      this.#waitingCount += 1;
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  /** Refuses the last job of the group with the most waiting, when that has more than the newcomer's will have. */
  #makeRoom(newcomer: string): boolean {
    const own = (this.#groups.get(newcomer)?.waitingCount ?? 0) + 1;
    let most: Group | undefined;
    for (const group of this.#groups.values())
      if (group.waitingCount > (most?.waitingCount ?? own)) most = group;
    const longest = [...(most?.waiting.values() ?? [])].reduce<Job[]>(
      (longer, jobs) => (jobs.length > longer.length ? jobs : longer),
      [],
    );
    const last = longest.at(-1);
    if (!last) return false;
    this.#remove(last);
    last.refuse();
    return true;
  }

  #remove(job: Job): void {
    const { client } = job.share;
    const group = this.#groupOf(job.share);
    const rest = (group.waiting.get(client) ?? []).filter((other) => other !== job);
    if (rest.length > 0) group.waiting.set(client, rest);
    else group.waiting.delete(client);
    group.waitingCount -= 1;
    this.#waitingCount -= 1;
  }

  /** Starts what waits, by turn, until nothing more may begin: a bound can have grown, so that more than one may. */
  #next(): void {
    for (let job = this.#firstInTurn(); job; job = this.#firstInTurn()) {
      this.#remove(job);
      const { waiting } = this.#groupOf(job.share);
      const rest = waiting.get(job.share.client);
      // Its next turn in the group is the last.
      if (rest) {
        waiting.delete(job.share.client);
        waiting.set(job.share.client, rest);
      }
      job.start();
    }
  }

  /** The first job of the first client of the first group whose turn it is and that may run another. */
  #firstInTurn(): Job | undefined {
    if (this.#waitingCount === 0 || this.#runningCount >= this.#limits.running) return undefined;
    let first: { turn: number; job: Job } | undefined;
    for (const group of this.#groups.values()) {
      if (group.waitingCount === 0) continue;
      const turn = Math.max(group.turn, this.#earliest);
      if (first && turn >= first.turn) continue;
      const job = this.#firstOf(group);
      if (job) first = { turn, job };
    }
    return first?.job;
  }

  #firstOf({ waiting }: Group): Job | undefined {
    for (const [job] of waiting.values()) if (job && this.#mayRun(job.share)) return job;
    return undefined;
  }
}
