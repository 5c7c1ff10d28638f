import { Suspense } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { LiveRegion } from './announce.tsx';
import classes from './app-frame.module.css';
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';
import { PageLoader } from './page-loader.tsx';

/** Around pages for those who are not signed in: language and colours, nothing else. */
export const BareFrame = () => (
  <div className={classes.bare}>
    <LiveRegion />
    <Suspense fallback={<PageLoader />}>
      <header className={classes.bareTop}>
        <span className={classes.bareHome}>
          <Mark />
          Selfsame
        </span>
        <LanguageSwitch />
        <ColourSchemeSwitch />
      </header>
      <main id="content" className={classes.bareMain}>
        <Suspense fallback={<PageLoader />}>
          <Outlet />
        </Suspense>
      </main>
    </Suspense>
    <ScrollRestoration />
  </div>
);
