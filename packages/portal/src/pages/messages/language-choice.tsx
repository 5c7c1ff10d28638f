import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useLanguage } from '../../texts/language-context.tsx';
import { messageTexts } from './message-texts.ts';

const shape = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** A language tag with its name in the reader's language. */
function useLanguageNames() {
  const { language } = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
    return (tag: string): string => {
      try {
        const name = names.of(tag) ?? tag;
        return name === tag ? tag : `${name} (${tag})`;
      } catch {
        return tag;
      }
    };
  }, [language]);
}

function AddForm({
  locales,
  onAdd,
  onClose,
}: {
  locales: readonly string[];
  onAdd: (tag: string) => void;
  onClose: () => void;
}) {
  const { add: words } = useTexts(messageTexts);
  const [tag, setTag] = useState('');
  const [isTried, setTried] = useState(false);
  const isThere = locales.some((known) => known.toLowerCase() === tag.toLowerCase());
  const fault = !shape.test(tag) ? words.tagWrong : isThere ? words.tagThere : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fault === null) onAdd(tag);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={words.tag}
          description={words.tagHint}
          value={tag}
          onChange={(event) => setTag(event.currentTarget.value.trim())}
          error={isTried ? fault : null}
          maxLength={limits.locale}
          spellCheck={false}
          autoComplete="off"
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit">{words.action}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The language whose texts are shown, and the way to one more. */
export function LanguageChoice({
  label,
  locales,
  value,
  onChange,
}: {
  label: string;
  locales: string[];
  value: string;
  onChange: (locale: string) => void;
}) {
  const texts = useTexts(messageTexts);
  const nameOf = useLanguageNames();
  const [isAdding, setAdding] = useState(false);
  const all = locales.includes(value) ? locales : [...locales, value];
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={label}
        data={all.map((tag) => ({ value: tag, label: nameOf(tag) }))}
        value={value}
        allowDeselect={false}
        onChange={(next) => next && onChange(next)}
        w={{ base: '100%', xs: 240 }}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setAdding(true)}
      >
        {texts.addLanguage}
      </Button>
      <Dialog opened={isAdding} onClose={() => setAdding(false)} title={texts.add.title} centered>
        {isAdding && (
          <AddForm
            locales={all}
            onClose={() => setAdding(false)}
            onAdd={(tag) => {
              setAdding(false);
              onChange(tag);
            }}
          />
        )}
      </Dialog>
    </Group>
  );
}
