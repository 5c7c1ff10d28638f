import { useEffect, useRef } from 'react';
import { announce } from '../../shell/announce.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { partTexts } from '../part-texts.ts';

/** Says how many rows there are when other filters are set or their number changes; not at every look. */
export function useTotalAnnounced(total: number | undefined, filters: string): void {
  const texts = useTexts(partTexts);
  const said = useRef('');
  useEffect(() => {
    if (total === undefined) return;
    const now = `${total} ${filters}`;
    if (said.current === now) return;
    said.current = now;
    announce(texts.table.total(total));
  }, [total, filters, texts]);
}
