import type { FastifyReply } from 'fastify';
import type { ShownPage } from './page-shell.ts';

/** Headers of every page of a sign-in: nobody keeps it, frames it or sees its address. */
export const withHeaders = (reply: FastifyReply): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    // Not less: without it a browser names no origin in the forms of these pages.
    .header('referrer-policy', 'same-origin')
    .header('x-frame-options', 'DENY')
    .header('permissions-policy', 'camera=(self), publickey-credentials-get=(self), screen-wake-lock=(self)');

/** Sends a page of the provider. */
export const sendPage = (
  reply: FastifyReply,
  { html, contentSecurityPolicy }: ShownPage,
  status = 200,
): FastifyReply =>
  withHeaders(reply)
    .code(status)
    .header('content-security-policy', contentSecurityPolicy)
    .type('text/html; charset=utf-8')
    .send(html);
