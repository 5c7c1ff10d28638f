import type { OperatorRole, Role } from '@selfsame/contract';
import type { Icon } from '@tabler/icons-react';
import {
  IconActivity,
  IconAdjustments,
  IconBook,
  IconBrush,
  IconBuildings,
  IconEyeCheck,
  IconGauge,
  IconHistory,
  IconKey,
  IconLogin2,
  IconMessage,
  IconPlus,
  IconScale,
  IconShieldLock,
  IconTemplate,
  IconUserShield,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type shellWords from './shell/texts/en.ts';

/** A place in the sidebar. */
export interface NavigationEntry {
  section: keyof (typeof shellWords)['sections'];
  /** Its words are in `shell/texts`. */
  label: keyof (typeof shellWords)['pages'];
  icon: Icon;
  /** Letter that, after `g`, goes there. */
  key?: string;
}

/** A page: its address below `/portal`, who sees it, and its file, loaded when it is first shown. */
export interface PortalRoute {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** API roles of which one is needed; absent: every operator. Only hides: the server decides. */
  roles?: readonly Role[];
  /** Roles of the portal itself, for what is about its users. */
  operatorRoles?: readonly OperatorRole[];
  /** For those who own the installation. */
  installation?: true;
  /** `bare` pages stand without sidebar and without a session. */
  frame?: 'shell' | 'bare';
  navigation?: NavigationEntry;
}

/** Every page of the portal, in the order of the sidebar. One line per page; each helper of a page adds its own. */
export const routes: PortalRoute[] = [
  {
    path: '/overview',
    roles: ['Transaction Result Auditor', 'Transaction Manager', 'Configurator'],
    load: () => import('./pages/overview/overview-page.tsx'),
    navigation: { section: 'work', label: 'overview', icon: IconGauge, key: 'o' },
  },
  {
    path: '/new-transaction',
    roles: ['Transaction Manager'],
    load: () => import('./pages/new-transaction/new-transaction-page.tsx'),
    navigation: { section: 'work', label: 'newTransaction', icon: IconPlus, key: 'n' },
  },
  {
    path: '/transactions',
    roles: ['Transaction Result Auditor', 'Transaction Manager'],
    load: () => import('./pages/transactions/transactions-page.tsx'),
    navigation: { section: 'work', label: 'transactions', icon: IconActivity, key: 't' },
  },
  {
    path: '/transactions/:transactionId',
    roles: ['Transaction Result Auditor', 'Transaction Manager'],
    load: () => import('./pages/transaction/transaction-page.tsx'),
  },
  {
    path: '/reviews',
    operatorRoles: ['owner', 'administrator', 'operator'],
    load: () => import('./pages/reviews/reviews-page.tsx'),
    navigation: { section: 'work', label: 'reviews', icon: IconEyeCheck, key: 'v' },
  },
  {
    path: '/reviews/:transactionId',
    operatorRoles: ['owner', 'administrator', 'operator'],
    load: () => import('./pages/reviews/review-page.tsx'),
  },
  {
    path: '/users',
    roles: ['Account Manager', 'Transaction Result Auditor'],
    load: () => import('./pages/accounts/accounts-page.tsx'),
    navigation: { section: 'work', label: 'users', icon: IconUsers, key: 'u' },
  },
  {
    path: '/users/:accountNumber',
    roles: ['Account Manager', 'Transaction Result Auditor'],
    load: () => import('./pages/accounts/account-page.tsx'),
  },
  {
    path: '/audit',
    roles: ['Transaction Result Auditor', 'Configurator'],
    load: () => import('./pages/audit/audit-page.tsx'),
    navigation: { section: 'work', label: 'audit', icon: IconHistory, key: 'l' },
  },
  {
    path: '/audit/erasures',
    roles: ['Account Manager', 'Transaction Result Auditor'],
    load: () => import('./pages/audit/erasures-page.tsx'),
  },
  {
    path: '/settings/general',
    roles: ['Configurator'],
    load: () => import('./pages/general-settings/general-page.tsx'),
    navigation: { section: 'settings', label: 'general', icon: IconAdjustments, key: 's' },
  },
  {
    path: '/settings/matching',
    roles: ['Configurator'],
    load: () => import('./pages/matching-policy/matching-page.tsx'),
    navigation: { section: 'settings', label: 'matching', icon: IconScale, key: 'm' },
  },
  {
    path: '/settings/branding',
    roles: ['Configurator'],
    load: () => import('./pages/branding/branding-page.tsx'),
    navigation: { section: 'settings', label: 'branding', icon: IconBrush, key: 'b' },
  },
  {
    path: '/settings/templates',
    roles: ['Configurator', 'Transaction Manager'],
    load: () => import('./pages/templates/templates-page.tsx'),
    navigation: { section: 'settings', label: 'templates', icon: IconTemplate },
  },
  {
    path: '/settings/messages',
    roles: ['Configurator'],
    load: () => import('./pages/messages/messages-page.tsx'),
    navigation: { section: 'settings', label: 'messages', icon: IconMessage, key: 'e' },
  },
  {
    path: '/settings/webhook',
    roles: ['Configurator'],
    load: () => import('./pages/webhook/webhook-page.tsx'),
    navigation: { section: 'developers', label: 'webhook', icon: IconWebhook, key: 'w' },
  },
  {
    path: '/settings/webhook/deliveries',
    roles: ['Configurator'],
    load: () => import('./pages/webhook/deliveries-page.tsx'),
  },
  {
    path: '/settings/webhook/deliveries/:deliveryId',
    roles: ['Configurator'],
    load: () => import('./pages/webhook/delivery-page.tsx'),
  },
  {
    path: '/settings/api-keys',
    roles: ['Configurator'],
    load: () => import('./pages/api-keys/api-keys-page.tsx'),
    navigation: { section: 'developers', label: 'apiKeys', icon: IconKey, key: 'k' },
  },
  {
    path: '/settings/openid',
    roles: ['Configurator'],
    load: () => import('./pages/integrations/integrations-page.tsx'),
    navigation: { section: 'developers', label: 'openid', icon: IconLogin2 },
  },
  {
    path: '/settings/openid/:clientId',
    roles: ['Configurator'],
    load: () => import('./pages/integrations/integration-page.tsx'),
  },
  {
    path: '/openid-trial',
    roles: ['Configurator'],
    load: () => import('./pages/integrations/trial-page.tsx'),
  },
  {
    path: '/reference',
    load: () => import('./pages/reference/reference-page.tsx'),
    navigation: { section: 'developers', label: 'reference', icon: IconBook, key: 'r' },
  },
  {
    path: '/settings/portal-users',
    operatorRoles: ['owner', 'administrator'],
    load: () => import('./pages/portal-users/portal-users-page.tsx'),
    navigation: { section: 'settings', label: 'portalUsers', icon: IconUserShield, key: 'p' },
  },
  {
    path: '/settings/tenants',
    operatorRoles: ['owner'],
    installation: true,
    load: () => import('./pages/tenants/tenants-page.tsx'),
    navigation: { section: 'settings', label: 'tenants', icon: IconBuildings },
  },
  {
    path: '/settings/installation-keys',
    operatorRoles: ['owner'],
    installation: true,
    load: () => import('./pages/installation-keys/installation-keys-page.tsx'),
    navigation: { section: 'settings', label: 'installationKeys', icon: IconShieldLock },
  },
  { path: '/profile', load: () => import('./pages/profile/profile-page.tsx') },
  { path: '/sign-in', frame: 'bare', load: () => import('./pages/sign-in/sign-in-page.tsx') },
  { path: '/set-up', frame: 'bare', load: () => import('./pages/sign-in/welcome-page.tsx') },
  { path: '/invitation', frame: 'bare', load: () => import('./pages/sign-in/welcome-page.tsx') },
];
