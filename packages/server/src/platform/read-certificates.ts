import { X509Certificate } from 'node:crypto';

const pem = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** The certificates of a text; null where something in it is none. */
export function readCertificates(text: string): X509Certificate[] | null {
  try {
    return text.replace(pem, '').trim() === ''
      ? [...text.matchAll(pem)].map(([one]) => new X509Certificate(one))
      : null;
  } catch {
    return null;
  }
}

const isCurrent = (certificate: X509Certificate, now: Date): boolean =>
  certificate.validFromDate <= now && now <= certificate.validToDate;

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/**
 * Whether a chain (x5c: the leaf first, DER) leads to one of the roots: each certificate is in its time, is signed by the next one,
 * which may sign others, and the last one is a root or signed by one. The leaf itself may be named as a root.
 */
export function leadsToRoot(
  x5c: readonly Uint8Array[],
  roots: readonly X509Certificate[],
  now: Date,
): boolean {
  const chain = read(x5c);
  const last = chain?.at(-1);
  if (!chain || !last || chain.some((one) => !isCurrent(one, now))) return false;
  const isLinked = chain.every((one, at) => {
    const issuer = chain[at + 1];
    return issuer === undefined || (issuer.ca && isIssuedBy(one, issuer));
  });
  return (
    isLinked &&
    roots.some(
      (root) => isCurrent(root, now) && (root.raw.equals(last.raw) || (root.ca && isIssuedBy(last, root))),
    )
  );
}

function read(x5c: readonly Uint8Array[]): X509Certificate[] | null {
  try {
    return x5c.map((der) => new X509Certificate(der));
  } catch {
    return null;
  }
}
