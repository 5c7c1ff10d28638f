import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTransport } from './check-transport.ts';

const refusal = (transportType: number | null, phoneNumber: string | null, email: string | null) => {
  try {
    checkTransport({ transportType, phoneNumber, email });
    return null;
  } catch (error) {
    return { code: (error as { code: string }).code, args: (error as { args: string[] }).args };
  }
};

test('checkTransport: inline or nothing said, passes without an address', () => {
  assert.equal(refusal(0, null, ''), null);
  assert.equal(refusal(null, null, null), null);
});

test('checkTransport: an address missing, named before anything else', () => {
  const missing = 'E_TRANSPORT_ADDRESS_MISSING';
  assert.deepEqual(refusal(1, '', 'a@b.example'), { code: missing, args: ['1', 'PhoneNumber'] });
  assert.deepEqual(refusal(2, '+1555', null), { code: missing, args: ['2', 'Email'] });
  assert.deepEqual(refusal(3, null, null), { code: missing, args: ['3', 'PhoneNumber and Email'] });
  assert.deepEqual(refusal(3, '+1555', ''), { code: missing, args: ['3', 'Email'] });
});

test('checkTransport: the address known, not supported', () => {
  for (const type of [1, 2, 3]) {
    assert.deepEqual(refusal(type, '+1555', 'a@b.example'), {
      code: 'E_TRANSPORT_NOT_SUPPORTED',
      args: [String(type)],
    });
  }
});
