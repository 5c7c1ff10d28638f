import { Stack, Switch, Text, Title } from '@mantine/core';
import type { GenericSettings } from '@selfsame/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { ConfirmChange } from '../../parts/versioned-form/confirm-change.tsx';
import { SaveBar } from '../../parts/versioned-form/save-bar.tsx';
import { StoredSetting } from '../../parts/versioned-form/stored-setting.tsx';
import { type SettingSource, useSettingForm } from '../../parts/versioned-form/use-setting-form.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { generalTexts } from './general-texts.ts';

const hourSec = 3_600;
const daySec = 86_400;

const source: SettingSource<GenericSettings> = {
  queryKey: ['settings', 'generic'],
  read: (signal) => api.GetGenericSettings({ signal }),
  write: (body) => api.UpdateGenericSettings({ body }),
};

const useRetention = () =>
  useQuery({ queryKey: ['status'], queryFn: ({ signal }) => api.GetStatus({ signal }) }).data?.Retention;

const useTempLife = (): string => useFormats().duration((useRetention()?.TempDataHours ?? 72) * hourSec);

/** What is stored of people, and for how long. */
export function KeptForm() {
  const { kept: words } = useTexts(generalTexts);
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <StoredSetting source={source} rows={2}>
        {(stored) => <Fields stored={stored} />}
      </StoredSetting>
      <Clocks />
    </Section>
  );
}

function Fields({ stored }: { stored: GenericSettings }) {
  const { kept: words } = useTexts(generalTexts);
  const tempLife = useTempLife();
  const [isAsking, setAsking] = useState(false);
  const versioned = useSettingForm(stored, source, words.saved);
  const { form, values, save } = versioned;
  const isKeepingMore = values.StoreTransactionSensitiveData && !stored.StoreTransactionSensitiveData;
  const isPicturesOff =
    stored.AllowStoringAccountBioCredentialRawData && !values.AllowStoringAccountBioCredentialRawData;
  return (
    <>
      <Stack gap="md" maw="var(--portal-measure)">
        <Switch
          label={words.pictures}
          description={isPicturesOff ? words.picturesOff : words.picturesHint}
          {...form.getInputProps('AllowStoringAccountBioCredentialRawData', { type: 'checkbox' })}
        />
        <Switch
          label={words.sensitive}
          description={words.sensitiveHint(tempLife)}
          {...form.getInputProps('StoreTransactionSensitiveData', { type: 'checkbox' })}
        />
      </Stack>
      <SaveBar
        versioned={versioned}
        fields={{
          labels: {
            AllowStoringAccountBioCredentialRawData: words.pictures,
            StoreTransactionSensitiveData: words.sensitive,
          },
        }}
        onSave={() => (isKeepingMore ? setAsking(true) : save())}
      />
      <ConfirmChange
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={words.confirm.title}
        consequences={words.confirm.consequences}
        action={words.confirm.action}
        onConfirm={save}
      />
    </>
  );
}

/** How long things are kept that nobody sets here. */
function Clocks() {
  const { kept: words } = useTexts(generalTexts);
  const formats = useFormats();
  const retention = useRetention();
  const days = (name: string, count: number | undefined) =>
    count === undefined ? null : { name, value: formats.duration(count * daySec) };
  return (
    <>
      <Title order={3} mt="lg" mb="xs">
        {words.clocks}
      </Title>
      <DefinitionList
        items={[
          { name: words.temp, value: useTempLife() },
          days(words.webhookLog, retention?.WebhookLogDays),
          days(words.messages, retention?.MessageDays),
          { name: words.transactions, value: <Text size="sm">{words.transactionsKept}</Text> },
        ]}
      />
    </>
  );
}
