import { Status, type TransactionDetails } from '@selfsame/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { useFeed } from '../../api/use-feed.ts';

/** How often what the feed does not tell is read: a camera that is on, a message on its way, a webhook's answer; ms. */
function refetchMs(details: TransactionDetails | undefined): number | false {
  if (!details) return false;
  if (details.Status !== Status.Pending)
    return details.Deliveries.some((delivery) => delivery.Status === 'Pending') ? 5_000 : false;
  return details.OpenedDate === null ? 10_000 : 2_500;
}

/** One transaction, kept up to date by the feed while it is on the screen. */
export function useTransaction(id: string) {
  const client = useQueryClient();
  const queryKey = ['transactions', 'details', id];
  const read = () => void client.invalidateQueries({ queryKey });
  useFeed(({ References: { Transaction } }) => {
    if (Transaction === id) read();
  }, read);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => api.GetTransactionDetails({ params: { TransactionId: id }, signal }),
    refetchInterval: ({ state }) => refetchMs(state.data),
  });
}
