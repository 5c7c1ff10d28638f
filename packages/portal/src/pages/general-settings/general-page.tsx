import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Cards } from '../../parts/layout/cards.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { LeaveGuard } from '../../parts/versioned-form/leave-guard.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { generalTexts } from './general-texts.ts';
import { KeptForm } from './kept-form.tsx';
import { LockoutForm } from './lockout-form.tsx';
import { PortalDefaultsForm } from './portal-defaults-form.tsx';

/** Defaults of the portal, lockout, and what is kept. */
function GeneralPage() {
  const texts = useTexts(generalTexts);
  return (
    <Stack gap="md">
      <PageHeader title={texts.title} lead={texts.lead} />
      <LeaveGuard />
      <Cards>
        <PortalDefaultsForm />
        <LockoutForm />
        <KeptForm />
      </Cards>
      <Text size="sm" c="dimmed">
        {texts.elsewhere}{' '}
        <Anchor component={Link} to="/settings/matching" size="sm" underline="always">
          {texts.matching}
        </Anchor>
        .
      </Text>
    </Stack>
  );
}
export default GeneralPage;
