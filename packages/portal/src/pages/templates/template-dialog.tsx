import { Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { type CustomOperation, limits } from '@selfsame/contract';
import { useState } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useRateWords } from './template-columns.tsx';
import {
  defaultTemplateName,
  draftOf,
  isName,
  offeredRates,
  requestOf,
  type TemplateDraft,
} from './template-draft.ts';
import { templateTexts } from './template-texts.ts';
import { useSaveTemplate } from './use-templates.ts';

const TemplateForm = ({ template, onClose }: { template: CustomOperation | null; onClose: () => void }) => {
  const texts = useTexts(templateTexts);
  const { form: words, liveness } = texts;
  const notify = useNotify();
  const rateWords = useRateWords();
  const [draft, setDraft] = useState(() => draftOf(template));
  const [isTried, setTried] = useState(false);
  const save = useSaveTemplate(template);
  const isDefault = template?.Name === defaultTemplateName;
  const set = (change: Partial<TemplateDraft>) => setDraft((now) => ({ ...now, ...change }));
  const rates = [
    ...new Set([...offeredRates, ...(template?.FalseMatchRate ? [template.FalseMatchRate] : [])]),
  ];
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
        <TextInput
          label={words.name}
          description={words.nameHint}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
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
          onChange={(event) => set({ heading: event.currentTarget.value })}
          maxLength={200}
        />
        <TextInput
          label={words.description}
          description={words.descriptionHint}
          value={draft.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
          maxLength={limits.description}
        />
        <Group grow align="flex-start">
          <Select
            label={words.rate}
            description={words.rateHint}
            data={[
              { value: '', label: texts.tenantRate },
              ...rates.map((rate) => ({ value: String(rate), label: rateWords(rate) })),
            ]}
            value={draft.rate}
            allowDeselect={false}
            onChange={(value) => set({ rate: value ?? '' })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          <Select
            label={words.liveness}
            data={(['default', 'on', 'off'] as const).map((value) => ({ value, label: liveness[value] }))}
            value={draft.liveness}
            allowDeselect={false}
            onChange={(value) => set({ liveness: (value ?? 'default') as TemplateDraft['liveness'] })}
          />
        </Group>
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
};

/** Creates or changes a template. */
export const TemplateDialog = ({
  opened,
  template,
  onClose,
}: {
  opened: boolean;
  template: CustomOperation | null;
  onClose: () => void;
}) => {
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
};
