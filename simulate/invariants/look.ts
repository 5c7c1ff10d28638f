import type { Act } from '../history/history.ts';
import type { ReceivedWebhook } from '../outside/simulated-egress.ts';
import type { Restored } from '../world/restores.ts';
import type { FailedJob, KeptAnswer, World } from '../world/world.ts';
import type { SeenDelivery, Snapshot } from './snapshot.ts';

/** What a group of acts brought about. */
export interface GroupLook {
  world: World;
  acts: readonly Act[];
  /** The same as `after` where a backup was restored. */
  before: Snapshot;
  after: Snapshot;
  /** What the acts were answered. */
  answers: readonly KeptAnswer[];
  /** Ends of captures that were ever seen, by TempId. */
  captureEnds: ReadonlyMap<string, Date>;
  /** Deliveries that were ever seen: those of an erased account go with it, and old ones after a while. */
  deliveries: ReadonlyMap<string, SeenDelivery>;
  /** Webhooks that were received meanwhile. */
  received: readonly ReceivedWebhook[];
  /** Jobs that failed meanwhile. */
  failedJobs: readonly FailedJob[];
  /** The backup that was restored, if one was. */
  restored: Restored | null;
}

/** What is there once everything has come to rest. */
export interface EndLook {
  world: World;
  last: Snapshot;
}

/** Says what it found to be wrong, a sentence each. */
export type GroupInvariant = (look: GroupLook) => string[] | Promise<string[]>;
export type EndInvariant = (look: EndLook) => string[] | Promise<string[]>;
