import { Alert, Stack, Switch } from '@mantine/core';
import {
  defaultPasskeyPolicy,
  limits,
  type MatchingPolicy,
  type PasskeyPolicy,
  passkeyStandIns,
  type SystemStatus,
  secondFactors,
} from '@selfsame/contract';
import { IconAlertTriangle } from '@tabler/icons-react';
import { DescribedChoice } from '../../../parts/described-choice.tsx';
import { NumberField } from '../../../parts/number-field.tsx';
import { Section } from '../../../parts/section.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { passkeyPolicyTexts } from './passkey-policy-texts.ts';

const kinds = ['synced', 'bound'] as const;

function Unavailable({ origin }: { origin: string }) {
  const { unavailable: words } = useTexts(passkeyPolicyTexts);
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={words.title}
      styles={{ title: { color: 'var(--portal-warn)' } }}
    >
      {words.text(origin)}
    </Alert>
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
        {server?.Available === false && <Unavailable origin={server.Origin} />}
        <DescribedChoice
          legend={words.secondFactor.legend}
          names={secondFactors}
          words={words.secondFactor.options}
          value={passkeys.SecondFactor}
          onChange={(SecondFactor) => change({ SecondFactor })}
        />
        <DescribedChoice
          legend={words.withoutKey.legend}
          names={passkeyStandIns}
          words={words.withoutKey.options}
          value={passkeys.WithoutKey ?? 'none'}
          onChange={(WithoutKey) => change({ WithoutKey })}
        />
        <DescribedChoice
          legend={words.kinds.legend}
          names={kinds}
          words={words.kinds}
          value={passkeys.Synced ? 'synced' : 'bound'}
          onChange={(kind) => change({ Synced: kind === 'synced' })}
        />
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
