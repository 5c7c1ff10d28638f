import { pick, type Random } from './fuzz-input.ts';

/** Values that a header may carry by RFC 9110: visible characters, blanks, and bytes above 0x7f. */
const strangeHeaderValues = [
  '',
  ' ',
  ',',
  ';',
  '=',
  '"',
  '*/*;q=x',
  'a=b; a=c; __Host-session=; =; ;;',
  'selfsame_session=%00; selfsame_session="',
  'null',
  '-1',
  '0',
  '99999999999999999999',
  '1e9',
  'x'.repeat(4_000),
  'é\u00ff',
  '../../etc/passwd',
  'http://[::1',
  'cross-site',
  'bytes=0-0,-1,9999999-',
  'W/"x"',
  'Thu, 99 Foo 2026 25:61:61 GMT',
  '%24{jndi:ldap://x}',
  '127.0.0.1, ::ffff:1.2.3.4, unknown, [',
  'for="[::1]";proto=https;host=x',
];
const headerNames = [
  'accept',
  'accept-encoding',
  'accept-language',
  'access-control-request-method',
  'authorization',
  'cache-control',
  'content-encoding',
  'content-language',
  'cookie',
  'expect',
  'forwarded',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'last-event-id',
  'origin',
  'prefer',
  'range',
  'referer',
  'sec-fetch-mode',
  'sec-fetch-site',
  'traceparent',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-http-method-override',
  'x-request-id',
  'x-selfsame-portal',
];

/** Some headers as no client of ours sends them; most requests get none. */
export function strangeHeaders(random: Random): Record<string, string> {
  if (random() < 0.5) return {};
  const headers: Record<string, string> = {};
  for (let times = Math.ceil(random() * 3); times > 0; times--)
    headers[pick(random, headerNames)] = pick(random, strangeHeaderValues);
  return headers;
}
