import { join } from 'node:path';

/** Folder of the built portal: `index.html` at its root, immutable hashed files in `assets/`, `.br`/`.gz` beside each. */
export const portalDist: string = join(import.meta.dirname, 'dist');

/** Where the portal is mounted; its files and its routes name it. */
export const portalBase = '/portal/';

/** What `index.html` holds wherever the nonce of a response must stand. */
export const noncePlaceholder = '__SELFSAME_NONCE__';

/**
 * The Content-Security-Policy the portal is built and tested for. Mantine writes style tags, which carry the nonce;
 * everything else is a file of our own. The one Trusted Types policy lets text into style tags and no markup anywhere.
 */
export const portalContentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // The live preview of the capture page.
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
