import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/use-formats.ts';
import { partTexts } from './part-texts.ts';
import { StatusBadge } from './status-badge.tsx';

/** From this share of a quota on, it stands out. */
const nearly = 0.9;

interface Props {
  used: number;
  /** null: any number. */
  most: number | null;
  /** How a number is written; as a count unless told otherwise. */
  write?: (value: number) => string;
}

/** How much of a quota is used; a sign when it is all of it, or nearly. */
export function UsedOf({ used, most, write }: Props) {
  const { quota: words } = useTexts(partTexts);
  const formats = useFormats();
  const written = write ?? formats.number;
  if (most === null) return written(used);
  const text = words.of(written(used), written(most));
  if (used >= most) return <StatusBadge tone="bad">{text}</StatusBadge>;
  return used >= nearly * most ? <StatusBadge tone="warn">{text}</StatusBadge> : text;
}
