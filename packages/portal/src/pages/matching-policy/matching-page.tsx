import { Skeleton, Stack } from '@mantine/core';
import type { MatchingPolicy } from '@selfsame/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../api/api.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { ConfirmChange } from '../../parts/versioned-form/confirm-change.tsx';
import { LeaveGuard } from '../../parts/versioned-form/leave-guard.tsx';
import { SaveBar } from '../../parts/versioned-form/save-bar.tsx';
import { StoredSetting } from '../../parts/versioned-form/stored-setting.tsx';
import { useSettingForm } from '../../parts/versioned-form/use-setting-form.ts';
import type { FieldWords } from '../../parts/versioned-form/version-conflict.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { DuplicateSection, LockoutSection } from './duplicate-section.tsx';
import { LivenessSection } from './liveness-section.tsx';
import { matchingTexts } from './matching-texts.ts';
import { policySource } from './policy-source.ts';
import { RateSection } from './rate-section.tsx';
import { oneIn } from './use-preview.ts';
import { weakenings } from './weakenings.ts';
import { WhatIfSection } from './what-if-section.tsx';

/** Below what is read first, and the only one with a number field. */
const DoubtSection = lazy(() => import('./doubt-section.tsx'));

/** How a tenant matches faces, checks liveness and looks for duplicates. */
function MatchingPage() {
  const texts = useTexts(matchingTexts);
  return (
    <Stack gap="md">
      <PageHeader title={texts.title} lead={texts.lead} />
      <StoredSetting source={policySource} height={480}>
        {(stored) => <PolicyForm stored={stored} />}
      </StoredSetting>
      <LeaveGuard />
    </Stack>
  );
}
export default MatchingPage;

/** What the fields are called where two changed them at once. */
function useFieldWords(): FieldWords<MatchingPolicy> {
  const { rate, liveness, duplicates, doubt, lockout } = useTexts(matchingTexts);
  const formats = useFormats();
  return {
    labels: {
      FalseMatchRate: rate.title,
      CheckLivenessDefault: liveness.default,
      AllowLivenessOverride: liveness.override,
      RequireConsent: liveness.consent,
      LivenessMode: liveness.mode,
      LivenessDoubt: doubt.title,
      Review: doubt.title,
      DuplicateCheck: duplicates.title,
      Lockout: lockout.title,
    },
    say: (name, { FalseMatchRate, DuplicateCheck, LivenessMode, LivenessDoubt }) => {
      if (name === 'FalseMatchRate') return rate.oneIn(formats.number(oneIn(FalseMatchRate)));
      if (name === 'DuplicateCheck') return duplicates.options[DuplicateCheck].label;
      if (name === 'LivenessMode') return liveness.modes[LivenessMode ?? 'server']?.label;
      return name === 'LivenessDoubt' ? doubt[LivenessDoubt ?? 'reject'] : undefined;
    },
  };
}

function PolicyForm({ stored }: { stored: MatchingPolicy }) {
  const texts = useTexts(matchingTexts);
  const fields = useFieldWords();
  const versioned = useSettingForm(stored, policySource, texts.saved);
  const [isAsking, setAsking] = useState(false);
  const status = useQuery({ queryKey: ['status'], queryFn: ({ signal }) => api.GetStatus({ signal }) });
  const { values, change, save } = versioned;
  const serverMode = status.data?.LivenessMode ?? 'active';
  const weaker = weakenings(stored, values, serverMode);
  return (
    <>
      <RateSection
        rate={values.FalseMatchRate}
        stored={stored.FalseMatchRate}
        onChange={(FalseMatchRate) => change({ FalseMatchRate })}
      />
      <WhatIfSection rate={values.FalseMatchRate} />
      <LivenessSection policy={values} serverMode={serverMode} onChange={change} />
      <Suspense fallback={<Skeleton height={200} />}>
        <DoubtSection policy={values} onChange={change} />
      </Suspense>
      <DuplicateSection policy={values} onChange={change} />
      <LockoutSection policy={values} />
      <SaveBar
        versioned={versioned}
        fields={fields}
        onSave={() => (weaker.length > 0 ? setAsking(true) : save())}
      />
      <ConfirmChange
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={texts.confirm.title}
        consequences={weaker.map((name) => texts.confirm.weaker[name])}
        action={texts.confirm.action}
        onConfirm={save}
      >
        {texts.confirm.stays}
      </ConfirmChange>
    </>
  );
}
