import { SelfsameError } from '@selfsame/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

/** Told of every failed call, so that an ended session is noticed wherever it shows first. */
export interface QueryClientOptions {
  onNotAuthenticated: () => void;
}

const isFinal = (error: unknown): boolean =>
  error instanceof SelfsameError && error.status > 0 && error.status < 500;

/**
 * The cache of everything read. What the server refused is not asked again; a lost connection is, twice. Old data stays
 * on the screen while new data comes, and is read again when the window gets the focus.
 */
export function createQueryClient({ onNotAuthenticated }: QueryClientOptions): QueryClient {
  const onError = (error: unknown) => {
    // A wrong password in a session is a 401 as well (`E_SIGN_IN_FAILED`), and ends nothing.
    if (error instanceof SelfsameError && error.code === 'E_USER_NOT_AUTHENTICATED') onNotAuthenticated();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => !isFinal(error) && failures < 2,
        retryDelay: (failure) => Math.min(4_000, 500 * 2 ** failure),
      },
      mutations: { retry: false },
    },
  });
}
