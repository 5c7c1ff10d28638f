import { Button, Group, Stack, Text } from '@mantine/core';
import type { Tenant, TenantOwnerLink } from '@selfsame/contract';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { MakeOnce } from '../../parts/make-once.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { OwnerLink } from './owner-link.tsx';
import { tenantTexts } from './tenant-texts.ts';

interface Props {
  tenant: Tenant;
  onClose: () => void;
  /** The list is older than the tenant: somebody has become its owner, or it was disabled. */
  onStale: () => Promise<unknown>;
}

/** Makes the link of a tenant's first owner anew; it is shown once. */
export function RenewOwnerLink({ tenant, onClose, onStale }: Props) {
  const texts = useTexts(tenantTexts);
  return (
    <MakeOnce<TenantOwnerLink>
      opened
      onClose={onClose}
      titles={{ form: texts.renewTitle(tenant.CustomerNumber), made: texts.renewedTitle }}
      words={{ warningText: texts.renewedOnce, stored: texts.linkStored, done: texts.done }}
      form={(onMade) => <RenewForm tenant={tenant} onMade={onMade} onStale={onStale} />}
      secret={(link) => (
        <DefinitionList items={[{ name: texts.ownerUrl, value: <OwnerLink link={link} /> }]} />
      )}
    />
  );
}

interface RenewFormProps extends Omit<Props, 'onClose'> {
  onMade: (link: TenantOwnerLink) => void;
}

function RenewForm({ tenant, onMade, onStale }: RenewFormProps) {
  const texts = useTexts(tenantTexts);
  const renew = useMutation({
    mutationFn: () => api.RenewTenantOwnerLink({ params: { tenantId: tenant.Id } }),
    onSuccess: onMade,
    onError: onStale,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        renew.mutate();
      }}
    >
      <Stack>
        <Text size="sm">{texts.renewLead}</Text>
        <ErrorNote error={renew.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={renew.isPending} data-autofocus>
            {texts.renewAction}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
