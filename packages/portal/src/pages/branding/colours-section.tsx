import { Button, Group, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import type { ContrastVerdict, LookColors, Looks } from '@selfsame/contract';
import { Section } from '../../parts/layout/section.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { brandingTexts } from './branding-texts.ts';
import { ColorField } from './color-field.tsx';

/** What the page has where nothing is chosen; a start for those who choose. */
const starts = {
  Light: { Accent: '#1d4ed8', Ground: '#f3f5f9', Card: '#ffffff', Ink: '#10151f' },
  Dark: { Accent: '#8fb3ff', Ground: '#0b0e14', Card: '#141923', Ink: '#eef1f7' },
} as const;
const names = ['Accent', 'Ground', 'Card', 'Ink'] as const;
type Scheme = keyof typeof starts;

/** Colours of both schemes, each with what can be read. */
export function ColoursSection({
  looks,
  contrasts,
  onChange,
}: {
  looks: Pick<Looks, Scheme>;
  contrasts: readonly ContrastVerdict[];
  onChange: (change: Partial<Pick<Looks, Scheme>>) => void;
}) {
  const { colours: words } = useTexts(brandingTexts);
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <Stack gap="xl">
        {(['Light', 'Dark'] as const).map((scheme) => (
          <SchemeColours
            key={scheme}
            scheme={scheme}
            colors={looks[scheme]}
            verdicts={contrasts.filter(({ Scheme }) => Scheme === scheme)}
            onChange={(colors) => onChange({ [scheme]: colors })}
          />
        ))}
      </Stack>
    </Section>
  );
}

function SchemeColours(props: {
  scheme: Scheme;
  colors: LookColors | null;
  verdicts: readonly ContrastVerdict[];
  onChange: (colors: LookColors | null) => void;
}) {
  const { colours: words } = useTexts(brandingTexts);
  const { scheme, colors, verdicts, onChange } = props;
  return (
    <Stack gap="sm" component="fieldset" m={0} p={0} style={{ border: 0 }} aria-label={words.schemes[scheme]}>
      <Switch
        label={words.own[scheme]}
        description={words.ownHint[scheme]}
        checked={colors !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { Accent: starts[scheme].Accent } : null)}
      />
      {colors && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {names.map((name) => (
            <ColorField
              key={name}
              label={words.names[name]}
              description={words.hints[name]}
              pickLabel={words.pick(`${words.schemes[scheme]}, ${words.names[name]}`)}
              placeholder={name === 'Accent' ? starts[scheme].Accent : words.optional}
              value={colors[name] ?? ''}
              otherwise={starts[scheme][name]}
              isRequired={name === 'Accent'}
              onChange={(color) =>
                onChange({ ...colors, [name]: color === '' && name !== 'Accent' ? null : color })
              }
            />
          ))}
        </SimpleGrid>
      )}
      {verdicts.length > 0 && (
        <Stack gap="xs" aria-live="polite">
          {verdicts.map((verdict) => (
            <Verdict
              key={verdict.Text}
              verdict={verdict}
              onUse={colors && ((color) => onChange({ ...colors, [verdict.Text]: color }))}
            />
          ))}
          {!colors && (
            <Text size="sm" c="dimmed">
              {words.borrowed}
            </Text>
          )}
        </Stack>
      )}
    </Stack>
  );
}

function Verdict({ verdict, onUse }: { verdict: ContrastVerdict; onUse: ((color: string) => void) | null }) {
  const { colours: words } = useTexts(brandingTexts);
  const formats = useFormats();
  const { Passes, Suggestion } = verdict;
  return (
    <Group gap="xs">
      <StatusBadge tone={Passes ? 'good' : 'bad'}>
        {words.pairs[verdict.Text]} {words.ratio(formats.number(verdict.Ratio))},{' '}
        {Passes ? words.passes : words.fails(formats.number(verdict.Least))}
      </StatusBadge>
      {Suggestion && onUse && (
        <Button size="compact-sm" variant="light" onClick={() => onUse(Suggestion)}>
          {words.use(Suggestion)}
        </Button>
      )}
    </Group>
  );
}
