import { Stack, Textarea, TextInput } from '@mantine/core';
import { type Looks, limits } from '@selfsame/contract';
import { useState } from 'react';
import { linesOf } from '../../parts/fields/lines-of.ts';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { brandingTexts } from './branding-texts.ts';

/** Links below every screen. */
export function LinksSection({
  looks,
  onChange,
}: {
  looks: Pick<Looks, 'PrivacyUrl' | 'HelpUrl'>;
  onChange: (change: Partial<Pick<Looks, 'PrivacyUrl' | 'HelpUrl'>>) => void;
}) {
  const { links } = useTexts(brandingTexts);
  const field = (name: 'PrivacyUrl' | 'HelpUrl', label: string) => (
    <TextInput
      type="url"
      label={label}
      description={links.hint}
      placeholder="https://"
      value={looks[name] ?? ''}
      maxLength={limits.looks.link}
      onChange={(event) => onChange({ [name]: event.currentTarget.value.trim() || null })}
    />
  );
  return (
    <Section isSplit title={links.title}>
      <Stack gap="md" maw="var(--portal-measure)">
        {field('PrivacyUrl', links.privacy)}
        {field('HelpUrl', links.help)}
      </Stack>
    </Section>
  );
}

/** A list of origins, one a line: whose pages may frame the capture page, or whom its last screen may lead back to. */
export function OriginsSection({
  words,
  origins,
  onChange,
}: {
  words: { title: string; origins: string; hint: string };
  origins: readonly string[];
  onChange: (origins: string[]) => void;
}) {
  const [typed, setTyped] = useState(origins.join('\n'));
  // Somebody else's version was taken, or the own one thrown away.
  const isForeign = linesOf(typed).join('\n') !== origins.join('\n');
  return (
    <Section isSplit title={words.title}>
      <Textarea
        label={words.origins}
        description={words.hint}
        placeholder="https://"
        value={isForeign ? origins.join('\n') : typed}
        autosize
        minRows={2}
        maxRows={10}
        maw="var(--portal-measure)"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(linesOf(event.currentTarget.value));
        }}
      />
    </Section>
  );
}
