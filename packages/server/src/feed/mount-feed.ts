import { limits } from '@selfsame/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Authentication } from '../platform/access/admit.ts';
import { doorUrl, isStillAdmitted } from '../platform/http/guard-doors.ts';
import { Problem } from '../platform/http/problem.ts';
import type { FeedRow } from '../store/feed.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import type { Feed } from './follow-feed.ts';

/** Somebody who may follow the events of their tenant. */
export interface FeedReader {
  tenantId: string;
  /** The operator or API key: each has so many streams. */
  readerId: string;
  /** Whether they may still; asked again and again, and must not count as a sign of life of theirs. */
  isStillAllowed(): Promise<boolean>;
}

/** What the route of the feed needs. */
export interface FeedRouteOptions {
  feed: Feed;
  authentication: Authentication;
}

/** Where a browser goes on, as it says itself; undefined when it says nothing we can have said. */
const lastMark = (header: string | string[] | undefined): number | undefined =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;

const full = () =>
  new Problem('E_RATE_LIMITED', { args: [limits.feed.retrySec], retryAfter: limits.feed.retrySec });

function readerOf({ admitted, headers }: FastifyRequest, authentication: Authentication): FeedReader {
  const principal = admitted?.principal;
  if (principal?.kind !== 'api' && principal?.kind !== 'operator')
    throw new Error('The feed was reached without an access check');
  return {
    tenantId: principal.tenantId,
    readerId: principal.kind === 'api' ? principal.apiKeyId : principal.operatorId,
    isStillAllowed: () => isStillAdmitted('FollowFeed', headers, authentication),
  };
}

/** After these somebody may have lost their right to follow. */
const concernsAccess = ({ type }: FeedRow): boolean => /^(operator|apiKey|tenant)\./.test(type);

/** The open streams of this node, bounded in all and per reader. */
class OpenStreams {
  readonly #streams = new Map<EventStream, FeedReader>();

  get count(): number {
    return this.#streams.size;
  }

  /** @throws Problem E_RATE_LIMITED */
  requireRoom({ readerId }: FeedReader): void {
    const own = [...this.#streams.values()].filter((reader) => reader.readerId === readerId);
    if (own.length >= limits.feed.perReader || this.count >= limits.feed.perNode) throw full();
  }

  add(stream: EventStream, reader: FeedReader): void {
    this.#streams.set(stream, reader);
  }

  delete(stream: EventStream): void {
    this.#streams.delete(stream);
  }

  endAll(): void {
    for (const stream of this.#streams.keys()) stream.end();
  }
}

/**
 * Mounts the live feed of a tenant as an event stream (`text/event-stream`): what happened and to which ids, soon after
 * it committed, on whatever node. `Last-Event-ID` goes on after a break. A stream ends when its reader's right does.
 * @returns how many streams are open
 */
export function mountFeed(
  fastify: FastifyInstance,
  { feed, authentication }: FeedRouteOptions,
): { count(): number } {
  const streams = new OpenStreams();
  let isClosing = false;
  fastify.addHook('preClose', async () => {
    isClosing = true;
    streams.endAll();
    feed.stop();
  });
  fastify.get(doorUrl('FollowFeed'), {
    config: { door: 'FollowFeed' },
    // An answer without an end has no head of its own.
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const reader = readerOf(request, authentication);
      if (isClosing) throw full();
      // Here and not in a hook: nothing happens between the count and the stream that takes the place.
      streams.requireRoom(reader);
      reply.hijack();
      const stop = { leave: () => {}, isOver: false };
      const recheck = () => {
        void reader.isStillAllowed().then(
          (isAllowed) => isAllowed || stream.end(),
          (error: unknown) => request.log.warn({ err: error }, 'a reader of the feed could not be checked'),
        );
      };
      const timer = setInterval(recheck, limits.feed.recheckSec * 1_000);
      const stream = openEventStream(reply.raw, reply.getHeaders(), () => {
        clearInterval(timer);
        stop.isOver = true;
        stop.leave();
        streams.delete(stream);
      });
      streams.add(stream, reader);
      try {
        const tell = (rows: readonly FeedRow[], mark: number) => {
          stream.tell(rows, mark);
          if (rows.some(concernsAccess)) recheck();
        };
        const following = await feed.follow(
          reader.tenantId,
          tell,
          lastMark(request.headers['last-event-id']),
        );
        stop.leave = following.leave;
        if (stop.isOver) return following.leave();
        stream.ready(following.missed !== null, following.mark);
        if (following.missed) stream.tell(following.missed, following.mark);
      } catch (error) {
        request.log.error({ err: error }, 'the feed cannot be followed');
        stream.end();
      }
    },
  });
  return { count: () => streams.count };
}
