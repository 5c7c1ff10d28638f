import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeAddress, parseEgressAllow } from './egress-address.ts';

const nothing = parseEgressAllow('');

test('judgeAddress: every kind of address that is not public, is refused', () => {
  const inner = [
    ['0.0.0.0', 'this host'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'metadata of AWS, Google, Azure'],
    ['168.63.129.16', 'Azure WireServer'],
    ['100.100.100.200', 'metadata of Alibaba'],
    ['192.0.0.192', 'metadata of Oracle'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['192.0.2.1', 'documentation'],
    ['198.18.0.1', 'benchmarking'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.250', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'IPv4-mapped loopback'],
    ['::ffff:7f00:1', 'the same in hex'],
    ['::ffff:169.254.169.254', 'IPv4-mapped metadata'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:7f00:1::', 'Teredo'],
    ['fe80::1', 'link-local'],
    ['fec0::1', 'site-local'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'metadata of AWS'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'documentation'],
    ['100::1', 'discard'],
  ] as const;
  for (const [address, kind] of inner)
    assert.equal(judgeAddress(address, 'host.example', nothing), 'refused', `${address}, ${kind}`);
});

test('judgeAddress: public addresses, are public', () => {
  for (const address of ['93.184.215.14', '8.8.8.8', '172.32.0.1', '2606:4700::6810:84e5', '::ffff:8.8.8.8'])
    assert.equal(judgeAddress(address, 'host.example', nothing), 'public', address);
});

test('judgeAddress: a range on the list, allows what it covers in either spelling and nothing beside it', () => {
  const allow = parseEgressAllow('10.1.0.0/16, 169.254.169.254 fd00:1::/32');
  const verdict = (address: string) => judgeAddress(address, 'host.example', allow);
  assert.deepEqual(
    [
      '10.1.2.3',
      '::ffff:10.1.2.3',
      '169.254.169.254',
      'fd00:1::5',
      '10.2.0.1',
      '169.254.169.253',
      'fd00:2::',
    ].map(verdict),
    ['allowed', 'allowed', 'allowed', 'allowed', 'refused', 'refused', 'refused'],
  );
});

test('judgeAddress: a host on the list, may be internal but never a metadata service', () => {
  const allow = parseEgressAllow('Hooks.internal *.corp.example');
  const cases = [
    ['10.0.0.1', 'hooks.INTERNAL', 'allowed'],
    ['10.0.0.1', 'hooks.internal.', 'allowed'],
    ['127.0.0.1', 'a.b.corp.example', 'allowed'],
    ['10.0.0.1', 'corp.example', 'refused'],
    ['10.0.0.1', 'evilcorp.example', 'refused'],
    ['10.0.0.1', 'hooks.internal.evil.example', 'refused'],
    ['169.254.169.254', 'hooks.internal', 'refused'],
    ['168.63.129.16', 'hooks.internal', 'refused'],
    ['224.0.0.1', 'hooks.internal', 'refused'],
  ] as const;
  for (const [address, host, verdict] of cases)
    assert.equal(judgeAddress(address, host, allow), verdict, `${host} at ${address}`);
});

test('parseEgressAllow: an entry that is nothing, is named', () => {
  for (const entry of ['10.0.0.0/99', 'a b!', 'http://x', '*', '-x'])
    assert.throws(() => parseEgressAllow(`localhost ${entry}`), TypeError, entry);
});
