import { SelfsameError } from './selfsame-error.ts';

const refuse = (Message: string): SelfsameError =>
  new SelfsameError(0, { ID: 'E_BASE_URL_NOT_VALID', Message });

/** Hosts that are reached without TLS: the machine itself. */
const ownMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/i;

const withScheme = (bare: string): string => `${ownMachine.test(bare) ? 'http' : 'https'}://${bare}`;

/**
 * The origin that a base URL names. A Selfsame server is always at the root of its origin, so anything behind the host
 * is a mistake that every call would pay for.
 * @throws SelfsameError `E_BASE_URL_NOT_VALID`, with the value to use where it can be told
 */
export function readBaseUrl(baseUrl: string): string {
  if (typeof baseUrl !== 'string' || baseUrl.trim() === '')
    throw refuse('baseUrl is missing. Give the address of your server, such as https://id.example.com.');
  const text = baseUrl.trim();
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    throw refuse(`baseUrl has no scheme: ${text}. Did you mean ${withScheme(text.replace(/^\/+/, ''))}?`);
  if (!URL.canParse(text)) throw refuse(`baseUrl is not a URL: ${text}.`);
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refuse(`baseUrl begins with ${url.protocol}//, not with https:// or http://: ${text}.`);
  if (url.username || url.password)
    throw refuse(`baseUrl holds a user name. Give the API key as apiKeyId and apiKeyValue: ${url.origin}.`);
  if (/[^/]/.test(url.pathname) || url.search || url.hash)
    throw refuse(`baseUrl holds more than scheme, host and port: ${text}. Use ${url.origin}.`);
  return url.origin;
}
