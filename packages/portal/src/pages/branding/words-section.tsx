import { Select, Stack, Textarea } from '@mantine/core';
import { type Looks, type LookTextKey, lookTextKeys, lookTexts } from '@selfsame/contract';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { brandingTexts } from './branding-texts.ts';
import { textOf, withText } from './look-texts.ts';
import type { PlainWords } from './preview-frame.tsx';
import { captureLanguages } from './scenes.ts';

/** The tenant's own words, one language at a time. */
export function WordsSection(props: {
  texts: Looks['Texts'];
  locale: string;
  /** What the page says by itself in that language; null until that is known. */
  plain: PlainWords['words'] | null;
  onLocale: (locale: string) => void;
  onChange: (texts: Looks['Texts']) => void;
  /** A text is being worded: the preview goes where it stands. */
  onFocus: (key: LookTextKey) => void;
}) {
  const { words } = useTexts(brandingTexts);
  const formats = useFormats();
  const { texts, locale, plain } = props;
  const names = new Intl.DisplayNames(formats.language, { type: 'language' });
  const described = new Set(texts.map(({ Locale }) => Locale));
  const languages = [...new Set([...captureLanguages, ...described])];
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <Stack gap="md" maw="var(--portal-measure)">
        <Select
          label={words.language}
          value={locale}
          data={languages.map((tag) => ({
            value: tag,
            label: `${names.of(tag) ?? tag}${described.has(tag) ? ' ●' : ''}`,
          }))}
          allowDeselect={false}
          onChange={(tag) => tag && props.onLocale(tag)}
        />
        {lookTextKeys.map((key) => {
          const value = textOf(texts, locale, key);
          const most = lookTexts[key];
          return (
            <Textarea
              key={key}
              label={words.keys[key]}
              {...(value !== '' && {
                description: words.limit(formats.number(value.length), formats.number(most)),
              })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              placeholder={plain?.[key] ?? ''}
              value={value}
              maxLength={most}
              autosize
              minRows={most > 100 ? 2 : 1}
              maxRows={8}
              lang={locale}
              dir="auto"
              onFocus={() => props.onFocus(key)}
              onChange={(event) => props.onChange(withText(texts, locale, key, event.currentTarget.value))}
            />
          );
        })}
      </Stack>
    </Section>
  );
}
