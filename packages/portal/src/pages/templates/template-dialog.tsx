import { Button, Group, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { type CustomOperation, limits, passkeyStandIns, secondFactors } from '@selfsame/contract';
import { useState } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useUnavailableStandIns } from '../../parts/passkeys/use-unavailable-stand-ins.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { useRateWords } from './template-columns.tsx';
import {
  defaultTemplateName,
  draftOf,
  isName,
  offeredRates,
  requestOf,
  type TemplateDraft,
  type Ternary,
} from './template-draft.ts';
import { templateTexts } from './template-texts.ts';
import { useSaveTemplate } from './use-templates.ts';

interface FieldsProps {
  draft: TemplateDraft;
  onChange: (change: Partial<TemplateDraft>) => void;
}

/** Its name, and what people read. */
function Words({
  draft,
  onChange,
  isDefault,
  isTried,
}: FieldsProps & { isDefault: boolean; isTried: boolean }) {
  const { form: words } = useTexts(templateTexts);
  return (
    <>
      <TextInput
        label={words.name}
        description={words.nameHint}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={isTried && !isName(draft.name.trim()) ? words.nameWrong : null}
        maxLength={limits.templateName}
        disabled={isDefault}
        withAsterisk
        spellCheck={false}
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        label={words.heading}
        description={words.headingHint}
        value={draft.heading}
        onChange={(event) => onChange({ heading: event.currentTarget.value })}
        maxLength={limits.templateTitle}
      />
      <TextInput
        label={words.description}
        description={words.descriptionHint}
        value={draft.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
        maxLength={limits.description}
      />
    </>
  );
}

/** How faces are matched, and whether liveness is checked. */
function RateAndLiveness({ template, draft, onChange }: FieldsProps & { template: CustomOperation | null }) {
  const { form: words, liveness, tenantRate } = useTexts(templateTexts);
  const rateWords = useRateWords();
  const rates = [
    ...new Set([...offeredRates, ...(template?.FalseMatchRate ? [template.FalseMatchRate] : [])]),
  ];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={words.rate}
        description={words.rateHint}
        data={[
          { value: '', label: tenantRate },
          ...rates.map((rate) => ({ value: String(rate), label: rateWords(rate) })),
        ]}
        value={draft.rate}
        allowDeselect={false}
        onChange={(value) => onChange({ rate: value ?? '' })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <Select
        label={words.liveness}
        data={(['default', 'on', 'off'] as const).map((value) => ({ value, label: liveness[value] }))}
        value={draft.liveness}
        allowDeselect={false}
        onChange={(value) => onChange({ liveness: (value ?? 'default') as Ternary })}
      />
    </SimpleGrid>
  );
}

/** When a device of the user's own is asked for too, which passkeys are taken, and what stands in for one. */
function Passkeys({ draft, onChange }: FieldsProps) {
  const { form: words, secondFactor, synced, withoutKey } = useTexts(templateTexts);
  const unavailable = useUnavailableStandIns();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={words.secondFactor}
        description={words.secondFactorHint}
        data={(['default', ...secondFactors] as const).map((value) => ({
          value,
          label: secondFactor[value],
        }))}
        value={draft.secondFactor}
        allowDeselect={false}
        onChange={(value) =>
          onChange({ secondFactor: (value ?? 'default') as TemplateDraft['secondFactor'] })
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <Select
        label={words.synced}
        description={words.syncedHint}
        data={(['default', 'on', 'off'] as const).map((value) => ({ value, label: synced[value] }))}
        value={draft.synced}
        allowDeselect={false}
        onChange={(value) => onChange({ synced: (value ?? 'default') as Ternary })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <Select
        label={words.withoutKey}
        description={[words.withoutKeyHint, ...Object.values(unavailable)].join(' ')}
        data={[
          { value: 'default', label: withoutKey.default },
          ...passkeyStandIns.map((value) => ({
            value,
            label: withoutKey[value],
            disabled: unavailable[value] !== undefined && value !== draft.withoutKey,
          })),
        ]}
        value={draft.withoutKey}
        allowDeselect={false}
        onChange={(value) => onChange({ withoutKey: (value ?? 'default') as TemplateDraft['withoutKey'] })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
    </SimpleGrid>
  );
}

function TemplateForm({ template, onClose }: { template: CustomOperation | null; onClose: () => void }) {
  const texts = useTexts(templateTexts);
  const { form: words } = texts;
  const notify = useNotify();
  const [draft, setDraft] = useState(() => draftOf(template));
  const [isTried, setTried] = useState(false);
  const save = useSaveTemplate(template);
  const isDefault = template?.Name === defaultTemplateName;
  const set = (change: Partial<TemplateDraft>) => setDraft((now) => ({ ...now, ...change }));
  const submit = () => {
    setTried(true);
    if (!isName(draft.name.trim())) return;
    save.mutate(requestOf(draft), {
      onSuccess: ({ Name }) => {
        notify.done(texts.saved(Name));
        onClose();
      },
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        {isDefault && (
          <Text size="sm" c="dimmed">
            {texts.isDefault}
          </Text>
        )}
        <Words draft={draft} onChange={set} isDefault={isDefault} isTried={isTried} />
        <RateAndLiveness template={template} draft={draft} onChange={set} />
        <Passkeys draft={draft} onChange={set} />
        {!isDefault && (
          <Switch
            label={words.enabled}
            checked={draft.enabled}
            onChange={(event) => set({ enabled: event.currentTarget.checked })}
          />
        )}
        <ErrorNote error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {template ? words.save : words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Creates or changes a template. */
export function TemplateDialog({
  opened,
  template,
  onClose,
}: {
  opened: boolean;
  template: CustomOperation | null;
  onClose: () => void;
}) {
  const { form: words } = useTexts(templateTexts);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={template ? words.edit(template.Name) : words.create}
      centered
      size="lg"
    >
      {opened && <TemplateForm template={template} onClose={onClose} />}
    </Dialog>
  );
}
