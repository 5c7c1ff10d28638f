import { createBrowserRouter, type RouteObject } from 'react-router';
import { type PortalRoute, routes } from '../routes.tsx';
import { AppFrame } from './app-frame.tsx';
import { BareFrame } from './bare-frame.tsx';
import { BrokenPage } from './broken-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageLoader } from './page-loader.tsx';
import { StartRedirect } from './start-redirect.tsx';

const toRoute = ({ path, load }: PortalRoute): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
  errorElement: <BrokenPage />,
});

/** The router: pages inside the frame, which asks for a session, and bare ones, which don't. */
export function createRouter() {
  const isBare = ({ frame }: PortalRoute) => frame === 'bare';
  const hasStart = routes.some(({ path }) => path === '/');
  return createBrowserRouter(
    [
      {
        element: <BareFrame />,
        errorElement: <BrokenPage />,
        hydrateFallbackElement: <PageLoader />,
        children: routes.filter(isBare).map(toRoute),
      },
      {
        element: <AppFrame />,
        errorElement: <BrokenPage />,
        hydrateFallbackElement: <PageLoader />,
        children: [
          ...routes.filter((route) => !isBare(route)).map(toRoute),
          ...(hasStart ? [] : [{ path: '/', element: <StartRedirect /> }]),
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
    { basename: '/portal' },
  );
}
