import type { ApiKey, ApiKeyPage } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';

/** Enables or disables a key: shown at once, taken back when the server refuses. */
export function useEnableKey() {
  const client = useQueryClient();
  const queryKey = ['apiKeys'];
  return useMutation({
    mutationFn: ({ key, enabled, reason }: { key: ApiKey; enabled: boolean; reason: string }) =>
      api.EnableApiKey({
        params: { externalId: key.ExternalId },
        query: { enabled, ...(reason ? { reason } : {}) },
      }),
    onMutate: async ({ key, enabled, reason }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueriesData<ApiKeyPage>({ queryKey });
      client.setQueriesData<ApiKeyPage>(
        { queryKey },
        (page) =>
          page && {
            ...page,
            Items: page.Items.map((item) =>
              item.ExternalId === key.ExternalId
                ? { ...item, Enabled: enabled, DisableReason: enabled ? '' : reason }
                : item,
            ),
          },
      );
      return { before };
    },
    onError: (_error, _change, context) => {
      for (const [known, page] of context?.before ?? []) client.setQueryData(known, page);
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
