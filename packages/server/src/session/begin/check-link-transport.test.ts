import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Delivery } from '../session-dependencies.ts';
import { checkLinkTransport } from './check-link-transport.ts';

const deliveryOf = (supported: readonly number[]): { delivery: Delivery } => ({
  delivery: {
    supports: (type) => supported.includes(type),
    reaches: () => true,
    readPhoneNumber: (text) => `read ${text}`,
    readEmail: (text) => `read ${text}`,
    sendLink: async () => undefined,
    sendCode: async () => undefined,
    sendNotice: async () => undefined,
  },
});
const check = (
  transportType: number | null | undefined,
  phoneNumber: string | null = null,
  email: string | null = null,
  supported: readonly number[] = [0, 1, 2, 3],
) => checkLinkTransport(deliveryOf(supported), { transportType, phoneNumber, email });

test('checkLinkTransport: inline, always and with addresses as they came', () => {
  for (const inline of [0, null, undefined]) {
    assert.deepEqual(check(inline, '0151 1', 'Ann', [0]), {
      transport_type: 0,
      phone_number: '0151 1',
      email: 'Ann',
    });
  }
  assert.deepEqual(check(0, '', ''), { transport_type: 0, phone_number: null, email: null });
});

test('checkLinkTransport: SMS, e-mail or both, the addresses in use read and the others left', () => {
  assert.deepEqual(check(1, '+1', 'e'), { transport_type: 1, phone_number: 'read +1', email: 'e' });
  assert.deepEqual(check(2, '+1', 'e'), { transport_type: 2, phone_number: '+1', email: 'read e' });
  assert.deepEqual(check(3, '+1', 'e'), { transport_type: 3, phone_number: 'read +1', email: 'read e' });
});

test('checkLinkTransport: a missing address, named before what the server cannot do', () => {
  const cases: [number, string | null, string | null, string][] = [
    [1, '', 'e', 'PhoneNumber'],
    [2, '+1', null, 'Email'],
    [3, null, null, 'PhoneNumber and Email'],
  ];
  for (const [type, phone, email, missing] of cases) {
    assert.throws(() => check(type, phone, email, [0]), {
      code: 'E_TRANSPORT_ADDRESS_MISSING',
      args: [String(type), missing],
    });
  }
  assert.throws(() => check(1, '+1', null, [0, 2]), { code: 'E_TRANSPORT_NOT_SUPPORTED', status: 400 });
});
