import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Pages built elsewhere, and who may see them how. */
export interface StaticPages {
  /** Folder with `index.html`, immutable files with hashed names in `assets/`, `.br` and `.gz` beside each. */
  root: string;
  /** The policy the pages were built and tested for. */
  contentSecurityPolicy: string;
  /** Sources that may frame the pages beside this server's own; replaces the policy's `frame-ancestors`. Default: as the policy says. */
  frameAncestors?: string | undefined;
  /**
   * Which sources may frame the front page at an address, path and query, beside this server's own pages; empty: as the policy says. They narrow what the
   * policy allows and never widen it.
   */
  findFrameAncestors?: (address: string) => Promise<readonly string[]>;
  /** Told, before it is answered, that a file at the root was asked for with a query: its name and the address. */
  onAddressed?: (file: string, address: string) => Promise<void>;
  /** Pages with a policy of their own, by file name; `frameAncestors` does not touch it. */
  ownPolicies?: Readonly<Record<string, string>>;
}

/**
 * Everything a page must not use, but for the camera of its own origin and of frames it is delegated to. Only what
 * browsers know: of a name that they don't they warn in the console of every page around this one.
 */
const permissionsPolicy = [
  'camera=(self)',
  'microphone=()',
  'geolocation=()',
  'display-capture=()',
  'payment=()',
  'usb=()',
  'serial=()',
  'browsing-topics=()',
  'screen-wake-lock=(self)',
].join(', ');

function withFrameAncestors({ contentSecurityPolicy, frameAncestors }: StaticPages): string {
  if (frameAncestors === undefined) return contentSecurityPolicy;
  const others = contentSecurityPolicy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && !directive.startsWith('frame-ancestors'));
  return [...others, `frame-ancestors ${withSelf(frameAncestors)}`].join('; ');
}

/** Pages of this server show the capture page in a frame, whoever else may. */
function withSelf(sources: string): string {
  if (sources === "'none'") return "'self'";
  return sources === '*' || sources.includes("'self'") ? sources : `'self' ${sources}`;
}

/** A second policy beside the first: a browser keeps to both. */
const narrow = (policy: unknown, origins: readonly string[]): string =>
  `${policy}, frame-ancestors ${[...new Set(["'self'", ...origins])].join(' ')}`;

function cacheControlOf(path: string): string {
  if (/[\\/]assets[\\/]/.test(path)) return 'public, max-age=31536000, immutable';
  // Scripts for embedding pages: the control handler must have run before its frame has loaded.
  return /\.js(\.br|\.gz)?$/.test(path) ? 'public, max-age=300' : 'no-cache';
}

/**
 * Serves built pages at `/`. They may be framed by an integrator's page and are told nothing about it; the link's
 * secret stays out of referrers and caches.
 * @throws when the pages were not built
 */
export async function serveStaticPages(fastify: FastifyInstance, pages: StaticPages): Promise<void> {
  const index = await stat(join(pages.root, 'index.html')).catch(() => null);
  if (!index?.isFile()) throw new Error(`No page in ${pages.root}: build it first (npm run build)`);
  await fastify.register(async (scope) => {
    narrowFrames(scope, pages);
    tellAddressed(scope, pages);
    await serveFolder(scope, pages);
  });
}

/** Lets the front page be framed by those only whom the link's tenant names. */
function narrowFrames(fastify: FastifyInstance, { findFrameAncestors }: StaticPages): void {
  if (!findFrameAncestors) return;
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (!/^\/(index\.html)?(\?|$)/.test(request.url)) return payload;
    // Where it can't be known the session can't be opened either, and the page has to say so.
    const origins = await findFrameAncestors(request.url).catch((error: unknown) => {
      request.log.warn({ err: error }, 'who may frame a page is not known');
      return [];
    });
    if (origins.length > 0) {
      const policy = reply.getHeader('content-security-policy');
      reply.header('content-security-policy', narrow(policy, origins));
    }
    return payload;
  });
}

/** Whoever fetches the file goes on only when it is told, or it could be too late. */
function tellAddressed(fastify: FastifyInstance, { onAddressed }: StaticPages): void {
  if (!onAddressed) return;
  fastify.addHook('preHandler', async (request, reply) => {
    const file = /^\/([^/?]+)\?./.exec(request.url)?.[1];
    if (file === undefined || request.method !== 'GET') return;
    await onAddressed(file, request.url).catch((error: unknown) =>
      request.log.warn({ err: error }, 'nobody was told of a file'),
    );
    if (!/\.js$/.test(file)) return;
    // Each transaction's own: a shared cache that leaves queries out would keep it from being told.
    reply.header('cache-control', 'private, max-age=300');
  });
}

async function serveFolder(fastify: FastifyInstance, pages: StaticPages): Promise<void> {
  const policy = withFrameAncestors(pages);
  await fastify.register(fastifyStatic, {
    root: pages.root,
    // One route per file that exists: any other path is not ours to answer.
    wildcard: false,
    globIgnore: ['**/*.br', '**/*.gz', 'manifest.json'],
    preCompressed: true,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply: FastifyReply, path: string) => {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', cacheControlOf(path));
      const name = basename(path).replace(/\.(br|gz)$/, '');
      reply.header('content-security-policy', pages.ownPolicies?.[name] ?? policy);
      reply.header('permissions-policy', permissionsPolicy);
      reply.header('referrer-policy', 'no-referrer');
      // Frames and scripts of the page are meant for other origins, also those that isolate themselves.
      reply.header('cross-origin-resource-policy', 'cross-origin');
      reply.header('cross-origin-opener-policy', 'unsafe-none');
    },
  });
}
