import { refuseLook } from './refuse-look.ts';

const wildcard = '*.';
/** A name that stands where a wildcard does, so that the rest can be read as an address. */
const standIn = 'any.';

const isLocal = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1';

function checkOrigin(text: string, place: string): string {
  const written = text.trim();
  const isWide = written.includes(`//${wildcard}`);
  const plain = isWide ? written.replace(`//${wildcard}`, `//${standIn}`) : written;
  const url = URL.canParse(plain) ? new URL(plain) : null;
  const isOrigin =
    url !== null && url.pathname === '/' && url.search + url.hash + url.username + url.password === '';
  // A wildcard right above a top-level domain would be half of the web.
  const isTooWide = isWide && url !== null && url.hostname.split('.').length < 3;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal(url.hostname) && !isWide);
  // What ends the directive or the header has no place in a host, whatever a parser lets through.
  if (!isOrigin || !isSafe || isTooWide || !/^[a-z0-9.:[\]-]+$/.test(url.host))
    return refuseLook(
      `${place} is '${text}'; write an origin such as https://shop.example, https://*.shop.example or http://localhost:5173.`,
    );
  return isWide ? url.origin.replace(`//${standIn}`, `//${wildcard}`) : url.origin;
}

/**
 * Checks a list of origins, and writes each as a policy has it, once.
 * @param name of the list, for the refusal
 * @throws Problem E_LOOK_NOT_VALID
 */
export const checkOrigins = (
  name: 'FrameAncestors' | 'ReturnOrigins',
  origins: readonly string[],
): string[] => [...new Set(origins.map((text, index) => checkOrigin(text, `${name}[${index}]`)))];
