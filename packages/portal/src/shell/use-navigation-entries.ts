import { type NavigationEntry, type PortalRoute, routes } from '../routes.tsx';
import { useSession } from './session.tsx';

/** The pages of the sidebar that the operator's role may see. */
export function useNavigationEntries(): (PortalRoute & { navigation: NavigationEntry })[] {
  const { ApiRoles, Role, OwnsInstallation } = useSession();
  return routes.filter(
    (route): route is PortalRoute & { navigation: NavigationEntry } =>
      route.navigation !== undefined &&
      (!route.roles || route.roles.some((role) => ApiRoles.includes(role))) &&
      (!route.installation || OwnsInstallation) &&
      (!route.operatorRoles || route.operatorRoles.includes(Role)),
  );
}
