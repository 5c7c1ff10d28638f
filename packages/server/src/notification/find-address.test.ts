import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAddress } from './find-address.ts';

test('findAddress: every spelling that a mail or SMS program makes a link of, found', () => {
  for (const text of [
    'https://evil.example',
    'HTTP:/evil.example',
    '//evil.example',
    'www.evil.example',
    'w\u200bww.evil.example',
    'ｗｗｗ．evil．example',
    'bit.ly/2xyz',
    'evil.com',
    'EVIL.COM',
    'e\u00advil.com',
    'evil。com',
    'xn--80ak6aa92e.com',
    'пример.рф',
    'mailto:eve@evil.example',
    'eve@evil.com',
    'tel:+4930123456',
    'sms:12345',
    ...[
      'sip:eve@host',
      'skype:eve?call',
      'callto:+4930123456',
      'xmpp:eve',
      'bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
    ],
    'tg:resolve?domain=eve',
    // Variation selector, combining grapheme joiner, Hangul filler, Mongolian selector, invisible plus, tag letter.
    ...['\ufe0f', '\u034f', '\u115f', '\u180b', '\u2064', '\u{e0061}'].map(
      (unseen) => `ev${unseen}il.c${unseen}om`,
    ),
    ...['\ufe0f', '\u034f', '\u115f', '\u180b'].map((unseen) => `mail${unseen}to:eve`),
    'javascript:alert(1)',
    'intent://evil',
    '192.0.2.1',
    'http://[2001:db8::1]/',
  ])
    assert.notEqual(findAddress(`Please see ${text} today`), null, text);
});

test('findAddress: ordinary words, numbers, times and codes, not taken for an address', () => {
  for (const text of [
    'Dear Ann, please confirm 5.00 EUR to Bob.',
    'Heute um 12.30 Uhr, z.B. per Telefon: +49 30 123456',
    'Order 4711/12, version 1.2.3 (see §3)',
    'Betreff: Konto eröffnen',
    'code word: heidelbeere',
    'Data: 12, tel: none, I like to sip: tea ❤\ufe0f',
    '24/7 support, and/or by phone',
    'ありがとうございます。よろしく',
    'عزيزي العميل، الرجاء التأكيد',
    '👩‍👩‍👧 family account',
  ])
    assert.equal(findAddress(text), null, text);
});
