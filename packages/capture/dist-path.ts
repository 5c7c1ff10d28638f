import { join } from 'node:path';

/** Folder of the built capture page: `index.html` at its root, immutable hashed files in `assets/`, `.br`/`.gz` beside each. */
export const captureDist: string = join(import.meta.dirname, 'dist');

/**
 * The Content-Security-Policy the page is built and tested for. `wasm-unsafe-eval` lets the detector's SIMD kernels
 * compile (without it the page falls back to plain JavaScript); `frame-ancestors` is the operator's choice and stands
 * at the end, so that a server can replace it.
 */
export const captureContentSecurityPolicy: string = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
  'frame-ancestors *',
].join('; ');

/** The page that the portal frames to show looks that are not stored: of our own origin only, with an unstored logo. */
export const previewContentSecurityPolicy: string = captureContentSecurityPolicy
  .replace("img-src 'self'", "img-src 'self' blob:")
  .replace("connect-src 'self'", "connect-src 'none'")
  .replace('frame-ancestors *', "frame-ancestors 'self'");

/** The page that the link of a notice opens: nobody frames it, so that nobody presses its button for another. */
export const stopContentSecurityPolicy: string = captureContentSecurityPolicy
  .replace(" 'wasm-unsafe-eval'", '')
  .replace('frame-ancestors *', "frame-ancestors 'none'");
