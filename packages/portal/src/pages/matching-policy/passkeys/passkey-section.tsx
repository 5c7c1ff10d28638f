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
import { NumberField } from '../../../parts/fields/number-field.tsx';
import { Section } from '../../../parts/layout/section.tsx';
import { useUnavailableStandIns } from '../../../parts/passkeys/use-unavailable-stand-ins.ts';
import { useTexts } from '../../../texts/define-texts.ts';
import { EmbeddingOrigins } from './embedding-origins.tsx';
import { MakesChoice } from './makes-choice.tsx';
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

interface PartProps {
  passkeys: PasskeyPolicy;
  change: (part: Partial<PasskeyPolicy>) => void;
}

/** How long a browser that has shown the key is known, where that makes a difference. */
function KnownBrowsers({ passkeys, change }: PartProps) {
  const words = useTexts(passkeyPolicyTexts);
  if (passkeys.SecondFactor !== 'newDevice') return null;
  const { max, default: days } = limits.passkeys.browsers.days;
  return (
    <NumberField
      label={words.remember}
      description={words.rememberHint}
      min={0}
      max={max}
      allowDecimal={false}
      clampBehavior="blur"
      value={passkeys.RememberBrowserDays ?? days}
      onChange={(value) => change({ RememberBrowserDays: Number(value) })}
      maw="var(--portal-field)"
    />
  );
}

/** What stands in for a key that is not on the device, and how long a wait is. */
function WithoutKey({ passkeys, change }: PartProps) {
  const words = useTexts(passkeyPolicyTexts);
  const unavailable = useUnavailableStandIns();
  return (
    <>
      <DescribedChoice
        legend={words.withoutKey.legend}
        names={passkeyStandIns}
        words={words.withoutKey.options}
        value={passkeys.WithoutKey ?? 'none'}
        onChange={(WithoutKey) => change({ WithoutKey })}
        unavailable={unavailable}
      />
      {passkeys.WithoutKey === 'delay' && (
        <NumberField
          label={words.delay}
          description={words.delayHint}
          min={limits.passkeys.delay.min}
          max={limits.passkeys.delay.max}
          allowDecimal={false}
          clampBehavior="blur"
          value={passkeys.DelayHours ?? limits.passkeys.delay.default}
          onChange={(hours) => change({ DelayHours: Number(hours) })}
          maw="var(--portal-field)"
        />
      )}
    </>
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
  server: Pick<SystemStatus, 'Passkeys'> | undefined;
  onChange: (change: Partial<MatchingPolicy>) => void;
}) {
  const words = useTexts(passkeyPolicyTexts);
  const passkeys = policy.Passkeys ?? defaultPasskeyPolicy;
  const change = (part: Partial<PasskeyPolicy>) => onChange({ Passkeys: { ...passkeys, ...part } });
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <Stack gap="md" maw="var(--portal-measure)">
        {server?.Passkeys.Available === false && <Unavailable origin={server.Passkeys.Origin} />}
        <DescribedChoice
          legend={words.secondFactor.legend}
          names={secondFactors}
          words={words.secondFactor.options}
          value={passkeys.SecondFactor}
          onChange={(SecondFactor) => change({ SecondFactor })}
        />
        <KnownBrowsers passkeys={passkeys} change={change} />
        <WithoutKey passkeys={passkeys} change={change} />
        <DescribedChoice
          legend={words.kinds.legend}
          names={kinds}
          words={words.kinds}
          value={passkeys.Synced ? 'synced' : 'bound'}
          onChange={(kind) => change({ Synced: kind === 'synced' })}
        />
        <MakesChoice passkeys={passkeys} change={change} />
        <EmbeddingOrigins passkeys={passkeys} change={change} />
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
          maw="var(--portal-field)"
        />
      </Stack>
    </Section>
  );
}
export default PasskeySection;
