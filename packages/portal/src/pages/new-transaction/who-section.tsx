import { Radio, Stack, TextInput } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { Section } from '../../parts/layout/section.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { AccountPicker } from './account-picker.tsx';
import type { Draft, Who } from './draft.ts';
import type { DraftPartProps } from './draft-part.ts';
import { newTransactionTexts } from './new-transaction-texts.ts';

const choices: readonly Who[] = ['existing', 'new', 'none'];

/** Whom it is about. */
export function WhoSection({ draft, change, errorOf }: DraftPartProps) {
  const { who: texts } = useTexts(newTransactionTexts);
  const mayCreate = useMay(['Account Manager']);
  return (
    <Section isSplit title={texts.title}>
      <Stack gap="md">
        <Radio.Group
          label={texts.label}
          value={draft.who}
          onChange={(who) => change({ who: who as Draft['who'] })}
        >
          <Stack gap="xs" mt="xs">
            {choices
              .filter((who) => who !== 'new' || mayCreate)
              .map((who) => (
                <Radio key={who} value={who} label={texts.options[who]} />
              ))}
          </Stack>
        </Radio.Group>
        {draft.who === 'existing' && (
          <AccountPicker
            account={draft.account}
            onChoose={(account) => change({ account })}
            error={errorOf('account')}
          />
        )}
        {draft.who === 'new' && (
          <>
            <TextInput
              label={texts.number}
              description={texts.numberHint}
              value={draft.newNumber}
              onChange={(event) => change({ newNumber: event.currentTarget.value })}
              maxLength={limits.accountNumber}
              error={errorOf('newNumber')}
              spellCheck={false}
              withAsterisk
            />
            <TextInput
              label={texts.name}
              value={draft.newName}
              onChange={(event) => change({ newName: event.currentTarget.value })}
              maxLength={limits.displayName}
              error={errorOf('newName')}
              withAsterisk
            />
          </>
        )}
      </Stack>
    </Section>
  );
}
