import { Paper, Skeleton, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Looks, PageLook } from '@selfsame/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../../api/api.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { LeaveGuard } from '../setting-form/leave-guard.tsx';
import { SaveBar } from '../setting-form/save-bar.tsx';
import { type SettingForm, useSettingForm } from '../setting-form/use-setting-form.ts';
import { EmbeddingSection, LinksSection } from './addresses-sections.tsx';
import classes from './branding.module.css';
import { brandingTexts } from './branding-texts.ts';
import { ColoursSection } from './colours-section.tsx';
import { LogoSection } from './logo-section.tsx';
import { PreviewSection } from './preview-section.tsx';
import { type Scene, sceneOf } from './scenes.ts';
import { WordsSection } from './words-section.tsx';

/** How the capture page looks, with a live preview. */
const BrandingPage = () => {
  const texts = useTexts(brandingTexts);
  const form = useSettingForm({
    queryKey: ['settings', 'looks'],
    read: (signal) => api.GetLooks({ signal }),
    write: (body) => api.UpdateLooks({ body }),
    saved: texts.saved,
  });
  return (
    <Stack gap="md">
      <PageHeader title={texts.title} lead={texts.lead} />
      {form.draft ? <LooksForm form={form} draft={form.draft} /> : !form.error && <Skeleton height={480} />}
      <LeaveGuard />
      {!form.draft && <SaveBar form={form} />}
    </Stack>
  );
};
export default BrandingPage;

/** How looks would come out, a moment after the last key. */
const useLooksPreview = (draft: Looks) => {
  const [settled] = useDebouncedValue(draft, 250);
  return useQuery({
    queryKey: ['looksPreview', settled],
    queryFn: ({ signal }) => api.PreviewLooks({ body: settled, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
};

const LooksForm = ({ form, draft }: { form: SettingForm<Looks>; draft: Looks }) => {
  const { language } = useFormats();
  const [locale, setLocale] = useState<string>(language);
  const [scene, setScene] = useState<Scene>('intro');
  const preview = useLooksPreview(draft);
  // The last look that could be worn: a colour that is being typed does not blank the page.
  const worn = useRef<PageLook | null>(null);
  if (preview.data?.Page) worn.current = preview.data.Page;
  return (
    <div className={classes.columns}>
      <Stack gap="md">
        <LogoSection logo={draft.Logo} onChange={(Logo) => form.change({ Logo })} />
        <ColoursSection
          looks={draft}
          contrasts={preview.data?.Contrasts ?? []}
          onChange={(change) => form.change(change)}
        />
        <WordsSection
          texts={draft.Texts}
          locale={locale}
          onLocale={setLocale}
          onChange={(Texts) => form.change({ Texts })}
          onFocus={(key) => setScene(sceneOf[key])}
        />
        <LinksSection looks={draft} onChange={(change) => form.change(change)} />
        <EmbeddingSection
          origins={draft.FrameAncestors ?? []}
          onChange={(FrameAncestors) => form.change({ FrameAncestors })}
        />
      </Stack>
      <Stack gap="md" className={classes.preview}>
        <Paper p="md">
          <SaveBar form={form} isBlocked={Boolean(preview.data?.Problem)} mt={0} />
        </Paper>
        {worn.current && (
          <PreviewSection
            shown={{ look: worn.current, logo: draft.Logo, locale, scene }}
            problem={preview.data?.Problem ?? null}
            onScene={setScene}
          />
        )}
      </Stack>
    </div>
  );
};
