import { feedPath, limits } from '@selfsame/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../platform/problem.ts';
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
  /** @throws Problem when the caller may not follow */
  admit(request: FastifyRequest): Promise<FeedReader>;
}

declare module 'fastify' {
  interface FastifyRequest {
    feedReader: FeedReader | null;
  }
}

/** Where a browser goes on, as it says itself; undefined when it says nothing we can have said. */
const lastMark = (header: string | string[] | undefined): number | undefined =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;

const full = () =>
  new Problem('E_RATE_LIMITED', { args: [limits.feed.retrySec], retryAfter: limits.feed.retrySec });

/** After these somebody may have lost their right to follow. */
const concernsAccess = ({ type }: FeedRow): boolean => /^(operator|apiKey)\./.test(type);

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
export const mountFeed = (
  fastify: FastifyInstance,
  { feed, admit }: FeedRouteOptions,
): { count(): number } => {
  const streams = new OpenStreams();
  let isClosing = false;
  fastify.decorateRequest('feedReader', null);
  fastify.addHook('preClose', async () => {
    isClosing = true;
    streams.endAll();
    feed.stop();
  });
  fastify.get(feedPath, {
    // An answer without an end has no head of its own.
    exposeHeadRoute: false,
    onRequest: async (request) => {
      request.feedReader = await admit(request);
      if (isClosing) throw full();
      streams.requireRoom(request.feedReader);
    },
    handler: async (request, reply) => {
      const reader = request.feedReader;
      if (!reader) throw new Error('The feed was reached without an access check');
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
};
