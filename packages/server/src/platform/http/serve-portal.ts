import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The built portal, and the policy it was built and tested for. */
export interface PortalPages {
  /** Folder with `index.html`, immutable files with hashed names in `assets/`, `.br` and `.gz` beside each. */
  root: string;
  /** What `index.html` holds wherever the nonce must stand. */
  noncePlaceholder: string;
  contentSecurityPolicy: (nonce: string) => string;
}

/** The portal shows and follows; only the previewed capture page in its frame may ask for the camera, and gets none. */
const permissionsPolicy = [
  'camera=()',
  'microphone=()',
  'geolocation=()',
  'display-capture=()',
  'payment=()',
  'usb=()',
  'serial=()',
  'browsing-topics=()',
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
].join(', ');

const secure = (reply: FastifyReply, policy: string) =>
  reply
    .header('content-security-policy', policy)
    .header('permissions-policy', permissionsPolicy)
    .header('referrer-policy', 'same-origin')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('x-frame-options', 'DENY');

/** Below these no page lives: a file or an operation that is not there is not there. */
const notPages = /^\/portal\/(assets|v\d+)(\/|$)/i;

/**
 * Serves the portal: one page under `/portal/` and every address below it (the browser finds the view), with a fresh
 * nonce each time; its files for ever.
 * @throws when the portal was not built
 */
export async function servePortal(fastify: FastifyInstance, pages: PortalPages): Promise<void> {
  const html = await readFile(join(pages.root, 'index.html'), 'utf8').catch(() => {
    throw new Error(`No portal in ${pages.root}: build it first (npm run build)`);
  });
  const parts = html.split(pages.noncePlaceholder);
  const sendPage = (reply: FastifyReply) => {
    const nonce = randomBytes(18).toString('base64');
    return secure(reply, pages.contentSecurityPolicy(nonce))
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(parts.join(nonce));
  };
  fastify.get('/portal', (request, reply) => {
    // Slashes at the end do not count for the router, but they do for relative addresses and the browser's router.
    const [path = '', query] = request.raw.url!.split('?');
    if (path.endsWith('/')) return sendPage(reply);
    return reply.redirect(query === undefined ? '/portal/' : `/portal/?${query}`, 308);
  });
  fastify.get('/portal/*', (request, reply) => {
    if (notPages.test(request.raw.url!)) return reply.callNotFound();
    return sendPage(reply);
  });
  await fastify.register(fastifyStatic, {
    root: join(pages.root, 'assets'),
    prefix: '/portal/assets/',
    wildcard: false,
    globIgnore: ['**/*.br', '**/*.gz'],
    preCompressed: true,
    index: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply: FastifyReply) => {
      secure(reply, "default-src 'none'; frame-ancestors 'none'").header(
        'cache-control',
        'public, max-age=31536000, immutable',
      );
    },
  });
}
