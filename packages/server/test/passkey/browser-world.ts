import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { MatchingPolicy, PasskeyPolicy } from '@selfsame/contract';
import type { BrowserExchange } from '../../src/platform/access/browser-cookie.ts';
import type { CapturePrincipal } from '../../src/platform/access/principal.ts';
import { beginTransaction } from '../../src/session/begin/begin-transaction.ts';
import { approveSession } from '../../src/session/capture/approve-session.ts';
import { issueAttempt } from '../../src/session/capture/issue-attempt.ts';
import { openCapture } from '../../src/session/capture/open-capture.ts';
import { readCapture } from '../../src/session/capture/read-capture.ts';
import { submitAttempt } from '../../src/session/capture/submit-attempt.ts';
import { rememberBrowser } from '../../src/session/known-browser/remember-browser.ts';
import type { SessionDependencies } from '../../src/session/session-dependencies.ts';
import { changeAccount } from '../../src/store/account/account.ts';
import {
  defaultSettings,
  readMatchingPolicy,
  writeTenantSetting,
} from '../../src/store/tenant/tenant-setting.ts';
import { type Scene, upload } from '../scene.ts';
import type { SessionFixture } from '../session-fixture.ts';
import { codeWorld } from './code-world.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

/** A browser that keeps what it is given. */
export class Browser implements BrowserExchange {
  readonly userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0';
  tokens: string[] = [];
  keep(token: string): void {
    this.tokens.unshift(token);
  }
}

/** A begun verification, as its link names it. */
export interface Link {
  id: string;
  secret: string;
}

/** Changes what the tenant says of passkeys. */
const policyOf = ({ db, tenantId }: SessionFixture) =>
  async function setPasskeys(
    changes: Partial<PasskeyPolicy> = {},
    others: Partial<MatchingPolicy> = {},
  ): Promise<void> {
    const { Version } = await readMatchingPolicy(db, tenantId);
    const Passkeys = {
      ...defaultSettings.matching.Passkeys!,
      SecondFactor: 'newDevice' as const,
      ...changes,
    };
    const base = { ...defaultSettings.matching, CheckLivenessDefault: false, Passkeys, ...others, Version };
    assert.ok(await writeTenantSetting(db, tenantId, 'matching', base));
  };

/** Pages, as browsers open them. */
function pagesIn(deps: SessionDependencies) {
  /** A browser opens a link and its person agrees. Each page has a token of its own. */
  async function open({ id, secret }: Link, browser: Browser): Promise<CapturePrincipal> {
    const request = { kind: 'transaction', id, secret } as const;
    const { token } = await openCapture(deps, request, '203.0.113.5', browser);
    const { expiresAt: _, ...claims } = JSON.parse(token) as CapturePrincipal & { expiresAt: string };
    const page = { ...claims, kind: 'capture', tokenId: randomUUID() } as const;
    const { passkey } = await approveSession(deps, page);
    assert.equal(passkey.step, await stepOf(page));
    return page;
  }

  /** What a page is asked to do with the passkey. */
  const stepOf = async (page: CapturePrincipal) => (await readCapture(deps, page)).passkey.step;

  /** A face is shown, as the capture API takes it. */
  async function look(page: CapturePrincipal, face: string, browser: Browser, scene: Partial<Scene> = {}) {
    const { attemptId } = await issueAttempt(deps, page);
    return submit(page, attemptId, { face, ...scene }, browser);
  }

  /** A capture of one attempt, as the capture API takes it. */
  const submit = (page: CapturePrincipal, attemptId: string, scene: Scene, browser: Browser) =>
    submitAttempt(deps, page, attemptId, upload(scene), (outcome) =>
      rememberBrowser({ ...deps, log: { error: assert.fail } }, page, outcome, browser),
    );
  return { open, stepOf, look, submit };
}

/** Journeys in browsers that may be known. */
export async function browserWorld(fixture: SessionFixture) {
  const { db, caller } = fixture;
  const coded = await codeWorld(fixture);
  const deps = Object.assign(coded.deps, {
    // The claims themselves: what a page may do is what its token says.
    issueCaptureToken: async (claims: object) => JSON.stringify(claims),
  });

  const { open, stepOf, look, submit } = pagesIn(deps);

  async function begin(AccountNumber: string, CredentialType = 1): Promise<Link> {
    const { TransactionId, OneTimeSecret } = await beginTransaction(deps, caller, {
      AccountNumber,
      Name: 'Verify_Identity',
      ConfirmationPolicy: { CredentialType, BioPolicy: { CheckLiveness: false } },
    });
    return { id: TransactionId, secret: OneTimeSecret ?? '' };
  }

  let people = 0;
  /** An account with face, passkey and confirmed address. */
  async function createPerson() {
    people += 1;
    const name = `known-${people}`;
    const { id: accountId } = await fixture.createEnrolled(name, name);
    const confirmed = { email: `${name}@example.com`, email_verified: true };
    await changeAccount(db, fixture.tenantId, accountId, { ...confirmed, modified_at: fixture.clock.now() });
    const device = new SoftwareAuthenticator();
    await coded.world.enrol(name, device);
    return { name, accountId, device, browser: new Browser() };
  }
  type Person = Awaited<ReturnType<typeof createPerson>>;

  /** A verification with passkey and face. */
  async function showBoth({ name, device, browser }: Person) {
    const page = await open(await begin(name), browser);
    await coded.world.show(page, device);
    return { page, ...(await look(page, name, browser)) };
  }
  /** A person whose browser has shown the passkey once. */
  async function createKnown(): Promise<Person> {
    const person = await createPerson();
    assert.equal((await showBoth(person)).session.status, 1);
    assert.equal(person.browser.tokens.length, 1);
    return person;
  }
  const browsersOf = (accountId: string) =>
    db.selectFrom('account_browser').selectAll().where('account_id', '=', accountId).execute();
  return {
    ...{ deps, events: coded.events, sent: coded.sent, rowOf: coded.rowOf, passkeys: coded.world },
    setPasskeys: policyOf(fixture),
    ...{ begin, open, stepOf, look, submit, createPerson, createKnown, showBoth, browsersOf },
  };
}
