import type { ClaimHandoffRequest } from '@selfsame/contract';
import type { PageMemory } from '../embedding/page-memory.ts';

const REMEMBERED = 'handoff';

/**
 * Reads the hand-off of an address (`#h=…`) or, after a reload, of the tab's memory. The address is cleared of it, so
 * that it is neither bookmarked nor shared; the tab remembers it together with a random name of this device, by which
 * the server knows it again.
 *
 * @param address a whole URL
 * @param forget removes the fragment from the address bar
 * @returns what to claim, or null when the address has nothing to do with a hand-off
 */
export function readHandoffLink(
  address: string,
  memory: PageMemory,
  randomName: () => string,
  forget: () => void,
): ClaimHandoffRequest | null {
  const hash = address.indexOf('#');
  const token = /^#h=([\w-]{24})(?![\w-])/.exec(hash < 0 ? '' : address.slice(hash))?.[1];
  const remembered = parse(memory.read(REMEMBERED));
  if (token === undefined) return remembered;
  forget();
  if (remembered?.token === token) return remembered;
  const claim = { token, device: randomName() };
  memory.write(REMEMBERED, JSON.stringify(claim));
  return claim;
}

function parse(text: string | null): ClaimHandoffRequest | null {
  return text === null ? null : (JSON.parse(text) as ClaimHandoffRequest);
}
