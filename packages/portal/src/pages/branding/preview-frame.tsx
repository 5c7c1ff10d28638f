import { useElementSize, useViewportSize } from '@mantine/hooks';
import type { Looks, LookTextKey, PageLook } from '@selfsame/contract';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import classes from './branding.module.css';
import { brandingTexts } from './branding-texts.ts';
import type { Scene } from './scenes.ts';

/** Sizes of the framed page, px; it is shown smaller where there is less room. */
const sizes = { phone: { width: 390, height: 760 }, desktop: { width: 1_100, height: 760 } } as const;
/** What stands above and below the frame, and the least height of it, px. */
const aroundHeight = 400;
const minHeight = 480;
export type Device = keyof typeof sizes;

/** What the framed page shows. */
export interface Shown {
  look: PageLook;
  logo: Looks['Logo'];
  locale: string;
  scheme: 'light' | 'dark';
  scene: Scene;
}

const toBlob = (base64: string): Blob =>
  new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]);

/** What the capture page says in a language where a tenant has no words of its own. */
export interface PlainWords {
  locale: string;
  words: Readonly<Record<LookTextKey, string>>;
}

/** The capture page's preview in a frame; looks are handed over as messages within our own origin. */
export function PreviewFrame({
  shown,
  device,
  onWords,
}: {
  shown: Shown;
  device: Device;
  onWords: (plain: PlainWords) => void;
}) {
  const { preview: words } = useTexts(brandingTexts);
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const { ref, width } = useElementSize();
  const { height } = useViewportSize();
  const data = shown.logo?.Data;
  const logo = useMemo(() => (data === undefined ? null : toBlob(data)), [data]);
  const logoText = shown.logo?.Text ?? '';

  useEffect(() => {
    const listen = ({ origin, source, data: said }: MessageEvent) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      if (said?.type === 'selfsame:preview-ready') setReady(true);
      if (said?.type === 'selfsame:preview-words') onWords(said);
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  }, [onWords]);

  useEffect(() => {
    if (!isReady) return;
    const { look, locale, scheme, scene } = shown;
    const worn = { ...look, logo: logo && { path: '', text: logoText } };
    frame.current?.contentWindow?.postMessage(
      { type: 'selfsame:preview', look: worn, logo, locale, scheme, scene },
      location.origin,
    );
  }, [isReady, shown, logo, logoText]);

  const size = sizes[device];
  // All of it in sight, and still large enough to read.
  const room = Math.max(minHeight, height - aroundHeight) / size.height;
  const scale = width === 0 ? 1 : Math.min(1, width / size.width, room);
  return (
    <div ref={ref} className={classes.stage} style={{ height: size.height * scale }}>
      <iframe
        ref={frame}
        src="/preview.html"
        title={words.frame}
        className={classes.frame}
        style={{
          width: size.width,
          height: size.height,
          transform: `scale(${scale})`,
          marginInline: `${(width - size.width * scale) / 2}px`,
        }}
      />
    </div>
  );
}
