import { limits, type PageLook } from '@selfsame/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from 'oidc-provider';
import { escapeHtml } from '../platform/http/escape-html.ts';
import type { Problem } from '../platform/http/problem.ts';
import { logProblem, toProblem } from '../platform/http/problem-body.ts';
import { belowIssuer } from './issuers.ts';
import { pageShell, type ShownPage } from './page-shell.ts';
import { sendPage } from './send-page.ts';
import { pickTexts, type SpokenTexts } from './texts/texts.ts';

/** Endpoints that a person's browser shows; programs ask the others. */
const shown = /^\/(connect\/(authorize|endsession)|interaction)(\/|$)/i;
/** Asked by the script of a page. */
const polled = /\/state$/i;

/**
 * Answers what our own code refuses at the provider's addresses: a rate limit, a busy server, a tenant that is disabled. A
 * person reads a page. A program reads an error as RFC 6749 5.2 writes it. Both are told by `Retry-After` how many seconds
 * to wait, where waiting helps.
 */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [path = ''] = belowIssuer(request.url).split('?');
  const isPage = shown.test(path) && !polled.test(path);
  if (error instanceof errors.SessionNotFound)
    return isPage
      ? sendPage(reply, overPage(request), 400)
      : sendError(reply, 400, { error: error.error, error_description: 'this sign-in is over' });
  const problem = toProblem(error, {
    bodyLimit: limits.oidc.formBytes,
    contentType: request.headers['content-type'] ?? '(none)',
  });
  logProblem(request.log, problem, 'a request to the OpenID Provider failed');
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
  if (isPage) return sendPage(reply, problemPage(request, problem), problem.status);
  return sendError(reply, problem.status, {
    error: errorOf(problem),
    error_description: describe(problem),
  });
}

const sendError = (
  reply: FastifyReply,
  status: number,
  body: { error: string; error_description: string },
): FastifyReply =>
  reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(body));

/** Whether the same request may be answered later. */
const isBusy = ({ status }: Problem): boolean => status === 429 || status === 503;

/** RFC 6749 4.1.2.1 and 5.2. */
function errorOf(problem: Problem): string {
  if (isBusy(problem)) return 'temporarily_unavailable';
  if (problem.status >= 500) return 'server_error';
  return problem.status === 403 ? 'access_denied' : 'invalid_request';
}

/** `error_description` is ASCII without quotes and backslashes (RFC 6749 5.2). */
const describe = ({ message }: Problem): string => message.replace(/[^\x20-\x7e]|["\\]/g, "'");

const plainLook: PageLook = {
  requester: '',
  logo: null,
  colors: null,
  texts: [],
  privacyUrl: null,
  helpUrl: null,
};

function spokenFor({ query, headers }: FastifyRequest): SpokenTexts {
  const { ui_locales: locales } = (query ?? {}) as { ui_locales?: unknown };
  return pickTexts({
    locales: typeof locales === 'string' ? locales : undefined,
    accepted: headers['accept-language'],
  });
}

/** A sign-in of another browser, or one that is over. */
function overPage(request: FastifyRequest): ShownPage {
  const spoken = spokenFor(request);
  const { failed, beginAgain } = spoken.texts;
  const body = `<h1>${escapeHtml(failed)}</h1><p>${escapeHtml(beginAgain)}</p>`;
  return pageShell({ spoken, look: plainLook, title: failed, body });
}

function problemPage(request: FastifyRequest, problem: Problem): ShownPage {
  const spoken = spokenFor(request);
  const { busy, waitMinute, again, failed, beginAgain } = spoken.texts;
  const address = isBusy(problem) ? addressAgain(request) : null;
  const title = isBusy(problem) ? busy : failed;
  const next = isBusy(problem) ? waitMinute : beginAgain;
  const body = `<h1>${escapeHtml(title)}</h1><p role="status">${escapeHtml(next)}</p>
${address === null ? `<p>${escapeHtml(describe(problem))}</p>` : `<p><a class="button" href="${escapeHtml(address)}">${escapeHtml(again)}</a></p>`}`;
  return pageShell({ spoken, look: plainLook, title, body });
}

/** Where the person goes on after waiting: the page itself, or that of the sign-in whose form was posted. */
function addressAgain({ method, url }: FastifyRequest): string | null {
  if (method === 'GET') return url;
  return /^(.*\/interaction\/[^/?]+)\//i.exec(url)?.[1] ?? null;
}
