import { Stack, Switch } from '@mantine/core';
import { limits, type PortalSettings } from '@selfsame/contract';
import { api } from '../../api/api.ts';
import { DurationField } from '../../parts/fields/duration-field.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { SaveBar } from '../../parts/versioned-form/save-bar.tsx';
import { StoredSetting } from '../../parts/versioned-form/stored-setting.tsx';
import { type SettingSource, useSettingForm } from '../../parts/versioned-form/use-setting-form.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { generalTexts } from './general-texts.ts';

const { min, max } = limits.timeoutSec;

const source: SettingSource<PortalSettings> = {
  queryKey: ['settings', 'portal'],
  read: (signal) => api.GetPortalSettings({ signal }),
  write: (body) => api.UpdatePortalSettings({ body }),
};

/** What "New Transaction" offers at first. */
export function PortalDefaultsForm() {
  const { portal: words } = useTexts(generalTexts);
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <StoredSetting source={source}>{(stored) => <Fields stored={stored} />}</StoredSetting>
    </Section>
  );
}

function Fields({ stored }: { stored: PortalSettings }) {
  const { portal: words } = useTexts(generalTexts);
  const versioned = useSettingForm(stored, source, words.saved);
  const { form, values, change } = versioned;
  const { DefaultTimeoutSec } = values;
  const onOff = (name: 'LivenessDefaultEnabled' | 'AllowOverrideLiveness' | 'DeveloperOptions') =>
    form.getInputProps(name, { type: 'checkbox' });
  return (
    <>
      <Stack gap="md" maw="var(--portal-measure)">
        <Switch
          label={words.liveness}
          description={words.livenessHint}
          {...onOff('LivenessDefaultEnabled')}
        />
        <Switch label={words.override} description={words.overrideHint} {...onOff('AllowOverrideLiveness')} />
        <DurationField
          label={words.timeout}
          description={words.timeoutHint}
          value={DefaultTimeoutSec}
          min={min}
          max={max}
          onChange={(seconds) => change({ DefaultTimeoutSec: seconds })}
        />
        <Switch label={words.developer} description={words.developerHint} {...onOff('DeveloperOptions')} />
      </Stack>
      <SaveBar
        versioned={versioned}
        fields={{
          labels: {
            LivenessDefaultEnabled: words.liveness,
            AllowOverrideLiveness: words.override,
            DefaultTimeoutSec: words.timeout,
            DeveloperOptions: words.developer,
          },
        }}
        isBlocked={DefaultTimeoutSec < min || DefaultTimeoutSec > max}
      />
    </>
  );
}
