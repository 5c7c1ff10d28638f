import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { useTexts } from '../../texts/define-texts.ts';
import type { ListedAccount } from './draft.ts';
import { newTransactionTexts } from './new-transaction-texts.ts';

/** Finds an account as somebody types. */
export function AccountPicker({
  account,
  onChoose,
  error,
}: {
  account: ListedAccount | null;
  onChoose: (account: ListedAccount | null) => void;
  error: string | null;
}) {
  const { who: texts } = useTexts(newTransactionTexts);
  const [typed, setTyped] = useState(account?.AccountNumber ?? '');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    queryKey: ['accounts', 'pick', search],
    queryFn: ({ signal }) => api.GetAccounts({ query: { ...(search ? { search } : {}), size: 12 }, signal }),
    placeholderData: keepPreviousData,
  });
  const items = found.data?.Items ?? [];
  const known = account && !items.some(({ UIN }) => UIN === account.UIN) ? [account, ...items] : items;
  const stateOf = ({ Enabled, HasBioCredential }: ListedAccount) =>
    Enabled ? (HasBioCredential ? texts.enrolled : texts.notEnrolled) : texts.disabled;
  return (
    <Select
      label={texts.search}
      description={texts.searchHint}
      searchable
      data={known.map(({ UIN, AccountNumber }) => ({ value: UIN, label: AccountNumber }))}
      // The server has searched already, in more than the label.
      filter={({ options }) => options}
      value={account?.UIN ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(value) => onChoose(known.find(({ UIN }) => UIN === value) ?? null)}
      renderOption={({ option }) => {
        const item = known.find(({ UIN }) => UIN === option.value);
        return (
          <div>
            <Text size="sm">
              {item?.DisplayName} · {option.label}
            </Text>
            <Text size="xs" c="dimmed">
              {item && [stateOf(item), item.Email, item.PhoneNumber].filter(Boolean).join(' · ')}
            </Text>
          </div>
        );
      }}
      nothingFoundMessage={texts.nothing}
      error={error}
      maxDropdownHeight={320}
      withAsterisk
    />
  );
}
