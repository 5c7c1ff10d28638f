import { Button, Group, Stack, Text } from '@mantine/core';
import type { Tenant, TenantQuotas } from '@selfsame/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { NumberField } from '../../parts/fields/number-field.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { partTexts } from '../../parts/part-texts.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { tenantTexts } from './tenant-texts.ts';

const bytesPerMegabyte = 1_000_000;

/** A quota's field: how many of the API's units one of the field is, and its least number. */
const fields = [
  { quota: 'Accounts', unit: 1, least: 0 },
  { quota: 'TransactionsPerDay', unit: 1, least: 0 },
  { quota: 'AnalysesAtOnce', unit: 1, least: 1 },
  { quota: 'StorageBytes', unit: bytesPerMegabyte, least: 0 },
] as const satisfies { quota: keyof TenantQuotas; unit: number; least: number }[];

interface Props {
  tenant: Tenant;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Says what a tenant may have at most. What was not changed here stays as it is by then: somebody else may have set it. */
export function QuotasDialog({ tenant, onClose, onDone }: Props) {
  const texts = useTexts(tenantTexts);
  const { quota: words } = useTexts(partTexts);
  const notify = useNotify();
  const [changed, setChanged] = useState<Partial<TenantQuotas>>({});
  const quotas = { ...tenant.Quotas, ...changed };
  const { CustomerNumber } = tenant;
  const save = useMutation({
    mutationFn: async () => {
      const params = { tenantId: tenant.Id };
      const { Quotas } = await api.GetTenant({ params });
      return api.SetTenantQuotas({ params, body: { ...Quotas, ...changed } });
    },
    onSuccess: async () => {
      await onDone();
      onClose();
      notify.done(texts.quotasSet(CustomerNumber));
    },
  });
  return (
    <Dialog opened onClose={onClose} title={texts.quotasTitle(CustomerNumber)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <Text size="sm">{texts.quotasLead}</Text>
          {fields.map(({ quota, unit, least }) => (
            <NumberField
              key={quota}
              label={words.names[quota]}
              placeholder={texts.anyNumber}
              min={least}
              allowNegative={false}
              allowDecimal={unit > 1}
              {...(unit > 1 && { suffix: ` ${texts.megabyte}`, decimalScale: 6 })}
              value={quotas[quota] === null ? '' : quotas[quota] / unit}
              onChange={(value) =>
                setChanged((before) => ({
                  ...before,
                  [quota]: value === '' ? null : Math.round(Number(value) * unit),
                }))
              }
            />
          ))}
          <ErrorNote error={save.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              {texts.setQuotas}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
