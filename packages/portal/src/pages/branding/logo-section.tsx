import { Alert, Button, FileButton, Group, Stack, TextInput } from '@mantine/core';
import { type Looks, limits } from '@selfsame/contract';
import { IconAlertTriangle, IconPhoto, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Section } from '../../parts/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import classes from './branding.module.css';
import { brandingTexts } from './branding-texts.ts';

const { logoBytes, logoText } = limits.looks;

const toBase64 = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
};

/** The tenant's logo and its words. */
export const LogoSection = ({
  logo,
  onChange,
}: {
  logo: Looks['Logo'];
  onChange: (logo: Looks['Logo']) => void;
}) => {
  const { logo: words } = useTexts(brandingTexts);
  const formats = useFormats();
  const [tooLarge, setTooLarge] = useState<number | null>(null);
  const take = async (file: File | null) => {
    if (!file) return;
    setTooLarge(file.size > logoBytes ? file.size : null);
    if (file.size <= logoBytes) onChange({ Data: await toBase64(file), Text: logo?.Text ?? '' });
  };
  return (
    <Section title={words.title} lead={words.lead(formats.bytes(logoBytes))}>
      <Stack gap="md" maw={560}>
        {logo && (
          <div className={classes.logo}>
            <img src={`data:;base64,${logo.Data}`} alt={logo.Text} />
          </div>
        )}
        <Group gap="xs">
          <FileButton onChange={(file) => void take(file)} accept="image/png,image/jpeg,image/webp">
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconPhoto size={16} aria-hidden />}>
                {logo ? words.replace : words.choose}
              </Button>
            )}
          </FileButton>
          {logo && (
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => onChange(null)}
            >
              {words.remove}
            </Button>
          )}
        </Group>
        {tooLarge !== null && (
          <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} role="alert">
            {words.tooLarge(formats.bytes(tooLarge), formats.bytes(logoBytes))}
          </Alert>
        )}
        {logo && (
          <TextInput
            label={words.words}
            description={words.wordsHint}
            value={logo.Text}
            maxLength={logoText}
            withAsterisk
            onChange={(event) => onChange({ ...logo, Text: event.currentTarget.value })}
          />
        )}
      </Stack>
    </Section>
  );
};
