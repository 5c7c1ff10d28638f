import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Looks } from '@selfsame/contract';
import Fastify from 'fastify';
import sharp from 'sharp';
import { withDatabase } from '../../test/database.ts';
import { createTestEvents, testActor } from '../../test/events.ts';
import { ensureTenant } from '../store/tenant/tenant.ts';
import { readPageLook } from '../store/tenant/tenant-look.ts';
import { contrast, parseColor } from './color.ts';
import { mountLogos } from './mount-logos.ts';
import { previewLooks } from './preview-looks.ts';
import { readLooks } from './read-looks.ts';
import { updateLooks } from './update-looks.ts';

const { db } = await withDatabase({ after });
const clock = { now: () => new Date('2026-11-23T10:00:00Z') };
const events = createTestEvents();
const deps = { db, clock, events };
let count = 0;
async function newTenant() {
  const name = `Tenant ${++count}`;
  const { id } = await ensureTenant(db, { customerNumber: name, customerName: name, now: clock.now() });
  return { tenantId: id, actor: testActor };
}
const plain: Looks = {
  Logo: null,
  Light: null,
  Dark: null,
  Texts: [],
  PrivacyUrl: null,
  HelpUrl: null,
  Version: 0,
};
const picture = (kind: 'png' | 'jpeg' | 'webp', width = 40) =>
  sharp({ create: { width, height: 20, channels: 3, background: '#0b6e4f' } })
    .toFormat(kind)
    .toBuffer();
const text = (Text: string, Key = 'introTitle', Locale = 'en') => ({ Locale, Key, Text });

test('updateLooks: everything set, is read back, shown to pages, and said without texts or bytes', async () => {
  const caller = await newTenant();
  const logo = await picture('png');
  const looks: Looks = {
    ...plain,
    Logo: { Data: logo.toString('base64'), Text: 'Harbour Bank' },
    Light: { Accent: '#0b6e4f' },
    Texts: [text('Say hello'), text('Sag hallo', 'INTROTITLE', 'de')],
    PrivacyUrl: 'https://bank.example/privacy',
  };
  const stored = await updateLooks(deps, caller, looks);
  assert.equal(stored.Version, 1);
  assert.deepEqual(await readLooks(db, caller.tenantId), stored);
  const page = await readPageLook(db, caller.tenantId);
  assert.equal(page.requester, `Tenant ${count}`);
  assert.deepEqual(page.texts[1], { locale: 'de', key: 'introTitle', text: 'Sag hallo' });
  assert.match(page.logo?.path ?? '', /^logos\/[0-9a-f]{64}$/);
  const said = JSON.stringify(events);
  assert.ok(!said.includes('Say hello') && !said.includes(logo.toString('base64')));

  const fastify = Fastify();
  mountLogos(fastify, db);
  const reply = await fastify.inject(`/capture/v1/${page.logo?.path}`);
  assert.deepEqual([reply.statusCode, reply.headers['content-type']], [200, 'image/png']);
  assert.deepEqual(reply.rawPayload, logo);
  assert.match(String(reply.headers['content-security-policy']), /default-src 'none'/);
  await fastify.close();
});

test('updateLooks: light colours alone, give dark ones that can be read', async () => {
  const caller = await newTenant();
  for (const [Version, Accent] of ['#0b6e4f', '#000000', '#7a0019', '#5500ff'].entries()) {
    await updateLooks(deps, caller, { ...plain, Light: { Accent }, Version });
    const { colors } = await readPageLook(db, caller.tenantId);
    for (const scheme of [colors!.light, colors!.dark]) {
      const ratio = (a: string, b: string) => contrast(parseColor(a)!, parseColor(b)!);
      for (const [ink, ground] of [
        [scheme.ink, scheme.card],
        [scheme.ink, scheme.tint],
        [scheme.soft, scheme.card],
        [scheme.accent, scheme.card],
        [scheme.accent, scheme.tint],
        [scheme.onAccent, scheme.accent],
      ] as const)
        assert.ok(ratio(ink, ground) >= 4.5, `${Accent}: ${ink} on ${ground}`);
    }
  }
});

test('updateLooks: JPEG and WebP, are taken for what their bytes are', async () => {
  const caller = await newTenant();
  for (const [Version, kind] of (['jpeg', 'webp'] as const).entries()) {
    const Data = (await picture(kind)).toString('base64');
    await updateLooks(deps, caller, { ...plain, Logo: { Data, Text: 'Logo' }, Version });
    const row = await db
      .selectFrom('tenant_look')
      .select('logo_type')
      .where('tenant_id', '=', caller.tenantId)
      .executeTakeFirstOrThrow();
    assert.equal(row.logo_type, `image/${kind}`);
  }
});

test('updateLooks: origins that may frame the page, are kept as policies write them, stay when unsaid and go when emptied', async () => {
  const caller = await newTenant();
  const written = [
    'https://Shop.example/',
    'https://*.shop.example',
    'http://localhost:5173',
    'https://shop.example',
  ];
  const kept = ['https://shop.example', 'https://*.shop.example', 'http://localhost:5173'];
  const first = await updateLooks(deps, caller, { ...plain, FrameAncestors: written, Version: 0 });
  assert.deepEqual(first.FrameAncestors, kept);
  const { FrameAncestors: _, ...silent } = { ...plain, Version: 1 } as Looks;
  assert.deepEqual((await updateLooks(deps, caller, silent)).FrameAncestors, kept);
  assert.deepEqual(
    (await updateLooks(deps, caller, { ...plain, FrameAncestors: null, Version: 2 })).FrameAncestors,
    [],
  );
});

test('updateLooks: of two writers of one version, one wins', async () => {
  const caller = await newTenant();
  for (const Version of [0, 1]) {
    const writes = await Promise.allSettled(
      [1, 2].map(() => updateLooks(deps, caller, { ...plain, Version })),
    );
    assert.deepEqual(writes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  }
});

test('previewLooks: what updateLooks would store, is told without storing; what it would refuse, in its words', async () => {
  const caller = await newTenant();
  const looks: Looks = { ...plain, Light: { Accent: '#0b6e4f' }, Texts: [text('Say hello')] };
  const fine = await previewLooks(db, caller.tenantId, looks);
  assert.equal(fine.Problem, null);
  assert.equal((await readLooks(db, caller.tenantId)).Version, 0);
  await updateLooks(deps, caller, looks);
  assert.deepEqual(fine.Page, await readPageLook(db, caller.tenantId));
  assert.deepEqual(
    fine.Contrasts.map(({ Scheme, Text, Passes, Suggestion }) => [Scheme, Text, Passes, Suggestion]),
    [
      ['Light', 'Ink', true, null],
      ['Light', 'Accent', true, null],
      ['Dark', 'Ink', true, null],
      ['Dark', 'Accent', true, null],
    ],
  );

  const pale = await previewLooks(db, caller.tenantId, { ...plain, Light: { Accent: '#ffcc00' } });
  const verdict = pale.Contrasts.find(({ Scheme, Text }) => Scheme === 'Light' && Text === 'Accent')!;
  assert.deepEqual(
    [verdict.Color, verdict.Behind, verdict.Passes, verdict.Least],
    ['#ffcc00', '#ffffff', false, 4.5],
  );
  assert.ok(verdict.Ratio < 1.6);
  assert.match(pale.Problem ?? '', /Accent #ffcc00/);
  assert.equal(pale.Page, null);
  const better = { ...plain, Light: { Accent: verdict.Suggestion! } };
  assert.equal((await previewLooks(db, caller.tenantId, better)).Problem, null);

  const unreadable = await previewLooks(db, caller.tenantId, { ...plain, Dark: { Accent: 'r' } });
  assert.match(unreadable.Problem ?? '', /Dark\.Accent is 'r'/);
  const bare = await previewLooks(db, caller.tenantId, plain);
  assert.deepEqual([bare.Problem, bare.Contrasts, bare.Page?.colors], [null, [], null]);
});

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const refusals: [title: string, looks: () => Promise<Partial<Looks>>, sentence: RegExp][] = [
  [
    'yellow on white',
    async () => ({ Light: { Accent: '#ffcc00' } }),
    /Accent #ffcc00 on Card #ffffff and its tint has a contrast of 1\.\d\d : 1; .* #[0-9a-f]{6} would do/,
  ],
  [
    'grey on grey',
    async () => ({ Dark: { Accent: '#1d4ed8', Ink: '#777777', Card: '#666666' } }),
    /Dark: Ink #777777 on Card #666666/,
  ],
  [
    'a colour by name',
    async () => ({ Light: { Accent: 'red' } }),
    /Light\.Accent is 'red'; write it as #rrggbb/,
  ],
  ['a colour with more in it', async () => ({ Light: { Accent: '#123456;}' } }), /#rrggbb/],
  ['SVG', async () => ({ Logo: { Data: svg.toString('base64'), Text: 'x' } }), /SVG, which can hold scripts/],
  ['no picture', async () => ({ Logo: { Data: 'aGVsbG8gd29ybGQ=', Text: 'x' } }), /not PNG, JPEG or WebP/],
  ['not base64', async () => ({ Logo: { Data: '%%%', Text: 'x' } }), /not base64/],
  [
    'too many bytes',
    async () => ({ Logo: { Data: Buffer.alloc(100_001, 1).toString('base64'), Text: 'x' } }),
    /100001 bytes; at most 100000/,
  ],
  [
    'too many pixels',
    async () => ({ Logo: { Data: (await picture('png', 2001)).toString('base64'), Text: 'x' } }),
    /2001 × 20 pixels/,
  ],
  [
    'a logo without words',
    async () => ({ Logo: { Data: (await picture('png')).toString('base64'), Text: ' ' } }),
    /Logo\.Text is empty/,
  ],
  [
    'an unknown text',
    async () => ({ Texts: [text('x', 'footer')] }),
    /Texts\[0\]\.Key is 'footer'; it must be one of introTitle/,
  ],
  [
    'a text that is too long',
    async () => ({ Texts: [text('x'.repeat(61))] }),
    /61 characters; 'introTitle' takes at most 60/,
  ],
  ['an empty text', async () => ({ Texts: [text('  ')] }), /is empty/],
  ['a text twice', async () => ({ Texts: [text('a'), text('b', 'introTitle', 'EN')] }), /a second time/],
  ['a text that turns around', async () => ({ Texts: [text('abc\u202ecba')] }), /control characters/],
  ['a locale that is none', async () => ({ Texts: [text('x', 'agree', 'd')] }), /language tag/],
  [
    'an origin with a path',
    async () => ({ FrameAncestors: ['https://shop.example', 'https://shop.example/pay'] }),
    /FrameAncestors\[1\]/,
  ],
  ['an origin without https', async () => ({ FrameAncestors: ['http://shop.example'] }), /write an origin/],
  [
    'an origin that ends the directive',
    async () => ({ FrameAncestors: ['https://a.example; script-src *'] }),
    /write an origin/,
  ],
  ['everybody as an origin', async () => ({ FrameAncestors: ['*'] }), /write an origin/],
  ['half of the web', async () => ({ FrameAncestors: ['https://*.com'] }), /write an origin/],
  [
    'a link without https',
    async () => ({ HelpUrl: 'http://bank.example' }),
    /HelpUrl must be an address that begins with https/,
  ],
  ['a link with a script', async () => ({ PrivacyUrl: 'javascript:alert(1)' }), /PrivacyUrl/],
  ['a link with a password', async () => ({ PrivacyUrl: 'https://a:b@bank.example' }), /holds no password/],
];
for (const [title, looks, sentence] of refusals)
  test(`updateLooks: ${title}, is refused in one sentence and nothing is stored`, async () => {
    const caller = await newTenant();
    await assert.rejects(
      updateLooks(deps, caller, { ...plain, ...(await looks()) }),
      (error: { code: string; args: string[] }) => {
        assert.equal(error.code, 'E_LOOK_NOT_VALID');
        assert.match(String(error.args[0]), sentence);
        return true;
      },
    );
    assert.equal((await readLooks(db, caller.tenantId)).Version, 0);
  });
