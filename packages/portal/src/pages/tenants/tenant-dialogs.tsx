import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { Tenant } from '@selfsame/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { CopyValue } from '../../parts/copy-value.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { QuotasDialog } from './quotas-dialog.tsx';
import { RenewOwnerLink } from './renew-owner-link.tsx';
import type { TenantAction } from './tenant-columns.tsx';
import { tenantTexts } from './tenant-texts.ts';

interface Props {
  action: TenantAction | null;
  onClose: () => void;
}

/** Does what was chosen in a tenant's menu, after it was asked for. */
export function TenantDialogs({ action, onClose }: Props) {
  const texts = useTexts(tenantTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['tenants'] });
  const number = action?.tenant.CustomerNumber ?? '';
  return (
    <>
      {(action?.kind === 'disable' || action?.kind === 'enable') && (
        <ReasonDialog action={action} onClose={onClose} onDone={refresh} />
      )}
      {action?.kind === 'renewLink' && (
        <RenewOwnerLink tenant={action.tenant} onClose={onClose} onStale={refresh} />
      )}
      {action?.kind === 'quotas' && (
        <QuotasDialog tenant={action.tenant} onClose={onClose} onDone={refresh} />
      )}
      {action?.kind === 'certificate' && <CertificateDialog tenant={action.tenant} onClose={onClose} />}
      <ConfirmDestruction
        opened={action?.kind === 'erase'}
        onClose={onClose}
        title={texts.eraseTitle(number)}
        destroys={[texts.erasesKeys, texts.erasesRows, texts.erasesUsers]}
        action={texts.eraseAction}
        phrase={number}
        onConfirm={async () => {
          const { Id: tenantId } = action!.tenant;
          await api.EraseTenant({ params: { tenantId }, body: { CustomerNumber: number } });
          await refresh();
          notify.done(texts.eraseBegun(number));
        }}
      >
        {texts.eraseStays}
      </ConfirmDestruction>
    </>
  );
}

function ReasonDialog({
  action: { kind, tenant },
  onClose,
  onDone,
}: {
  action: TenantAction;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const texts = useTexts(tenantTexts);
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const isDisabling = kind === 'disable';
  const { CustomerNumber } = tenant;
  const change = useMutation({
    mutationFn: () => {
      const call = { params: { tenantId: tenant.Id }, body: { Reason: reason.trim() } };
      return isDisabling ? api.DisableTenant(call) : api.EnableTenant(call);
    },
    onSuccess: async () => {
      await onDone();
      onClose();
      notify.done(isDisabling ? texts.nowDisabled(CustomerNumber) : texts.nowEnabled(CustomerNumber));
    },
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={isDisabling ? texts.disableTitle(CustomerNumber) : texts.enableTitle(CustomerNumber)}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Stack>
          <Text size="sm">{isDisabling ? texts.disableLead : texts.enableLead}</Text>
          <TextInput
            label={texts.reason}
            description={texts.reasonHint}
            required
            maxLength={500}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <ErrorNote error={change.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={change.isPending} {...(isDisabling && { color: 'red.8' })}>
              {isDisabling ? texts.disable : texts.enable}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function CertificateDialog({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const texts = useTexts(tenantTexts);
  const { data, error } = useQuery({
    queryKey: ['tenant', tenant.Id],
    queryFn: ({ signal }) => api.GetTenant({ params: { tenantId: tenant.Id }, signal }),
  });
  return (
    <Dialog opened onClose={onClose} title={texts.certificateTitle(tenant.CustomerNumber)} size="lg">
      <Stack>
        <Text size="sm">{texts.certificateLead}</Text>
        <ErrorNote error={error} />
        {data?.Certificate && (
          <CopyValue value={data.Certificate} name={texts.certificateName} display="code" />
        )}
      </Stack>
    </Dialog>
  );
}
