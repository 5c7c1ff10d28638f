import { Group, NumberInput, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../parts/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { usePolicyForm } from '../matching-policy/use-policy-form.ts';
import { ConfirmChange } from '../setting-form/confirm-change.tsx';
import { SaveBar } from '../setting-form/save-bar.tsx';
import { generalTexts } from './general-texts.ts';

/** When failed verifications disable an account. */
export const LockoutForm = () => {
  const { lockout: words } = useTexts(generalTexts);
  const formats = useFormats();
  const form = usePolicyForm(words.saved);
  const [isAsking, setAsking] = useState(false);
  const { draft, stored } = form;
  const lockout = draft?.Lockout;
  const change = (part: Partial<NonNullable<typeof lockout>>) =>
    lockout && form.change({ Lockout: { ...lockout, ...part } });
  const isSwitchedOff = stored?.Lockout.Enabled === true && lockout?.Enabled === false;
  return (
    <Section title={words.title} lead={words.lead}>
      {lockout ? (
        <Stack gap="md" maw={640}>
          <Switch
            label={words.enabled}
            description={words.enabledHint}
            checked={lockout.Enabled}
            onChange={(event) => change({ Enabled: event.currentTarget.checked })}
          />
          {lockout.Enabled && (
            <>
              <Group align="flex-start" grow preventGrowOverflow={false}>
                <NumberInput
                  label={words.max}
                  description={words.maxHint}
                  value={lockout.MaxFailedAttempts}
                  min={1}
                  max={100}
                  allowDecimal={false}
                  clampBehavior="blur"
                  onChange={(value) => typeof value === 'number' && change({ MaxFailedAttempts: value })}
                />
                <NumberInput
                  label={words.window}
                  description={words.windowHint}
                  value={lockout.FailedAttemptsTimeoutSec}
                  min={1}
                  max={2_592_000}
                  step={3_600}
                  allowDecimal={false}
                  clampBehavior="blur"
                  onChange={(value) =>
                    typeof value === 'number' && change({ FailedAttemptsTimeoutSec: value })
                  }
                />
              </Group>
              <Text size="sm" c="dimmed" aria-live="polite">
                {words.means(
                  formats.number(lockout.MaxFailedAttempts),
                  formats.duration(lockout.FailedAttemptsTimeoutSec),
                )}
              </Text>
            </>
          )}
        </Stack>
      ) : (
        !form.error && <Skeleton height={120} />
      )}
      <SaveBar form={form} onSave={() => (isSwitchedOff ? setAsking(true) : form.save())} />
      <ConfirmChange
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={words.confirm.title}
        consequences={words.confirm.consequences}
        action={words.confirm.action}
        onConfirm={form.save}
      >
        {words.confirm.stays}
      </ConfirmChange>
    </Section>
  );
};
