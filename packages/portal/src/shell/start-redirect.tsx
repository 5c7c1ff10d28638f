import { Navigate } from 'react-router';
import { NotFoundPage } from './not-found-page.tsx';
import { useNavigationEntries } from './use-navigation-entries.ts';

/** The first page that one's role may see. */
export function StartRedirect() {
  const first = useNavigationEntries()[0];
  return first ? <Navigate replace to={first.path} /> : <NotFoundPage />;
}
