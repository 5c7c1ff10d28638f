import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { ConfirmChange } from '../setting-form/confirm-change.tsx';
import { LeaveGuard } from '../setting-form/leave-guard.tsx';
import { SaveBar } from '../setting-form/save-bar.tsx';
import { DuplicateSection, LockoutSection } from './duplicate-section.tsx';
import { LivenessSection } from './liveness-section.tsx';
import { matchingTexts } from './matching-texts.ts';
import { RateSection } from './rate-section.tsx';
import { usePolicyForm } from './use-policy-form.ts';
import { weakenings } from './weakenings.ts';
import { WhatIfSection } from './what-if-section.tsx';

/** How a tenant matches faces, checks liveness and looks for duplicates. */
const MatchingPage = () => {
  const texts = useTexts(matchingTexts);
  const form = usePolicyForm(texts.saved);
  const [isAsking, setAsking] = useState(false);
  const status = useQuery({ queryKey: ['status'], queryFn: ({ signal }) => api.GetStatus({ signal }) });
  const { draft, stored } = form;
  const serverMode = status.data?.LivenessMode ?? 'active';
  const weaker = stored && draft ? weakenings(stored, draft, serverMode) : [];
  return (
    <Stack gap="md">
      <PageHeader title={texts.title} lead={texts.lead} />
      {draft && stored ? (
        <>
          <RateSection
            rate={draft.FalseMatchRate}
            stored={stored.FalseMatchRate}
            onChange={(FalseMatchRate) => form.change({ FalseMatchRate })}
          />
          <WhatIfSection rate={draft.FalseMatchRate} />
          <LivenessSection policy={draft} serverMode={serverMode} onChange={form.change} />
          <DuplicateSection policy={draft} onChange={form.change} />
          <LockoutSection policy={draft} />
        </>
      ) : (
        !form.error && <Skeleton height={480} />
      )}
      <SaveBar form={form} onSave={() => (weaker.length > 0 ? setAsking(true) : form.save())} />
      <LeaveGuard />
      <ConfirmChange
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={texts.confirm.title}
        consequences={weaker.map((name) => texts.confirm.weaker[name])}
        action={texts.confirm.action}
        onConfirm={form.save}
      >
        {texts.confirm.stays}
      </ConfirmChange>
    </Stack>
  );
};
export default MatchingPage;
