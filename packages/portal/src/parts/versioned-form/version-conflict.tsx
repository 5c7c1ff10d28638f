import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import type { VersionedForm } from './use-versioned-form.ts';
import { versionedFormTexts } from './versioned-form-texts.ts';

/** How the fields of a form are called, and their values where they are no plain words, numbers and switches. */
export interface FieldWords<Values> {
  labels: Partial<Record<keyof Values & string, string>>;
  /** Says a value; undefined where the value is said as it is. */
  say?: (name: keyof Values & string, values: Values) => string | undefined;
}

/** A value in words; null where it takes more than a word. */
function useSaid(): (value: unknown) => string | null {
  const { conflict: words } = useTexts(versionedFormTexts);
  const formats = useFormats();
  return (value) => {
    if (typeof value === 'boolean') return value ? words.on : words.off;
    if (typeof value === 'number') return formats.number(value);
    if (typeof value === 'string') return value;
    return value === null || value === undefined ? '' : null;
  };
}

/** Two changed the same thing: shows what differs, and lets the later one choose. */
export function VersionConflict<Stored, Values extends object>({
  versioned: { conflict, discard, overwrite },
  fields,
}: {
  versioned: VersionedForm<Stored, Values>;
  fields: FieldWords<Values>;
}) {
  const { conflict: words } = useTexts(versionedFormTexts);
  const said = useSaid();
  if (!conflict) return null;
  const { theirs, mine, changed } = conflict;
  const lines = changed.flatMap((name) => {
    const label = fields.labels[name];
    if (label === undefined) return [];
    const [now, yours] = [theirs, mine].map((one) => fields.say?.(name, one) ?? said(one[name]));
    return now == null || yours == null ? [label] : [words.was(label, now, yours)];
  });
  return (
    <Alert
      color="yellow"
      variant="light"
      role="alert"
      icon={<IconUsers aria-hidden />}
      title={words.title}
      styles={{ title: { color: 'var(--portal-warn)' } }}
    >
      <Stack gap="xs">
        <Text size="sm">{words.text}</Text>
        <List size="sm">
          {(lines.length === 0 ? [words.nothing] : lines).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={discard}>
            {words.theirs}
          </Button>
          <Button size="xs" variant="default" onClick={overwrite}>
            {words.mine}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
