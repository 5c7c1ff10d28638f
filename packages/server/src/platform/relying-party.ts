/** Who passkeys are made for (WebAuthn's RP id), and the one origin whose answers are taken. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/**
 * The relying party of a server.
 * @param rpId a parent domain of the server's host; its host unless given
 */
export function relyingParty(baseUrl: string, rpId?: string): RelyingParty {
  const { hostname, origin } = new URL(baseUrl);
  return { id: rpId ?? hostname, origin };
}

/** The same relying party, asked for by a page around ours where one did. */
export const askerOf = (party: RelyingParty, origin: string | null): RelyingParty =>
  origin === null ? party : { ...party, origin };

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[');
const isThisMachine = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost');

/** Whether a text is an origin as browsers write it into an answer, of a page that may ask for passkeys. */
export function isAskingOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.origin !== text || isAddress(url.hostname)) return false;
  if (!/^[a-z0-9.-]+$/.test(url.hostname)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url.hostname));
}

/** Whether browsers let pages of an origin ask for keys of a relying party by its name alone (WebAuthn Level 3, §5.1.3). */
export function liesBeneath(origin: string, { id }: Pick<RelyingParty, 'id'>): boolean {
  const { hostname } = new URL(origin);
  return hostname === id || hostname.endsWith(`.${id}`);
}

/**
 * Whether browsers make passkeys for a page of this origin: it needs a host name, and https or this machine
 * (WebAuthn Level 3, §5.1.3 and "secure context").
 */
export function canHavePasskeys({ origin }: RelyingParty): boolean {
  const { protocol, hostname } = new URL(origin);
  return !isAddress(hostname) && (protocol === 'https:' || isThisMachine(hostname));
}

/**
 * What is wrong with an RP id for a server; null when browsers take it. They also refuse a public suffix (`co.uk`), which
 * nothing here knows by heart.
 */
export function faultOfRpId(rpId: string, baseUrl: string): string | null {
  const { hostname } = new URL(baseUrl);
  if (isAddress(hostname)) return `passkeys need a host name, and ${baseUrl} is an address`;
  if (rpId === hostname) return null;
  if (!hostname.endsWith(`.${rpId}`))
    return `${rpId} is neither the host of ${baseUrl} nor a domain above it`;
  return rpId.includes('.') ? null : `${rpId} is a whole top-level domain`;
}

/**
 * Whether browsers let a page ask for our passkeys: it lies beneath the RP id, or is a related origin (WebAuthn L3 §5.11).
 * @param origin a page's origin; one that is no URL is refused by {@link isAskingOrigin} before
 */
export const mayAskForKeys = (
  origin: string,
  relyingParty: Pick<RelyingParty, 'id'>,
  relatedOrigins: readonly string[],
): boolean => liesBeneath(origin, relyingParty) || relatedOrigins.includes(origin);
