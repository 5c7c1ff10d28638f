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

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[');

/**
 * Whether browsers make passkeys for a page of this origin: it needs a host name, and https or this machine
 * (WebAuthn Level 3, §5.1.3 and "secure context").
 */
export function canHavePasskeys({ origin }: RelyingParty): boolean {
  const { protocol, hostname } = new URL(origin);
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  return !isAddress(hostname) && (protocol === 'https:' || isLocal);
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
