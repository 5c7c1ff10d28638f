import type { FastifyInstance } from 'fastify';
import type { Authentication } from '../platform/access/admit.ts';
import type { Metrics } from '../platform/metrics.ts';
import { Feed, type FeedOptions } from './follow-feed.ts';
import { mountFeed } from './mount-feed.ts';

/** The live feed of a tenant's events. */
export const feedModule = (needs: FeedOptions & { authentication: Authentication; metrics: Metrics }) => ({
  mount(fastify: FastifyInstance): void {
    const streams = mountFeed(fastify, { feed: new Feed(needs), authentication: needs.authentication });
    needs.metrics.gauge('selfsame_feed_streams', 'Readers of the live feed', () => streams.count());
  },
});
