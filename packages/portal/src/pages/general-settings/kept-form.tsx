import { Skeleton, Stack, Switch, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { Section } from '../../parts/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { ConfirmChange } from '../setting-form/confirm-change.tsx';
import { SaveBar } from '../setting-form/save-bar.tsx';
import { useSettingForm } from '../setting-form/use-setting-form.ts';
import { generalTexts } from './general-texts.ts';

const hourSec = 3_600;
const daySec = 86_400;

/** What is stored of people, and for how long. */
export const KeptForm = () => {
  const { kept: words } = useTexts(generalTexts);
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const form = useSettingForm({
    queryKey: ['settings', 'generic'],
    read: (signal) => api.GetGenericSettings({ signal }),
    write: (body) => api.UpdateGenericSettings({ body }),
    saved: words.saved,
  });
  const status = useQuery({ queryKey: ['status'], queryFn: ({ signal }) => api.GetStatus({ signal }) });
  const retention = status.data?.Retention;
  const tempLife = formats.duration((retention?.TempDataHours ?? 72) * hourSec);
  const { draft, stored, change } = form;
  const isKeepingMore = draft?.StoreTransactionSensitiveData && !stored?.StoreTransactionSensitiveData;
  return (
    <Section title={words.title} lead={words.lead}>
      {draft ? (
        <Stack gap="md" maw={640}>
          <Switch
            label={words.pictures}
            description={
              stored?.AllowStoringAccountBioCredentialRawData &&
              !draft.AllowStoringAccountBioCredentialRawData
                ? words.picturesOff
                : words.picturesHint
            }
            checked={draft.AllowStoringAccountBioCredentialRawData}
            onChange={(event) =>
              change({ AllowStoringAccountBioCredentialRawData: event.currentTarget.checked })
            }
          />
          <Switch
            label={words.sensitive}
            description={words.sensitiveHint(tempLife)}
            checked={draft.StoreTransactionSensitiveData}
            onChange={(event) => change({ StoreTransactionSensitiveData: event.currentTarget.checked })}
          />
        </Stack>
      ) : (
        !form.error && <Skeleton height={120} />
      )}
      <SaveBar form={form} onSave={() => (isKeepingMore ? setAsking(true) : form.save())} />
      <ConfirmChange
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={words.confirm.title}
        consequences={words.confirm.consequences}
        action={words.confirm.action}
        onConfirm={form.save}
      />
      <Title order={3} mt="lg" mb="xs">
        {words.clocks}
      </Title>
      <DefinitionList
        items={[
          { name: words.temp, value: tempLife },
          retention
            ? { name: words.webhookLog, value: formats.duration(retention.WebhookLogDays * daySec) }
            : null,
          retention
            ? { name: words.messages, value: formats.duration(retention.MessageDays * daySec) }
            : null,
          { name: words.transactions, value: <Text size="sm">{words.transactionsKept}</Text> },
        ]}
      />
    </Section>
  );
};
