import { Button, Stack, Text } from '@mantine/core';
import { IconPlus, IconUserShield } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { InvitationSection } from './invitation-section.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { type OperatorAction, useOperatorColumns } from './operator-columns.tsx';
import { OperatorDialogs } from './operator-dialogs.tsx';
import { portalUserTexts } from './portal-user-texts.ts';

/** Who works in the portal. */
function PortalUsersPage() {
  const texts = useTexts(portalUserTexts);
  const [isInviting, setInviting] = useState(false);
  const [action, setAction] = useState<OperatorAction | null>(null);
  const state = useTableState({ sort: 'DisplayName', filters: [] });
  const page = useQuery({
    queryKey: ['operators', state.query],
    queryFn: ({ signal }) => api.GetOperators({ query: state.query, signal }),
    placeholderData: keepPreviousData,
  });
  const invite = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
      {texts.invite}
    </Button>
  );
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={invite} />
      <Stack>
        <DataTable
          name="operators"
          label={texts.title}
          columns={useOperatorColumns(setAction)}
          state={state}
          page={page}
          rowId={(operator) => operator.Id}
          empty={
            <EmptyState icon={IconUserShield} title={texts.emptyTitle} action={invite}>
              <Text mb="sm">{texts.emptyText}</Text>
            </EmptyState>
          }
        />
        <InvitationSection />
      </Stack>
      <InviteDialog opened={isInviting} onClose={() => setInviting(false)} />
      <OperatorDialogs action={action} onClose={() => setAction(null)} />
    </>
  );
}
export default PortalUsersPage;
