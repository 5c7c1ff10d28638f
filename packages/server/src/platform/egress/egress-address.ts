import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;

/** Destinations beyond the public internet that the operator allows. */
export interface EgressAllow {
  /** CIDR ranges and single addresses; they allow anything they cover. */
  ranges: [Address, number][];
  /** Host names, lower case; `*.example.com` stands for every name below. */
  hosts: string[];
}

/**
 * `public`: anybody may be sent there; `allowed`: only because the operator said so; `refused`: no.
 */
export type AddressVerdict = 'public' | 'allowed' | 'refused';

/** Ranges a host name on the list may resolve to. Others (metadata services, multicast …) need their own CIDR. */
const internalRanges = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/**
 * Addresses that answer with a machine's credentials although their range looks harmless: Azure's WireServer is
 * "public", Alibaba's and Amazon's IPv6 service are "internal". All others of the kind are link-local or reserved.
 */
const metadataAddresses = new Set(['168.63.129.16', '100.100.100.200', 'fd00:ec2:0:0:0:0:0:254']);

const hostPattern = /^(\*\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/;

/**
 * Reads the operator's list: CIDR ranges, addresses and host names with commas or spaces between.
 * @throws TypeError that names the entry which is none of these
 */
export function parseEgressAllow(text: string): EgressAllow {
  const allow: EgressAllow = { ranges: [], hosts: [] };
  for (const entry of text.split(/[\s,]+/).filter((part) => part !== '')) {
    if (entry.includes('/') && ipaddr.isValidCIDR(entry)) allow.ranges.push(ipaddr.parseCIDR(entry));
    else if (isIP(entry) !== 0) allow.ranges.push(single(entry));
    else if (hostPattern.test(entry.toLowerCase())) allow.hosts.push(entry.toLowerCase());
    else throw new TypeError(`'${entry}' is neither a CIDR range, an address nor a host name`);
  }
  return allow;
}

/**
 * Whether a connection may go to an address.
 * @param address an IP address, as a resolver gives it
 * @param host the name it was resolved from (or the address itself), as the URL has it
 */
export function judgeAddress(address: string, host: string, allow: EgressAllow): AddressVerdict {
  const parsed = unwrap(ipaddr.parse(address));
  const isCovered = allow.ranges.some(
    ([range, bits]) =>
      range.kind() === parsed.kind() && (parsed as ipaddr.IPv4).match(range as ipaddr.IPv4, bits),
  );
  if (isCovered) return 'allowed';
  if (metadataAddresses.has(parsed.toString())) return 'refused';
  const range = rangeOf(parsed);
  if (range !== 'unicast' && !internalRanges.has(range)) return 'refused';
  if (isHostAllowed(host, allow)) return 'allowed';
  return range === 'unicast' ? 'public' : 'refused';
}

/** `::ffff:10.0.0.1` reaches 10.0.0.1. */
const unwrap = (address: Address): Address =>
  address.kind() === 'ipv6' && (address as ipaddr.IPv6).isIPv4MappedAddress()
    ? (address as ipaddr.IPv6).toIPv4Address()
    : address;

function rangeOf(address: Address): string {
  // RFC 4291 §2.5.5.1: deprecated IPv4-compatible addresses; the library takes them for ordinary ones.
  if (address.kind() === 'ipv6' && (address as ipaddr.IPv6).parts.slice(0, 6).every((part) => part === 0))
    return address.range() === 'loopback' ? 'loopback' : 'reserved';
  return address.range();
}

function single(address: string): [Address, number] {
  const parsed = unwrap(ipaddr.parse(address));
  return [parsed, parsed.kind() === 'ipv4' ? 32 : 128];
}

function isHostAllowed(host: string, { hosts }: EgressAllow): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return hosts.some((entry) =>
    entry.startsWith('*.') ? name.endsWith(entry.slice(1)) && name.length > entry.length - 1 : name === entry,
  );
}
