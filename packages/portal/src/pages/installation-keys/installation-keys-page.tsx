import { Button, Text } from '@mantine/core';
import type { InstallationKey } from '@selfsame/contract';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useAsked } from '../../parts/use-asked.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { keyName } from '../api-keys/key-state.ts';
import { CreateInstallationKey } from './create-installation-key.tsx';
import { useInstallationKeyColumns } from './installation-key-columns.tsx';
import { installationKeyTexts } from './installation-key-texts.ts';

/** Keys by which programs manage the tenants, for who owns the installation. */
function InstallationKeysPage() {
  const texts = useTexts(installationKeyTexts);
  const [isCreating, setCreating] = useAsked('create');
  const [revoking, setRevoking] = useState<InstallationKey | null>(null);
  const state = useTableState({ sort: 'CreatedDate,desc', filters: [] });
  const { start, size } = state.query;
  const keys = useQuery({
    queryKey: ['installationKeys'],
    queryFn: ({ signal }) => api.GetInstallationKeys({ signal }),
  });
  const all = keys.data?.Items;
  const data = all && { Items: all.slice(start, start + size), TotalCount: all.length };
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {texts.create}
    </Button>
  );
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={create} />
      <DataTable
        name="installationKeys"
        label={texts.title}
        columns={useInstallationKeyColumns(setRevoking)}
        state={state}
        page={{ ...keys, data }}
        rowId={({ Id }) => Id}
        empty={
          <EmptyState icon={IconKey} title={texts.empty.title} action={create}>
            <Text mb="sm">{texts.empty.text}</Text>
          </EmptyState>
        }
      />
      <CreateInstallationKey opened={isCreating} onClose={() => setCreating(false)} />
      <RevokeKey asked={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}
export default InstallationKeysPage;

function RevokeKey({ asked, onClose }: { asked: InstallationKey | null; onClose: () => void }) {
  const texts = useTexts(installationKeyTexts);
  const notify = useNotify();
  const client = useQueryClient();
  // What was asked last stays readable while the dialog closes.
  const [last, setLast] = useState(asked);
  if (asked && asked !== last) setLast(asked);
  const name = last ? keyName(last) : '';
  return (
    <ConfirmDestruction
      opened={asked !== null}
      onClose={onClose}
      title={texts.revokeTitle(name)}
      destroys={texts.revokes}
      action={texts.revokeAction}
      onConfirm={async () => {
        await api.RevokeInstallationKey({ params: { installationKeyId: last?.Id ?? '' } });
        await client.invalidateQueries({ queryKey: ['installationKeys'] });
        notify.done(texts.revoked(name));
      }}
    >
      {texts.revokeStays}
    </ConfirmDestruction>
  );
}
