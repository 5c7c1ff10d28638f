import { Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Looks, PageLook } from '@selfsame/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { api } from '../../api/api.ts';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { SectionShape } from '../../parts/layout/shape.tsx';
import { LeaveGuard } from '../../parts/versioned-form/leave-guard.tsx';
import { SaveBar } from '../../parts/versioned-form/save-bar.tsx';
import { StoredSetting } from '../../parts/versioned-form/stored-setting.tsx';
import { type SettingSource, useSettingForm } from '../../parts/versioned-form/use-setting-form.ts';
import type { FieldWords } from '../../parts/versioned-form/version-conflict.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { LinksSection, OriginsSection } from './addresses-sections.tsx';
import classes from './branding.module.css';
import { brandingTexts } from './branding-texts.ts';
import { ColoursSection } from './colours-section.tsx';
import { LogoSection } from './logo-section.tsx';
import type { PlainWords } from './preview-frame.tsx';
import { type Scene, sceneOf } from './scenes.ts';
import { WordsSection } from './words-section.tsx';

/** Has nothing to show before the server has answered. */
const PreviewSection = lazy(() => import('./preview-section.tsx'));

const source: SettingSource<Looks> = {
  queryKey: ['settings', 'looks'],
  read: (signal) => api.GetLooks({ signal }),
  write: (body) => api.UpdateLooks({ body }),
};

/** How the capture page looks, with a live preview. */
function BrandingPage() {
  const texts = useTexts(brandingTexts);
  return (
    <Stack gap="md">
      <PageHeader title={texts.title} lead={texts.lead} />
      <StoredSetting source={source} rows={8}>
        {(stored) => <LooksForm stored={stored} />}
      </StoredSetting>
      <LeaveGuard />
    </Stack>
  );
}
export default BrandingPage;

/** How looks would come out, a moment after the last key. */
function useLooksPreview(draft: Looks) {
  const [settled] = useDebouncedValue(draft, 250);
  return useQuery({
    queryKey: ['looksPreview', settled],
    queryFn: ({ signal }) => api.PreviewLooks({ body: settled, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** What the fields are called where two changed them at once. */
function useFieldWords(): FieldWords<Looks> {
  const { logo, colours, words, links, embedding, wayBack } = useTexts(brandingTexts);
  return {
    labels: {
      Logo: logo.title,
      Light: colours.own.Light,
      Dark: colours.own.Dark,
      Texts: words.title,
      PrivacyUrl: links.privacy,
      HelpUrl: links.help,
      FrameAncestors: embedding.origins,
      ReturnOrigins: wayBack.origins,
    },
  };
}

function LooksForm({ stored }: { stored: Looks }) {
  const { language } = useFormats();
  const fields = useFieldWords();
  const { saved, embedding, wayBack } = useTexts(brandingTexts);
  const versioned = useSettingForm(stored, source, saved);
  const { values: draft, change } = versioned;
  const [locale, setLocale] = useState<string>(language);
  const [scene, setScene] = useState<Scene>('intro');
  const [plain, setPlain] = useState<PlainWords | null>(null);
  const preview = useLooksPreview(draft);
  // The last look that could be worn: a colour that is being typed does not blank the page.
  const worn = useRef<PageLook | null>(null);
  if (preview.data?.Page) worn.current = preview.data.Page;
  return (
    <div className={classes.columns}>
      <Stack gap="md">
        <LogoSection logo={draft.Logo} onChange={(Logo) => change({ Logo })} />
        <ColoursSection looks={draft} contrasts={preview.data?.Contrasts ?? []} onChange={change} />
        <WordsSection
          texts={draft.Texts}
          locale={locale}
          plain={plain?.locale === locale ? plain.words : null}
          onLocale={setLocale}
          onChange={(Texts) => change({ Texts })}
          onFocus={(key) => setScene(sceneOf[key])}
        />
        <LinksSection looks={draft} onChange={change} />
        <OriginsSection
          words={embedding}
          origins={draft.FrameAncestors ?? []}
          onChange={(FrameAncestors) => change({ FrameAncestors })}
        />
        <OriginsSection
          words={wayBack}
          origins={draft.ReturnOrigins ?? []}
          onChange={(ReturnOrigins) => change({ ReturnOrigins })}
        />
        <SaveBar versioned={versioned} fields={fields} isBlocked={Boolean(preview.data?.Problem)} mt={0} />
      </Stack>
      <Stack gap="md" className={classes.preview}>
        {worn.current && (
          <Suspense fallback={<SectionShape rows={6} />}>
            <PreviewSection
              shown={{ look: worn.current, logo: draft.Logo, locale, scene }}
              problem={preview.data?.Problem ?? null}
              onScene={setScene}
              onWords={setPlain}
            />
          </Suspense>
        )}
      </Stack>
    </div>
  );
}
