import { NumberInput, Skeleton, Stack, Switch } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { api } from '../../api/api.ts';
import { Section } from '../../parts/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { SaveBar } from '../setting-form/save-bar.tsx';
import { useSettingForm } from '../setting-form/use-setting-form.ts';
import { generalTexts } from './general-texts.ts';

const { min, max } = limits.timeoutSec;

/** What "New Transaction" offers at first. */
export const PortalDefaultsForm = () => {
  const { portal: words } = useTexts(generalTexts);
  const formats = useFormats();
  const form = useSettingForm({
    queryKey: ['settings', 'portal'],
    read: (signal) => api.GetPortalSettings({ signal }),
    write: (body) => api.UpdatePortalSettings({ body }),
    saved: words.saved,
  });
  const { draft, change } = form;
  return (
    <Section title={words.title} lead={words.lead}>
      {draft ? (
        <Stack gap="md" maw={640}>
          <Switch
            label={words.liveness}
            description={words.livenessHint}
            checked={draft.LivenessDefaultEnabled}
            onChange={(event) => change({ LivenessDefaultEnabled: event.currentTarget.checked })}
          />
          <Switch
            label={words.override}
            description={words.overrideHint}
            checked={draft.AllowOverrideLiveness}
            onChange={(event) => change({ AllowOverrideLiveness: event.currentTarget.checked })}
          />
          <NumberInput
            label={words.timeout}
            description={`${words.timeoutHint} ${words.timeoutMeans(formats.duration(draft.DefaultTimeoutSec))}`}
            value={draft.DefaultTimeoutSec}
            min={min}
            max={max}
            step={60}
            allowDecimal={false}
            clampBehavior="blur"
            maw={240}
            onChange={(value) => typeof value === 'number' && change({ DefaultTimeoutSec: value })}
          />
          <Switch
            label={words.developer}
            description={words.developerHint}
            checked={draft.DeveloperOptions}
            onChange={(event) => change({ DeveloperOptions: event.currentTarget.checked })}
          />
        </Stack>
      ) : (
        !form.error && <Skeleton height={200} />
      )}
      <SaveBar
        form={form}
        isBlocked={draft !== undefined && (draft.DefaultTimeoutSec < min || draft.DefaultTimeoutSec > max)}
      />
    </Section>
  );
};
