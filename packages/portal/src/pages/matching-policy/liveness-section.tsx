import { Radio, Stack, Switch } from '@mantine/core';
import { type LivenessMode, livenessModes, type MatchingPolicy } from '@selfsame/contract';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { matchingTexts } from './matching-texts.ts';

const server = 'server';

/** Whether and how liveness is checked. */
export function LivenessSection({
  policy,
  serverMode,
  onChange,
}: {
  policy: MatchingPolicy;
  serverMode: string;
  onChange: (change: Partial<MatchingPolicy>) => void;
}) {
  const { liveness: words } = useTexts(matchingTexts);
  const mode = (name: string) => words.modes[name] ?? { label: name, description: '' };
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <Stack gap="md" maw="var(--portal-measure)">
        <Switch
          label={words.default}
          description={words.defaultHint}
          checked={policy.CheckLivenessDefault}
          onChange={(event) => onChange({ CheckLivenessDefault: event.currentTarget.checked })}
        />
        <Switch
          label={words.override}
          description={words.overrideHint}
          checked={policy.AllowLivenessOverride}
          onChange={(event) => onChange({ AllowLivenessOverride: event.currentTarget.checked })}
        />
        <Switch
          label={words.consent}
          description={words.consentHint}
          checked={policy.RequireConsent ?? false}
          onChange={(event) => onChange({ RequireConsent: event.currentTarget.checked })}
        />
        <Radio.Group
          label={words.mode}
          value={policy.LivenessMode ?? server}
          onChange={(value) => onChange({ LivenessMode: value === server ? null : (value as LivenessMode) })}
        >
          <Stack gap="sm" mt="xs">
            <Radio
              value={server}
              label={`${mode(server).label} (${mode(serverMode).label})`}
              description={mode(server).description}
            />
            {livenessModes.map((name) => (
              <Radio key={name} value={name} label={mode(name).label} description={mode(name).description} />
            ))}
          </Stack>
        </Radio.Group>
      </Stack>
    </Section>
  );
}
