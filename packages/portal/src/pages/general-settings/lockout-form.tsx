import { Group, Stack, Switch, Text } from '@mantine/core';
import type { MatchingPolicy } from '@selfsame/contract';
import { useState } from 'react';
import { DurationField } from '../../parts/fields/duration-field.tsx';
import { NumberField } from '../../parts/fields/number-field.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { ConfirmChange } from '../../parts/versioned-form/confirm-change.tsx';
import { SaveBar } from '../../parts/versioned-form/save-bar.tsx';
import { StoredSetting } from '../../parts/versioned-form/stored-setting.tsx';
import { useSettingForm } from '../../parts/versioned-form/use-setting-form.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { policySource } from '../matching-policy/policy-source.ts';
import { generalTexts } from './general-texts.ts';

type Lockout = MatchingPolicy['Lockout'];

/** When failed verifications disable an account. */
export function LockoutForm() {
  const { lockout: words } = useTexts(generalTexts);
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <StoredSetting source={policySource} rows={2}>
        {(stored) => <Fields stored={stored} />}
      </StoredSetting>
    </Section>
  );
}

function Fields({ stored }: { stored: MatchingPolicy }) {
  const { lockout: words } = useTexts(generalTexts);
  const versioned = useSettingForm(stored, policySource, words.saved);
  const [isAsking, setAsking] = useState(false);
  const { form, values, save } = versioned;
  const isSwitchedOff = stored.Lockout.Enabled && !values.Lockout.Enabled;
  return (
    <>
      <Stack gap="md" maw="var(--portal-measure)">
        <Switch
          label={words.enabled}
          description={words.enabledHint}
          {...form.getInputProps('Lockout.Enabled', { type: 'checkbox' })}
        />
        {values.Lockout.Enabled && (
          <Bounds
            lockout={values.Lockout}
            onChange={(part) => versioned.change({ Lockout: { ...values.Lockout, ...part } })}
          />
        )}
      </Stack>
      <SaveBar
        versioned={versioned}
        fields={{ labels: { Lockout: words.title } }}
        onSave={() => (isSwitchedOff ? setAsking(true) : save())}
      />
      <ConfirmChange
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={words.confirm.title}
        consequences={words.confirm.consequences}
        action={words.confirm.action}
        onConfirm={save}
      >
        {words.confirm.stays}
      </ConfirmChange>
    </>
  );
}

/** How many failures within which time. */
function Bounds({ lockout, onChange }: { lockout: Lockout; onChange: (part: Partial<Lockout>) => void }) {
  const { lockout: words } = useTexts(generalTexts);
  const formats = useFormats();
  return (
    <>
      <Group align="flex-end" grow preventGrowOverflow={false}>
        <NumberField
          label={words.max}
          description={words.maxHint}
          value={lockout.MaxFailedAttempts}
          min={1}
          max={100}
          allowDecimal={false}
          clampBehavior="blur"
          // An emptied field keeps its last number.
          onChange={(value) => typeof value === 'number' && onChange({ MaxFailedAttempts: value })}
        />
        <DurationField
          label={words.window}
          description={words.windowHint}
          value={lockout.FailedAttemptsTimeoutSec}
          min={1}
          max={2_592_000}
          onChange={(FailedAttemptsTimeoutSec) => onChange({ FailedAttemptsTimeoutSec })}
        />
      </Group>
      <Text size="sm" c="dimmed" aria-live="polite">
        {words.means(
          formats.number(lockout.MaxFailedAttempts),
          formats.duration(lockout.FailedAttemptsTimeoutSec),
        )}
      </Text>
    </>
  );
}
