import type { Role } from '@selfsame/contract';
import type { Icon } from '@tabler/icons-react';
import { IconKey, IconUsers } from '@tabler/icons-react';
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
  /** `bare` pages stand without sidebar and without a session. */
  frame?: 'shell' | 'bare';
  navigation?: NavigationEntry;
}

/** Every page of the portal, in the order of the sidebar. One line per page; each helper of a page adds its own. */
export const routes: PortalRoute[] = [
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
    path: '/settings/api-keys',
    roles: ['Configurator'],
    load: () => import('./pages/api-keys/api-keys-page.tsx'),
    navigation: { section: 'settings', label: 'apiKeys', icon: IconKey, key: 'k' },
  },
];
