import { Skeleton, Stack } from '@mantine/core';
import type { MatchingPolicy } from '@selfsame/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../../api/api.ts';
import { Cards } from '../../parts/layout/cards.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { SectionShape } from '../../parts/layout/shape.tsx';
import { LeaveGuard } from '../../parts/versioned-form/leave-guard.tsx';
import { StoredSetting } from '../../parts/versioned-form/stored-setting.tsx';
import { useSettingForm } from '../../parts/versioned-form/use-setting-form.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { DuplicateSection, LockoutSection } from './duplicate-section.tsx';
import { LivenessSection } from './liveness-section.tsx';
import { matchingTexts } from './matching-texts.ts';
import { policySource } from './policy-source.ts';
import { RateSection } from './rate-section.tsx';
import { WhatIfSection } from './what-if-section.tsx';

/** Below what is read first; they come when the page stands. */
const DoubtSection = lazy(() => import('./doubt-section.tsx'));
const PolicySaveBar = lazy(() => import('./policy-save-bar.tsx'));
const PasskeySection = lazy(() => import('./passkeys/passkey-section.tsx'));

/** How a tenant matches faces, checks liveness and looks for duplicates. */
function MatchingPage() {
  const texts = useTexts(matchingTexts);
  return (
    <Stack gap="md">
      <PageHeader title={texts.title} lead={texts.lead} />
      <StoredSetting source={policySource} rows={6}>
        {(stored) => <PolicyForm stored={stored} />}
      </StoredSetting>
      <LeaveGuard />
    </Stack>
  );
}
export default MatchingPage;

function PolicyForm({ stored }: { stored: MatchingPolicy }) {
  const texts = useTexts(matchingTexts);
  const versioned = useSettingForm(stored, policySource, texts.saved);
  const status = useQuery({ queryKey: ['status'], queryFn: ({ signal }) => api.GetStatus({ signal }) });
  const { values, change } = versioned;
  const serverMode = status.data?.LivenessMode ?? 'active';
  return (
    <>
      <Cards>
        <RateSection
          rate={values.FalseMatchRate}
          stored={stored.FalseMatchRate}
          onChange={(FalseMatchRate) => change({ FalseMatchRate })}
        />
        <WhatIfSection rate={values.FalseMatchRate} />
        <LivenessSection policy={values} serverMode={serverMode} onChange={change} />
        <Suspense fallback={<SectionShape />}>
          <DoubtSection policy={values} onChange={change} />
          <PasskeySection policy={values} server={status.data} onChange={change} />
        </Suspense>
        <DuplicateSection policy={values} onChange={change} />
        <LockoutSection policy={values} />
      </Cards>
      <Suspense fallback={<Skeleton height={36} />}>
        <PolicySaveBar stored={stored} versioned={versioned} serverMode={serverMode} />
      </Suspense>
    </>
  );
}
