import type { FastifyInstance } from 'fastify';
import type { RateLimit } from '../platform/http/rate-limit.ts';
import type { Jobs } from '../platform/jobs.ts';
import { deleteDueRecords } from '../store/oidc/provider-record.ts';
import { mountProvider } from './mount-provider.ts';
import type { OidcDependencies } from './oidc-dependencies.ts';

/** An OpenID Provider for each tenant: applications let people sign in with their face. */
export const oidcModule = (needs: OidcDependencies) => ({
  mount: (fastify: FastifyInstance, rateLimit: Pick<RateLimit, 'countAct'>) =>
    mountProvider(fastify, needs, rateLimit),
  jobs(jobs: Pick<Jobs, 'work' | 'schedule'>) {
    jobs.work('sweep-openid', async () => {
      await deleteDueRecords(needs.db, needs.clock.now());
    });
    jobs.schedule('sweep-openid', '*/5 * * * *', {});
  },
});
