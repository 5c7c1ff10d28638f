import { Alert, Radio, Stack, Switch } from '@mantine/core';
import {
  defaultPasskeyPolicy,
  limits,
  type MatchingPolicy,
  type PasskeyPolicy,
  type PasskeyStandIn,
  passkeyStandIns,
  type SystemStatus,
  secondFactors,
} from '@selfsame/contract';
import { IconAlertTriangle } from '@tabler/icons-react';
import { NumberField } from '../../../parts/number-field.tsx';
import { Section } from '../../../parts/section.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { passkeyPolicyTexts } from './passkey-policy-texts.ts';

interface ChoiceProps {
  passkeys: PasskeyPolicy;
  onChange: (change: Partial<PasskeyPolicy>) => void;
}

/** When a verification by face asks for a passkey too. */
function SecondFactorChoice({ passkeys, onChange }: ChoiceProps) {
  const { secondFactor: words } = useTexts(passkeyPolicyTexts);
  return (
    <Radio.Group
      label={words.legend}
      value={passkeys.SecondFactor}
      onChange={(value) => onChange({ SecondFactor: value as PasskeyPolicy['SecondFactor'] })}
    >
      <Stack gap="sm" mt="xs">
        {secondFactors.map((name) => (
          <Radio
            key={name}
            value={name}
            label={words.options[name].label}
            description={words.options[name].description}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Whether a provider may keep the keys on more than one device. */
function KindChoice({ passkeys, onChange }: ChoiceProps) {
  const { kinds: words } = useTexts(passkeyPolicyTexts);
  return (
    <Radio.Group
      label={words.legend}
      value={String(passkeys.Synced)}
      onChange={(value) => onChange({ Synced: value === 'true' })}
    >
      <Stack gap="sm" mt="xs">
        <Radio value="true" label={words.synced.label} description={words.synced.description} />
        <Radio value="false" label={words.bound.label} description={words.bound.description} />
      </Stack>
    </Radio.Group>
  );
}

/** What may stand in for a passkey that is not on the device. */
function StandInChoice({ passkeys, onChange }: ChoiceProps) {
  const { withoutKey: words } = useTexts(passkeyPolicyTexts);
  return (
    <Radio.Group
      label={words.legend}
      value={passkeys.WithoutKey ?? 'none'}
      onChange={(value) => onChange({ WithoutKey: value as PasskeyStandIn })}
    >
      <Stack gap="sm" mt="xs">
        {passkeyStandIns.map((name) => (
          <Radio
            key={name}
            value={name}
            label={words.options[name].label}
            description={words.options[name].description}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** When a device of the user's own is asked for, and which are taken. */
function PasskeySection({
  policy,
  server,
  onChange,
}: {
  policy: MatchingPolicy;
  /** Whether passkeys can be had here; undefined until the server has said so. */
  server: SystemStatus['Passkeys'] | undefined;
  onChange: (change: Partial<MatchingPolicy>) => void;
}) {
  const words = useTexts(passkeyPolicyTexts);
  const passkeys = policy.Passkeys ?? defaultPasskeyPolicy;
  const change = (part: Partial<PasskeyPolicy>) => onChange({ Passkeys: { ...passkeys, ...part } });
  return (
    <Section title={words.title} lead={words.lead}>
      <Stack gap="md" maw={640}>
        {server?.Available === false && (
          <Alert
            color="yellow"
            variant="light"
            icon={<IconAlertTriangle aria-hidden />}
            title={words.unavailable.title}
            styles={{ title: { color: 'var(--portal-warn)' } }}
          >
            {words.unavailable.text(server.Origin)}
          </Alert>
        )}
        <SecondFactorChoice passkeys={passkeys} onChange={change} />
        <StandInChoice passkeys={passkeys} onChange={change} />
        <KindChoice passkeys={passkeys} onChange={change} />
        <Switch
          label={words.offer}
          description={words.offerHint}
          checked={passkeys.OfferAfterEnrolment}
          onChange={(event) => change({ OfferAfterEnrolment: event.currentTarget.checked })}
        />
        <NumberField
          label={words.raise}
          description={words.raiseHint}
          min={0}
          max={limits.passkeys.raiseDays}
          allowDecimal={false}
          clampBehavior="blur"
          value={passkeys.RaiseWithinDays}
          onChange={(days) => change({ RaiseWithinDays: Number(days) })}
          maw={340}
        />
      </Stack>
    </Section>
  );
}
export default PasskeySection;
