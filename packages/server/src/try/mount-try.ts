import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import { doorUrl } from '../platform/http/guard-doors.ts';
import { Problem } from '../platform/http/problem.ts';
import { quietLevel } from '../platform/log.ts';

/** What a try needs. */
export interface TryDependencies {
  clock: Clock;
  /** Begins a selfie operation. */
  beginSelfie(): Promise<{ operationId: string; secret: string }>;
}

/** Longest life and most uses of a link: it is printed where others may read it later. */
const lifeMs = 24 * 3_600_000;
const mostUses = 50;
/** The capture page with a link to nothing. */
const noLink = '/?i=00000000-0000-0000-0000-000000000000&s=none';

/**
 * `GET /try?token=…` begins a selfie and sends the browser to its page, so that the first selfie needs no API call.
 * The token is random, kept in memory, and all the right there is: without it nobody begins anything.
 * @returns path and query of the link
 */
export function mountTry(fastify: FastifyInstance, { clock, beginSelfie }: TryDependencies): string {
  const token = randomBytes(18).toString('base64url');
  const endsAt = clock.now().getTime() + lifeMs;
  let uses = 0;
  fastify.get<{ Querystring: { token?: unknown } }>(
    doorUrl('BeginTry'),
    { logLevel: quietLevel(fastify.log.level), config: { door: 'BeginTry' } },
    async (request, reply) => {
      const sent = typeof request.query.token === 'string' ? request.query.token : '';
      if (!isSame(sent, token) || clock.now().getTime() >= endsAt || uses >= mostUses) {
        // A person came with an old link: the page says so in their language.
        if (request.headers.accept?.includes('text/html')) return reply.redirect(noLink, 303);
        throw new Problem('E_LINK_NOT_VALID');
      }
      uses += 1;
      const { operationId, secret } = await beginSelfie();
      return reply
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer')
        .redirect(`/?i=${operationId}&s=${encodeURIComponent(secret)}`, 303);
    },
  );
  return `${doorUrl('BeginTry')}?token=${token}`;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
