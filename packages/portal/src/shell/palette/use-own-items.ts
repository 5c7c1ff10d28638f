import { useMantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconKey,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
  IconUserPlus,
} from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useNotify } from '../../parts/notify.tsx';
import { asking } from '../../parts/use-asked.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { type Language, languages } from '../../texts/language.ts';
import { useLanguage } from '../../texts/language-context.tsx';
import { useMay, useSession, useSignOut } from '../session.tsx';
import { shellTexts } from '../shell-texts.ts';
import { useNavigationEntries } from '../use-navigation-entries.ts';
import type { PaletteItem } from './palette-item.ts';
import { paletteTexts } from './palette-texts.ts';

/** Every page that the operator may see. */
function usePages(): PaletteItem[] {
  const { pages, sections, account } = useTexts(shellTexts);
  const navigate = useNavigate();
  const entries = useNavigationEntries().map(
    ({ path, navigation: { label, section, icon, key } }): PaletteItem => ({
      id: `page-${label}`,
      group: 'pages',
      label: pages[label],
      hint: key ? `${sections[section]} · g ${key}` : sections[section],
      icon,
      run: () => void navigate(path),
    }),
  );
  const profile: PaletteItem = {
    id: 'page-profile',
    group: 'pages',
    label: account.profile,
    icon: IconUserCircle,
    run: () => void navigate('/profile'),
  };
  return [...entries, profile];
}

/** What can be made, where one may make it: the page opens with its form. */
function useMaking(): PaletteItem[] {
  const { actions } = useTexts(paletteTexts);
  const navigate = useNavigate();
  const mayConfigure = useMay(['Configurator']);
  const mayManage = useMay(['Account Manager']);
  const { OwnsInstallation } = useSession();
  const make = (path: string) => () => void navigate(path, asking('create'));
  const all: (PaletteItem | false)[] = [
    mayManage && {
      id: 'act-user',
      group: 'actions',
      label: actions.newUser,
      icon: IconUserPlus,
      run: make('/users'),
    },
    mayConfigure && {
      id: 'act-key',
      group: 'actions',
      label: actions.newKey,
      icon: IconKey,
      run: make('/settings/api-keys'),
    },
    OwnsInstallation && {
      id: 'act-installation-key',
      group: 'actions',
      label: actions.newInstallationKey,
      icon: IconKey,
      run: make('/settings/installation-keys'),
    },
  ];
  return all.filter((item) => item !== false);
}

/** Colours, languages, and the way out. */
function useSwitches(): PaletteItem[] {
  const { actions } = useTexts(paletteTexts);
  const { scheme, account } = useTexts(shellTexts);
  const { setColorScheme } = useMantineColorScheme();
  const { choose } = useLanguage();
  const notify = useNotify();
  const signOut = useSignOut();
  const schemes = [
    ['light', IconSun],
    ['dark', IconMoon],
    ['auto', IconDeviceDesktop],
  ] as const;
  return [
    ...schemes.map(
      ([name, icon]): PaletteItem => ({
        id: `act-scheme-${name}`,
        group: 'actions',
        label: actions.scheme(scheme[name]),
        icon,
        run: () => setColorScheme(name),
      }),
    ),
    ...(Object.entries(languages) as [Language, string][]).map(
      ([tag, name]): PaletteItem => ({
        id: `act-language-${tag}`,
        group: 'actions',
        label: actions.language(name),
        icon: IconLanguage,
        run: () => choose(tag),
      }),
    ),
    {
      id: 'act-sign-out',
      group: 'actions',
      label: account.signOut,
      icon: IconLogout,
      run: () => void signOut().catch(notify.failed),
    },
  ];
}

/** What the palette knows by itself: pages and actions, as far as one's role goes. */
export const useOwnItems = (): PaletteItem[] => [...usePages(), ...useMaking(), ...useSwitches()];
