import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where the built site is: `packages/docs` builds it into the server's own folder, and the packed server has it there too. */
const docsFolder = join(import.meta.dirname, '../../dist/docs');

const base = '/docs/';

/** All of the site is of our own origin, and nothing in a page is inline. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface ServedFile {
  mediaType: string;
  plain: Buffer;
  brotli: Buffer | undefined;
  etag: string;
}

async function readServed(name: string, all: ReadonlySet<string>): Promise<ServedFile> {
  const plain = await readFile(join(docsFolder, name));
  return {
    mediaType: mediaTypes[extname(name)] ?? 'application/octet-stream',
    plain,
    brotli: all.has(`${name}.br`) ? await readFile(join(docsFolder, `${name}.br`)) : undefined,
    // Weak: it stands for the plain bytes and the compressed ones (RFC 9110 §8.8.3).
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
  };
}

function answer(file: ServedFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply
    .type(file.mediaType)
    .header('content-security-policy', contentSecurityPolicy)
    .header('cache-control', 'no-cache')
    .header('etag', file.etag)
    .header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!file.brotli || !takesBrotli) return reply.send(file.plain);
  return reply.header('content-encoding', 'br').send(file.brotli);
}

/** Answers with a file, which is read at the first request and kept: a start waits for none of them. */
function serveFile(fastify: FastifyInstance, address: string, name: string, all: ReadonlySet<string>): void {
  let file: Promise<ServedFile> | undefined;
  fastify.get(address, async (request, reply) => {
    file ??= readServed(name, all).catch((error: unknown) => {
      // The next request tries again.
      file = undefined;
      throw error;
    });
    return answer(await file, request, reply);
  });
}

/** A page's address has no ending; the front page is the base itself, which the router takes without its last slash too. */
const addressOf = (name: string): string => base + name.replace(/(^index)?\.html$/, '');

/** The page that a browser is shown where nothing is. */
const notFoundPage = 'not-found.html';

/** Answers a browser with a page of the site where nothing is; a program gets the server's own refusal. */
function serveNotFound(fastify: FastifyInstance, all: ReadonlySet<string>): void {
  let file: Promise<ServedFile> | undefined;
  fastify.get(`${base}*`, async (request, reply) => {
    const asksForPage = /\btext\/html\b/.test(request.headers.accept ?? '');
    if (!asksForPage || !all.has(notFoundPage)) return reply.callNotFound();
    file ??= readServed(notFoundPage, all);
    const { mediaType, plain } = await file;
    return reply
      .code(404)
      .type(mediaType)
      .header('content-security-policy', contentSecurityPolicy)
      .send(plain);
  });
}

async function listFiles(): Promise<string[]> {
  const entries = await readdir(docsFolder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(docsFolder.length + 1));
}

/**
 * Serves the documentation site under `/docs/`: a route for each file that was built. Without a build it is absent, and says so in
 * the log; nothing else of the server needs it. Call inside the scope of its door.
 */
export async function serveDocs(fastify: FastifyInstance): Promise<void> {
  const names = await listFiles();
  if (names.length === 0) fastify.log.warn(`no documentation in ${docsFolder}: build it (npm run build)`);
  const all = new Set(names);
  for (const name of names.filter((one) => !one.endsWith('.br')))
    serveFile(fastify, addressOf(name), name, all);
  serveNotFound(fastify, all);
}

/** Serves `/llms.txt`, which programs look for at the root. Call inside the scope of its door. */
export async function serveLlmsText(fastify: FastifyInstance): Promise<void> {
  const names = new Set(await listFiles());
  if (names.has('llms.txt')) serveFile(fastify, '/llms.txt', 'llms.txt', names);
}
