import { Radio, Stack } from '@mantine/core';

interface DescribedChoiceProps<Name extends string> {
  legend: string;
  /** In the order they are shown. */
  names: readonly Name[];
  words: Readonly<Record<Name, { label: string; description: string }>>;
  value: Name;
  onChange: (name: Name) => void;
  /** Why something can't be chosen here; what is chosen already stays so. */
  unavailable?: Readonly<Partial<Record<Name, string>>>;
}

/** One of a few, each with a sentence on what it means. */
export function DescribedChoice<Name extends string>({
  legend,
  names,
  words,
  value,
  onChange,
  unavailable,
}: DescribedChoiceProps<Name>) {
  return (
    <Radio.Group label={legend} value={value} onChange={(name) => onChange(name as Name)}>
      <Stack gap="sm" mt="xs" maw="var(--portal-measure)">
        {names.map((name) => (
          <Radio
            key={name}
            value={name}
            label={words[name].label}
            description={[words[name].description, unavailable?.[name]].filter(Boolean).join(' ')}
            disabled={unavailable?.[name] !== undefined && name !== value}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
