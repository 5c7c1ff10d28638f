import type { AccountListItem } from '@selfsame/contract';
import { IconFaceId, IconFaceIdError } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Instant } from '../../parts/instant.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { accountTexts } from './account-texts.ts';
import { listedFields } from './profile/profile-fields.ts';

const orDash = (text: string | null) => text || '—';

/** Whether a face is enrolled; since when is its title. */
function CredentialState({ account }: { account: AccountListItem }) {
  const { credentialStates, since } = useTexts(accountTexts);
  const formats = useFormats();
  const { HasBioCredential, BioCredentialDate } = account;
  if (!HasBioCredential)
    return (
      <StatusBadge tone="quiet" icon={IconFaceIdError}>
        {credentialStates.missing}
      </StatusBadge>
    );
  return (
    <span title={BioCredentialDate ? since(formats.dateTime(BioCredentialDate)) : ''}>
      <StatusBadge tone="good" icon={IconFaceId}>
        {credentialStates.enrolled}
      </StatusBadge>
    </span>
  );
}

/** Columns of the list of users. */
export function useAccountColumns(): Column<AccountListItem>[] {
  const { columns, states } = useTexts(accountTexts);
  return useMemo(
    () => [
      {
        id: 'AccountNumber',
        header: columns.AccountNumber,
        cell: ({ row }) => row.original.AccountNumber,
      },
      ...listedFields.map(
        (name): Column<AccountListItem> => ({
          id: name,
          header: columns[name],
          cell: ({ row }) => orDash(row.original[name]),
        }),
      ),
      {
        id: 'HasBioCredential',
        header: columns.HasBioCredential,
        cell: ({ row }) => <CredentialState account={row.original} />,
      },
      {
        id: 'Enabled',
        header: columns.Enabled,
        cell: ({ row: { original } }) => (
          <span title={original.DisableReason}>
            <StatusBadge tone={original.Enabled ? 'good' : 'bad'}>
              {original.Enabled ? states.enabled : states.disabled}
            </StatusBadge>
          </span>
        ),
      },
      {
        id: 'ModifiedDate',
        header: columns.ModifiedDate,
        cell: ({ row }) => <Instant at={row.original.ModifiedDate} />,
      },
      {
        id: 'CreatedDate',
        header: columns.CreatedDate,
        cell: ({ row }) => <Instant at={row.original.CreatedDate} />,
      },
      {
        id: 'CustomerNumber',
        header: columns.CustomerNumber,
        enableSorting: false,
        cell: ({ row }) => row.original.CustomerNumber,
      },
    ],
    [columns, states],
  );
}
