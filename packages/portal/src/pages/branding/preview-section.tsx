import { Alert, Group, SegmentedControl, Select, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { brandingTexts } from './branding-texts.ts';
import { type Device, type PlainWords, PreviewFrame, type Shown } from './preview-frame.tsx';
import { type Scene, scenes } from './scenes.ts';

/** The capture page as it would look, with what of it is shown. */
function PreviewSection({
  shown,
  problem,
  onScene,
  onWords,
}: {
  shown: Omit<Shown, 'scheme'>;
  /** Why the newest looks can't be shown. */
  problem: string | null;
  onScene: (scene: Scene) => void;
  /** Told what the page says by itself. */
  onWords: (plain: PlainWords) => void;
}) {
  const { preview: words } = useTexts(brandingTexts);
  const [scheme, setScheme] = useState<Shown['scheme']>('light');
  const [device, setDevice] = useState<Device>('phone');
  return (
    <Section title={words.title} lead={words.lead}>
      <Stack gap="sm">
        <Group gap="xs" align="flex-end">
          <Select
            label={words.scene}
            value={shown.scene}
            data={scenes.map((value) => ({ value, label: words.scenes[value] }))}
            allowDeselect={false}
            flex={1}
            miw={160}
            onChange={(value) => value && onScene(value as Scene)}
          />
          <SegmentedControl
            aria-label={words.scheme}
            value={scheme}
            onChange={(value) => setScheme(value as Shown['scheme'])}
            data={[
              { value: 'light', label: words.light },
              { value: 'dark', label: words.dark },
            ]}
          />
          <SegmentedControl
            aria-label={words.device}
            value={device}
            onChange={(value) => setDevice(value as Device)}
            data={[
              { value: 'phone', label: words.phone },
              { value: 'desktop', label: words.desktop },
            ]}
          />
        </Group>
        {problem !== null && (
          <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
            {words.stale} <span lang="en">{problem}</span>
          </Alert>
        )}
        <PreviewFrame shown={{ ...shown, scheme }} device={device} onWords={onWords} />
      </Stack>
    </Section>
  );
}
export default PreviewSection;
