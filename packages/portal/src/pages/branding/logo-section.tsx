import { Alert, Button, FileButton, Group, Stack, TextInput } from '@mantine/core';
import { type Looks, limits } from '@selfsame/contract';
import { IconAlertTriangle, IconPhoto, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import classes from './branding.module.css';
import { brandingTexts } from './branding-texts.ts';

const { logoBytes, logoText } = limits.looks;

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The tenant's logo and its words. */
export function LogoSection({
  logo,
  onChange,
}: {
  logo: Looks['Logo'];
  onChange: (logo: Looks['Logo']) => void;
}) {
  const { logo: words } = useTexts(brandingTexts);
  const formats = useFormats();
  const [tooLarge, setTooLarge] = useState<number | null>(null);
  const take = async (file: File | null) => {
    if (!file) return;
    setTooLarge(file.size > logoBytes ? file.size : null);
    if (file.size <= logoBytes) onChange({ Data: await toBase64(file), Text: logo?.Text ?? '' });
  };
  return (
    <Section isSplit title={words.title} lead={words.lead(formats.bytes(logoBytes))}>
      <Stack gap="md" maw="var(--portal-measure)">
        {logo && (
          <div className={classes.logo}>
            <img src={`data:;base64,${logo.Data}`} alt={logo.Text} />
          </div>
        )}
        <LogoButtons
          hasLogo={logo !== null}
          onTake={(file) => void take(file)}
          onRemove={() => onChange(null)}
        />
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
}

interface LogoButtonsProps {
  hasLogo: boolean;
  onTake: (file: File | null) => void;
  onRemove: () => void;
}

function LogoButtons({ hasLogo, onTake, onRemove }: LogoButtonsProps) {
  const { logo: words } = useTexts(brandingTexts);
  return (
    <Group gap="xs">
      <FileButton onChange={onTake} accept="image/png,image/jpeg,image/webp">
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconPhoto size={16} aria-hidden />}>
            {hasLogo ? words.replace : words.choose}
          </Button>
        )}
      </FileButton>
      {hasLogo && (
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={onRemove}
        >
          {words.remove}
        </Button>
      )}
    </Group>
  );
}
