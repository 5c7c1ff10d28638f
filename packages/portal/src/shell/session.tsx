import { Box } from '@mantine/core';
import type { PortalSession, Role } from '@selfsame/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useMemo } from 'react';
import { Navigate, useLocation } from 'react-router';
import { endSession, readSession } from '../api/session-source.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageLoader } from './page-loader.tsx';

const Context = createContext<PortalSession | null>(null);

/** Key under which the session is cached. */
export const sessionKey = ['session'] as const;

/** Lets nobody in without a session; who has none signs in first and comes back here. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: sessionKey,
    queryFn: readSession,
    staleTime: 60_000,
  });
  const { pathname, search } = useLocation();
  if (isPending) return <PageLoader />;
  if (error && !data)
    return (
      <Box component="main" maw="var(--portal-measure)" my="12vh" mx="auto" p="md">
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </Box>
    );
  // Where no sign-in page is registered, an address must not lead to itself.
  if (!data && pathname === '/sign-in') return <NotFoundPage />;
  if (!data) return <Navigate replace to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} />;
  return <Context value={data}>{children}</Context>;
}

/** Who is signed in. Only inside {@link RequireSession}. */
export function useSession(): PortalSession {
  const session = use(Context);
  if (!session) throw new Error('RequireSession is missing');
  return session;
}

/** Whether the signed-in operator holds one of these API roles; an empty list asks for none. The server decides. */
export function useMay(roles: readonly Role[]): boolean {
  const { ApiRoles } = useSession();
  return useMemo(
    () => roles.length === 0 || roles.some((role) => ApiRoles.includes(role)),
    [roles, ApiRoles],
  );
}

/** Ends the session here and on the server, and forgets all that was read in it. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await endSession();
    client.clear();
    location.assign('/portal/sign-in');
  };
}
