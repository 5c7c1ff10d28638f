import { SubNavigation } from '../../parts/sub-navigation.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { webhookTexts } from './webhook-texts.ts';

/** The settings and the delivery log. */
export function WebhookNavigation() {
  const { pages } = useTexts(webhookTexts);
  return (
    <SubNavigation
      label={pages.label}
      pages={[
        { to: '/settings/webhook', label: pages.settings },
        { to: '/settings/webhook/deliveries', label: pages.deliveries },
      ]}
    />
  );
}
