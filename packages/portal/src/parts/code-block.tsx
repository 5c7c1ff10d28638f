import classes from './code-block.module.css';
import { CopyValue } from './copy-value.tsx';

/** Lines to be read or pasted elsewhere, as they are. */
export const CodeBlock = ({
  code,
  name,
  wraps = false,
}: {
  code: string;
  /** What it is, for the copy button and for screen readers. */
  name: string;
  /** Long lines break instead of scrolling. */
  wraps?: boolean;
}) => (
  <div className={classes.frame}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <figure tabIndex={0} aria-label={name} className={classes.scroll}>
      <pre className={wraps ? `${classes.code} ${classes.wrap}` : classes.code}>{code}</pre>
    </figure>
    <span className={classes.copy}>
      <CopyValue value={code} name={name} display="hidden" />
    </span>
  </div>
);
