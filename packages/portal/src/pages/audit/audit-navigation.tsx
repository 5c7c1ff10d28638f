import { SubNavigation } from '../../parts/sub-navigation.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { auditTexts } from './audit-texts.ts';

/** The log and the certificates. */
export function AuditNavigation() {
  const { pages } = useTexts(auditTexts);
  return (
    <SubNavigation
      label={pages.label}
      pages={[
        { to: '/audit', label: pages.events },
        { to: '/audit/erasures', label: pages.erasures },
      ]}
    />
  );
}
