import { Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useEffect } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { useTexts } from '../texts/define-texts.ts';
import { AccountMenu } from './account-menu.tsx';
import { LiveRegion } from './announce.tsx';
import classes from './app-frame.module.css';
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Keyboard } from './keyboard.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';
import { PageLoader } from './page-loader.tsx';
import { PaletteButton } from './palette/palette-button.tsx';
import { RequireSession, useSession } from './session.tsx';
import { shellTexts } from './shell-texts.ts';
import { SideNavigation } from './side-navigation.tsx';
import { StepUp } from './step-up.tsx';

const SandboxBanner = lazy(() => import('./sandbox/sandbox-banner.tsx'));

/** The frame around every page of a signed-in operator. */
export const AppFrame = () => (
  <Suspense fallback={<PageLoader />}>
    <RequireSession>
      <Frame />
    </RequireSession>
  </Suspense>
);

function Frame() {
  const texts = useTexts(shellTexts);
  const { Sandbox } = useSession();
  const [isMenuOpen, menu] = useDisclosure();
  const { pathname } = useLocation();
  const isLoading = useNavigation().state !== 'idle';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu of a phone closes when its link was followed
  useEffect(() => menu.close(), [pathname]);
  return (
    <div className={classes.frame}>
      <a href="#content" className={classes.skip}>
        {texts.skip}
      </a>
      <LiveRegion />
      {isLoading && <div className={classes.progress} />}
      <Header isMenuOpen={isMenuOpen} onMenu={menu.toggle} />
      <nav aria-label={texts.navigation} className={classes.navbar} data-open={isMenuOpen || undefined}>
        <SideNavigation />
      </nav>
      <main id="content" tabIndex={-1} className={classes.main}>
        <ConnectionBanner />
        <Suspense fallback={<PageLoader />}>
          {Sandbox && <SandboxBanner />}
          <Outlet />
        </Suspense>
      </main>
      <ScrollRestoration />
      <StepUp />
    </div>
  );
}

/** The way home, and what is at hand on every page. */
function Header({ isMenuOpen, onMenu }: { isMenuOpen: boolean; onMenu: () => void }) {
  const texts = useTexts(shellTexts);
  const { CustomerName } = useSession();
  return (
    <header className={classes.header}>
      <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Burger
            opened={isMenuOpen}
            onClick={onMenu}
            hiddenFrom="md"
            size="sm"
            aria-label={isMenuOpen ? texts.closeMenu : texts.openMenu}
            aria-expanded={isMenuOpen}
          />
          <Link to="/" className={classes.home}>
            <Mark />
            <Text component="span" fw={600} truncate className={classes.customer}>
              {CustomerName}
            </Text>
          </Link>
        </Group>
        <Group gap="xs" wrap="nowrap">
          <PaletteButton />
          <Keyboard />
          <LanguageSwitch />
          <ColourSchemeSwitch />
          <AccountMenu />
        </Group>
      </Group>
    </header>
  );
}
