import { useDebouncedValue } from '@mantine/hooks';
import { SelfsameError } from '@selfsame/client';
import type { AccountListItem, TransactionPage } from '@selfsame/contract';
import {
  type Icon,
  IconActivity,
  IconCircleCheck,
  IconCircleMinus,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../api/api.ts';
import { listFilter } from '../../api/list-filter.ts';
import { accountTexts } from '../../pages/accounts/account-texts.ts';
import { transactionTexts } from '../../pages/transactions/transaction-texts.ts';
import { asking } from '../../parts/use-asked.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { useMay } from '../session.tsx';
import { findsFor } from './current-item.ts';
import type { PaletteItem } from './palette-item.ts';
import { type PersonAct, personActs } from './person-acts.ts';

type Transaction = Pick<
  TransactionPage['Items'][number],
  'Id' | 'Type' | 'Status' | 'AccountNumber' | 'StartDate'
>;

/** Most that are shown of each kind. */
const most = 6;
/** One letter finds everybody. */
const fewestLetters = 2;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Transactions of an id, or of account numbers that begin so. */
async function findTransactions(query: string, signal: AbortSignal): Promise<Transaction[]> {
  if (guid.test(query))
    try {
      return [await api.GetTransactionDetails({ params: { TransactionId: query }, signal })];
    } catch (error) {
      // An account may have such a number as well.
      if (!(error instanceof SelfsameError && error.status === 404)) throw error;
    }
  const filter = listFilter({ AccountNumber: { prefix: query } });
  const page = await api.GetTransactions({
    query: { start: 0, size: most, sort: 'StartDate,desc', ...(filter ? { filter } : {}) },
    signal,
  });
  return page.Items;
}

/** What the tenant holds that answers a query; the server decides what the operator may see. */
export function useFoundItems(typed: string): {
  items: readonly PaletteItem[];
  isFinding: boolean;
  error: unknown;
} {
  const [settled] = useDebouncedValue(typed.trim(), 150);
  const asks = settled.length >= fewestLetters;
  const mayAccounts = useMay(['Account Manager', 'Transaction Result Auditor']);
  const mayTransactions = useMay(['Transaction Result Auditor', 'Transaction Manager']);
  const accounts = useQuery({
    queryKey: ['accounts', 'palette', settled],
    queryFn: ({ signal }) =>
      api.GetAccounts({ query: { start: 0, size: most, sort: 'DisplayName', search: settled }, signal }),
    enabled: asks && mayAccounts,
  });
  const transactions = useQuery({
    queryKey: ['transactions', 'palette', settled],
    queryFn: ({ signal }) => findTransactions(settled, signal),
    enabled: asks && mayTransactions,
  });
  const present = usePresented();
  const found = accounts.data?.Items ?? [];
  const mayManage = useMay(['Account Manager']);
  return {
    items: findsFor(typed, {
      query: settled,
      items: asks
        ? [
            ...found.map(present.account),
            // Of several, nobody could say whom it is about.
            ...(mayManage && found.length === 1 ? found.flatMap(present.acts) : []),
            ...(transactions.data ?? []).map(present.transaction),
          ]
        : [],
    }),
    isFinding: typed.trim() !== settled || accounts.isFetching || transactions.isFetching,
    error: accounts.error ?? transactions.error,
  };
}

const actIcons: Record<PersonAct['act'], Icon> = {
  enable: IconCircleCheck,
  disable: IconCircleMinus,
  delete: IconTrash,
};

/** How what was found is shown, and where it leads. */
function usePresented() {
  const navigate = useNavigate();
  const words = useTexts(transactionTexts);
  const acts = useTexts(accountTexts);
  const formats = useFormats();
  return {
    account: ({ UIN, DisplayName, AccountNumber, Email }: AccountListItem): PaletteItem => ({
      id: `person-${UIN}`,
      group: 'people',
      label: DisplayName,
      hint: [AccountNumber, Email].filter(Boolean).join(' · '),
      icon: IconUser,
      run: () => void navigate(`/users/${encodeURIComponent(AccountNumber)}`),
    }),
    acts: (found: AccountListItem): PaletteItem[] =>
      personActs(found).map(({ id, act }) => ({
        id,
        group: 'people',
        label: (act === 'delete' ? acts.remove.of : acts.status.of[act])(found.DisplayName),
        icon: actIcons[act],
        run: () => void navigate(`/users/${encodeURIComponent(found.AccountNumber)}`, asking(act)),
      })),
    transaction: ({ Id, Type, Status, AccountNumber, StartDate }: Transaction): PaletteItem => ({
      id: `transaction-${Id}`,
      group: 'transactions',
      label: [words.types[Type] ?? Type, AccountNumber ?? words.noAccount].join(' · '),
      hint: [words.statuses[Status], formats.dateTime(StartDate)].filter(Boolean).join(' · '),
      icon: IconActivity,
      run: () => void navigate(`/transactions/${Id}`),
    }),
  };
}
