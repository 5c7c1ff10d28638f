import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../platform/http/problem.ts';
import { readEmail, readPhoneNumber } from './read-address.ts';

const refusal = (field: string, why: RegExp) => (error: unknown) =>
  error instanceof Problem &&
  error.code === 'E_TRANSPORT_ADDRESS_NOT_VALID' &&
  error.args[0] === field &&
  why.test(error.args[1]!);

test('readPhoneNumber: the ways people write a number, E.164', () => {
  const same = [
    '+4915112345678',
    '+49 151 12345678',
    '0049 151 12345678',
    '+49 (151) 123-456/78',
    ' +49151.12345678 ',
  ];
  for (const text of same) assert.equal(readPhoneNumber(text), '+4915112345678', text);
  assert.equal(readPhoneNumber('+49 0151 12345678'), '+4915112345678');
  assert.equal(readPhoneNumber('+1 (202) 555-0143'), '+12025550143');
  assert.equal(readPhoneNumber('+39 06 1234 5678'), '+390612345678');
});

test('readPhoneNumber: what is no number, told why', () => {
  const cases: [string, RegExp][] = [
    ['015112345678', /country code/],
    ['', /country code/],
    ['+49151', /too few/],
    ['+4915112345678901234', /too many/],
    ['+999123456789', /country code does not exist/],
    ['+49151abc45678', /digits/],
    ['+4915112345678\r\nBcc: x@y.example', /digits/],
    ['+4915112345678;ext=5', /digits/],
  ];
  for (const [text, why] of cases)
    assert.throws(() => readPhoneNumber(text), refusal('PhoneNumber', why), text);
});

test('readEmail: addresses people have, with their domain in lower-case ASCII', () => {
  const cases: Record<string, string> = {
    'Ann.Smith+selfie@Example.COM': 'Ann.Smith+selfie@example.com',
    " o'brien@example.co.uk ": "o'brien@example.co.uk",
    'jo@bücher.example': 'jo@xn--bcher-kva.example',
    'a@b.example': 'a@b.example',
  };
  for (const [text, address] of Object.entries(cases)) assert.equal(readEmail(text), address);
});

test('readEmail: anything but one plain address, refused', () => {
  const bad = [
    '',
    'ann',
    '@example.com',
    'ann@',
    'ann@localhost',
    'ann@1.2.3.4',
    'ann@[127.0.0.1]',
    'a..b@example.com',
    '.ann@example.com',
    '"ann smith"@example.com',
    'Ann <ann@example.com>',
    'ann@example.com, ben@example.com',
    'ann@example.com\r\nBcc: ben@example.com',
    'ann@example.com\nX: y',
    'ann@exa mple.com',
    'ann@-x.example',
    `${'a'.repeat(65)}@example.com`,
    `ann@${'a.'.repeat(130)}example`,
    'ann@example.com\u0000',
  ];
  for (const text of bad) assert.throws(() => readEmail(text), refusal('Email', /e-mail address/), text);
});
