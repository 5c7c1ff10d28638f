import type { IntegrationClientType } from '@selfsame/contract';
import { refuseIntegration } from './refuse-integration.ts';

/** Hosts to which plain http stays on the machine of the person who signs in (RFC 8252 §7.3, §8.3). */
const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** A scheme that belongs to one app because it is a domain name turned round (RFC 8252 §7.1). */
const ownScheme = /^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+:$/;

/** What is wrong with an address to which a browser is sent back; null: nothing. */
function findFault(text: string, clientType: IntegrationClientType): string | null {
  if (!/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text))
    return 'is no address; write all of it, in ASCII and without spaces';
  if (text.includes('*')) return 'holds a wildcard; addresses are compared exactly, so write each one';
  if (text.includes('#')) return 'holds a fragment, which no redirect address may have';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'holds a user name or a password';
  const isLoopback = url.protocol === 'http:' && loopbackHosts.includes(url.hostname);
  const isOwn = ownScheme.test(url.protocol);
  if (isOwn && clientType !== 'public') return 'has a scheme of an app, which only a public client can have';
  if (url.protocol !== 'https:' && !isLoopback && !isOwn)
    return 'is not https (http is for localhost, 127.0.0.1 and [::1]; a scheme of an app is a reversed domain name such as com.example.app)';
  if (isOwn && url.host !== '') return `has a host behind the scheme of an app; write ${url.protocol}/path`;
  // Two spellings of one address would be one to a browser and two to us.
  return url.href === text || url.href === `${text}/` ? null : `is to be written ${url.href}`;
}

/**
 * Checks addresses to which a browser is sent back. They are kept as they were written, since they are compared so.
 * @param field name on the wire, for the sentence
 * @throws Problem E_INTEGRATION_REFUSED
 */
export function checkRedirectUrls(
  field: 'LoginRedirectUrls' | 'LogoutRedirectUrls',
  urls: readonly string[],
  clientType: IntegrationClientType,
): string[] {
  for (const [index, text] of urls.entries()) {
    const fault = findFault(text, clientType);
    if (fault) refuseIntegration(`${field}[${index}], '${text}', ${fault}.`);
    if (urls.indexOf(text) !== index) refuseIntegration(`${field} holds '${text}' twice.`);
  }
  return [...urls];
}
