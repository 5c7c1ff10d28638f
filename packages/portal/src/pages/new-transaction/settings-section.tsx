import { Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { timeoutChoices } from './draft.ts';
import type { DraftPartProps } from './draft-part.ts';
import { newTransactionTexts } from './new-transaction-texts.ts';

/** The rest: liveness, time, words. */
export function SettingsSection({
  draft,
  change,
  mayChangeLiveness,
  defaultTimeoutSec,
}: DraftPartProps & { mayChangeLiveness: boolean; defaultTimeoutSec: number }) {
  const { settings: texts } = useTexts(newTransactionTexts);
  const formats = useFormats();
  return (
    <Section isSplit title={texts.title}>
      <Stack gap="md">
        {draft.product !== 'passkey' && (
          <Switch
            label={texts.liveness}
            description={mayChangeLiveness ? texts.livenessHint : texts.livenessFixed}
            checked={draft.checkLiveness}
            disabled={!mayChangeLiveness}
            onChange={(event) => change({ checkLiveness: event.currentTarget.checked })}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <Select
            label={texts.timeout}
            data={timeoutChoices(defaultTimeoutSec).map((seconds) => ({
              value: String(seconds),
              label: formats.duration(seconds),
            }))}
            value={String(draft.timeoutSec)}
            onChange={(value) => change({ timeoutSec: Number(value) })}
            allowDeselect={false}
          />
        </SimpleGrid>
        {draft.product !== 'verification' && (
          <Textarea
            label={texts.introduction}
            description={texts.introductionHint}
            value={draft.introduction}
            onChange={(event) => change({ introduction: event.currentTarget.value })}
            maxLength={limits.introductionText}
            autosize
            minRows={2}
            maxRows={6}
          />
        )}
        <OwnMarks draft={draft} change={change} />
      </Stack>
    </Section>
  );
}

/** A word that the person sees, and a mark that only the tenant sees. */
function OwnMarks({ draft, change }: Pick<DraftPartProps, 'draft' | 'change'>) {
  const { settings: texts } = useTexts(newTransactionTexts);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      <TextInput
        label={texts.codeword}
        description={texts.codewordHint}
        value={draft.codeword}
        onChange={(event) => change({ codeword: event.currentTarget.value })}
        maxLength={limits.codeword}
      />
      <TextInput
        label={texts.tag}
        description={texts.tagHint}
        value={draft.tag}
        onChange={(event) => change({ tag: event.currentTarget.value })}
        maxLength={limits.tag}
      />
    </SimpleGrid>
  );
}
