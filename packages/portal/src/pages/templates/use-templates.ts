import type { CustomOperation, CustomOperationRequest } from '@selfsame/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { draftOf, requestOf } from './template-draft.ts';

const queryKey = ['customOperations'];

/** All templates. */
export const useTemplates = () =>
  useQuery({ queryKey, queryFn: ({ signal }) => api.GetCustomOperations({ signal }) });

/** Creates a template, or changes one. */
export function useSaveTemplate(template: CustomOperation | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CustomOperationRequest) =>
      template
        ? api.UpdateCustomOperation({ params: { operationId: template.ExternalId }, body })
        : api.CreateCustomOperation({ body }),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
}

/** Enables or disables a template: shown at once, taken back when the server refuses. */
export function useEnableTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ template, enabled }: { template: CustomOperation; enabled: boolean }) =>
      api.UpdateCustomOperation({
        params: { operationId: template.ExternalId },
        body: { ...requestOf(draftOf(template)), Enabled: enabled },
      }),
    onMutate: async ({ template, enabled }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<CustomOperation[]>(queryKey);
      client.setQueryData<CustomOperation[]>(queryKey, (all) =>
        all?.map((one) => (one.ExternalId === template.ExternalId ? { ...one, Enabled: enabled } : one)),
      );
      return { before };
    },
    onError: (_error, _change, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

/** Deletes a template. */
export function useDeleteTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (template: CustomOperation) =>
      api.DeleteCustomOperation({ params: { operationId: template.ExternalId } }),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
}
