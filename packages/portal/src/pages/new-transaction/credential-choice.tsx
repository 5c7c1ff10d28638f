import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { type Credential, credentialHindrances, credentials } from './credential.ts';
import type { DraftPartProps } from './draft-part.ts';
import { newTransactionTexts } from './new-transaction-texts.ts';

/** What a verification asks for: the face, a passkey, or both; what can't be asked for says why. */
export function CredentialChoice({
  draft,
  passkeys,
  change,
}: Pick<DraftPartProps, 'draft' | 'passkeys' | 'change'>) {
  const { credential: texts } = useTexts(newTransactionTexts);
  const hindered = credentialHindrances(draft.account, passkeys);
  return (
    <>
      <Radio.Group
        label={texts.label}
        value={draft.credential}
        onChange={(credential) => change({ credential: credential as Credential })}
      >
        <Stack gap="xs" mt="xs">
          {credentials.map((credential) => {
            const hindrance = hindered[credential];
            const { name, text } = texts.options[credential];
            return (
              <Radio
                key={credential}
                value={credential}
                label={name}
                description={hindrance ? texts.hindrances[hindrance] : text}
                disabled={hindrance !== null}
              />
            );
          })}
        </Stack>
      </Radio.Group>
      {passkeys.count === 0 && (
        <Group gap="xs">
          <Text size="sm">{texts.none}</Text>
          <Button size="compact-sm" variant="default" onClick={() => change({ product: 'passkey' })}>
            {texts.enrol}
          </Button>
        </Group>
      )}
    </>
  );
}
