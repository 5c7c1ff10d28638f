import type { AccountListItem } from '@selfsame/contract';
import { IconFaceId, IconFaceIdError } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Instant } from '../../parts/instant.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { accountTexts } from './account-texts.ts';

const orDash = (text: string | null) => text || '—';

/** Columns of the list of users. */
export const useAccountColumns = (): Column<AccountListItem>[] => {
  const { columns, states, credentialStates, since } = useTexts(accountTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'AccountNumber',
        header: columns.AccountNumber,
        cell: ({ row }) => row.original.AccountNumber,
      },
      { id: 'DisplayName', header: columns.DisplayName, cell: ({ row }) => row.original.DisplayName },
      { id: 'Email', header: columns.Email, cell: ({ row }) => orDash(row.original.Email) },
      { id: 'PhoneNumber', header: columns.PhoneNumber, cell: ({ row }) => orDash(row.original.PhoneNumber) },
      {
        id: 'HasBioCredential',
        header: columns.HasBioCredential,
        cell: ({ row: { original } }) =>
          original.HasBioCredential ? (
            <span
              title={original.BioCredentialDate ? since(formats.dateTime(original.BioCredentialDate)) : ''}
            >
              <StatusBadge tone="good" icon={IconFaceId}>
                {credentialStates.enrolled}
              </StatusBadge>
            </span>
          ) : (
            <StatusBadge tone="quiet" icon={IconFaceIdError}>
              {credentialStates.missing}
            </StatusBadge>
          ),
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
    [columns, states, credentialStates, since, formats],
  );
};
