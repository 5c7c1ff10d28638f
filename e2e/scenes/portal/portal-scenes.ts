import type { Page } from 'playwright-core';
import type { FilledPortal } from './fill-portal.ts';

/** A page of the portal, as a picture is taken of it. */
export interface PortalScene {
  name: string;
  /** Below `/portal`. */
  path: string;
  /** Before the page opens. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Once it has opened. */
  drive?: (page: Page) => Promise<unknown>;
  /** Its answers are held back: it stays as it is while it waits. */
  isHeld?: true;
  /** Nobody is signed in. */
  isStranger?: true;
}

const pressing = (name: string | RegExp) => async (page: Page) => {
  await page.locator('main').getByRole('button', { name }).first().click();
  await page.getByRole('dialog').waitFor();
};

const tenHours = 36e6;
const reviewsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    TransactionId: `00000000-0000-4000-8000-00000000000${at}`,
    Type: at % 2 ? 'verification' : 'selfie',
    AccountNumber: at % 2 ? `demo-00000${at}` : null,
    Reasons: [at % 2 ? 'doubt' : 'noKey'],
    Accepted: at % 2,
    Needed: 2,
    HasMyDecision: at === 1,
    CreatedDate: new Date(Date.now() - tenHours * (at + 1)).toISOString(),
    ExpirationDate: new Date(Date.now() + tenHours).toISOString(),
  }));

/** Every page of the portal, and what opens over it. */
export function portalScenes({ paths }: Pick<FilledPortal, 'paths'>): PortalScene[] {
  return [
    { name: 'overview', path: '/overview' },
    { name: 'overview-month', path: '/overview?range=month' },
    { name: 'new-transaction', path: '/new-transaction' },
    { name: 'transactions', path: '/transactions' },
    { name: 'transactions-waiting', path: '/transactions', isHeld: true, prepare: holdAnswers },
    { name: 'transactions-none', path: '/transactions?search=zzz' },
    { name: 'transaction-accepted', path: paths.accepted },
    { name: 'transaction-rejected', path: paths.rejected },
    { name: 'transaction-pending', path: paths.pending },
    { name: 'reviews-empty', path: '/reviews' },
    {
      name: 'reviews',
      path: '/reviews',
      prepare: (page) =>
        page.route('**/portal/v1/reviews?*', (route) =>
          route.fulfill({ json: { Items: reviewsOf(5), TotalCount: 5 } }),
        ),
    },
    { name: 'users', path: '/users' },
    {
      name: 'users-chosen',
      path: '/users',
      drive: async (page) => {
        for (const at of [1, 2]) await page.locator('tbody input[type=checkbox]').nth(at).check();
      },
    },
    { name: 'user', path: '/users/ann' },
    { name: 'user-without-face', path: '/users/demo-000040' },
    { name: 'audit', path: '/audit' },
    { name: 'audit-erasures', path: '/audit/erasures' },
    ...settingsScenes(paths),
    ...strangerScenes(paths),
    { name: 'profile', path: '/profile' },
    { name: 'not-found', path: '/nowhere' },
    {
      name: 'palette',
      path: '/users',
      drive: async (page) => {
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').getByRole('combobox').fill('ann');
        await page.getByRole('option').first().waitFor();
      },
    },
  ];
}

const settingsScenes = (paths: FilledPortal['paths']): PortalScene[] => [
  { name: 'general', path: '/settings/general' },
  { name: 'matching', path: '/settings/matching' },
  { name: 'branding', path: '/settings/branding' },
  { name: 'templates', path: '/settings/templates' },
  { name: 'messages', path: '/settings/messages' },
  { name: 'webhook', path: '/settings/webhook' },
  { name: 'deliveries', path: '/settings/webhook/deliveries' },
  { name: 'delivery', path: paths.delivery },
  { name: 'api-keys', path: '/settings/api-keys' },
  { name: 'api-keys-create', path: '/settings/api-keys', drive: pressing(/Create|anlegen|erstellen/) },
  { name: 'openid', path: '/settings/openid' },
  { name: 'integration', path: paths.integration },
  { name: 'reference', path: '/reference' },
  { name: 'portal-users', path: '/settings/portal-users' },
  { name: 'tenants', path: '/settings/tenants' },
  { name: 'installation-keys', path: '/settings/installation-keys' },
];

const strangerScenes = ({ invitation }: FilledPortal['paths']): PortalScene[] => [
  { name: 'sign-in', path: '/sign-in', isStranger: true },
  {
    name: 'sign-in-refused',
    path: '/sign-in',
    isStranger: true,
    drive: async (page) => {
      await page.locator('input[type=email]').fill('olga@example.com');
      await page.locator('input[type=password]').fill('something wrong');
      await page.locator('input[autocomplete=one-time-code]').fill('000000');
      await page.locator('form button[type=submit]').click();
    },
  },
  { name: 'invitation', path: invitation, isStranger: true },
  { name: 'invitation-used', path: '/set-up#not-a-link', isStranger: true },
];

const holdAnswers = (page: Page) =>
  page.route('**/IDCompleteBackendEngine/**', () => new Promise<void>(() => undefined));
