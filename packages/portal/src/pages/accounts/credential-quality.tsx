import { Group, Text } from '@mantine/core';
import type { CredentialQuality } from '@selfsame/contract';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { accountTexts } from './account-texts.ts';
import { gradeQuality } from './grade-quality.ts';

const tones = { good: 'good', fair: 'warn', poor: 'bad' } as const;

/** How good the picture was that the template was made from. */
export function CredentialQualityValue({ quality }: { quality: CredentialQuality | null }) {
  const { credential: words } = useTexts(accountTexts);
  const formats = useFormats();
  if (!quality) return words.noQuality;
  const grade = gradeQuality(quality);
  const round = (value: number) => formats.number(Math.round(value * 10) / 10);
  return (
    <Group gap="sm">
      <StatusBadge tone={tones[grade]}>{words.grades[grade]}</StatusBadge>
      <Text size="xs" c="dimmed">
        {words.sharpness} {round(quality.Sharpness)} · {words.brightness} {round(quality.Brightness)} ·{' '}
        {words.eyes} {words.pixels(formats.number(Math.round(quality.EyeDistance)))}
      </Text>
    </Group>
  );
}
