import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Status } from '@selfsame/contract';
import { ourPage, passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { writeTenantLook } from '../../store/tenant/tenant-look.ts';

const fixture = await createSessionFixture({ after });
const { db, tenantId } = fixture;
const world = passkeyWorld(fixture);
const device = new SoftwareAuthenticator();
await fixture.createEnrolled('framed', 'framed');
await world.enrol('framed', device);

/** Which pages the tenant lets frame ours. */
async function allow(FrameAncestors: string[]): Promise<void> {
  const look = {
    ...{ LogoText: null, Light: null, Dark: null, Texts: [], PrivacyUrl: null, HelpUrl: null, page: null },
    FrameAncestors,
  };
  assert.ok(await writeTenantLook(db, tenantId, { look, logo: null, version: 0 }));
}

/** What comes of the right key, shown in a frame of some page. */
async function shownIn(topOrigin: string | undefined): Promise<string> {
  const page = await world.beginVerification('framed');
  const { outcome, session } = await world.show(page, device, {
    ...ourPage,
    ...(topOrigin !== undefined && { topOrigin }),
  });
  assert.equal(session.status, outcome === 'proven' ? Status.Accepted : Status.Pending);
  return outcome;
}

test('a key shown in a frame: taken in whatever page where the tenant listed none, as the page itself is', async () => {
  assert.equal(await shownIn(undefined), 'proven');
  assert.equal(await shownIn('https://shop.example'), 'proven');
});

test('a key shown in a frame: taken in the pages that the tenant listed, refused in every other', async () => {
  await allow(['https://shop.example', 'https://*.bank.example']);
  const outcomes = {
    'https://shop.example': 'proven',
    'https://www.bank.example': 'proven',
    'https://a.b.bank.example': 'proven',
    'https://evil.example': 'refused',
    'http://shop.example': 'refused',
    'https://shop.example:8443': 'refused',
    'https://shop.example.evil.example': 'refused',
    'https://bank.example': 'refused',
    'https://evilbank.example': 'refused',
    'http://www.bank.example': 'refused',
    'https://www.bank.example:8443': 'refused',
  };
  for (const [origin, outcome] of Object.entries(outcomes)) {
    assert.equal(await shownIn(origin), outcome, origin);
    await db.deleteFrom('failed_attempt').execute();
  }
  // Our own page, in no frame.
  assert.equal(await shownIn(undefined), 'proven');
});
