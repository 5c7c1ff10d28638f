import './theme/base-styles.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './api/query-client.ts';
import { createRouter } from './shell/create-router.tsx';
import { printInLight } from './shell/print-in-light.ts';
import { sessionKey } from './shell/session.tsx';
import { installTrustedTypes } from './shell/trusted-types.ts';
import { LanguageProvider } from './texts/language-context.tsx';
import { ThemeProvider } from './theme/theme-provider.tsx';

const NotificationsCorner = lazy(() => import('./parts/notifications-corner.tsx'));

installTrustedTypes();
printInLight();
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
// The scroll lock of dialogs writes a style tag of its own and looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const queryClient = createQueryClient({
  // Whatever was refused: `RequireSession` asks again, and shows the sign-in page when the session is over.
  onNotAuthenticated: () => queryClient.setQueryData(sessionKey, null),
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <ThemeProvider nonce={nonce}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={createRouter()} />
          <Suspense fallback={null}>
            <NotificationsCorner />
          </Suspense>
        </QueryClientProvider>
      </ThemeProvider>
    </LanguageProvider>
  </StrictMode>,
);
