import { useIsLive } from '../api/use-feed.ts';
import { useTexts } from '../texts/define-texts.ts';
import classes from './live-sign.module.css';
import { partTexts } from './part-texts.ts';

/** Says whether what is shown follows what happens. */
export function LiveSign() {
  const { live } = useTexts(partTexts);
  const isLive = useIsLive();
  if (isLive === null) return null;
  return (
    <span className={classes.sign} data-live={isLive || undefined}>
      <span className={classes.dot} aria-hidden />
      {isLive ? live.on : live.lost}
    </span>
  );
}
