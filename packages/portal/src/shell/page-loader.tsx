import classes from './page-loader.module.css';

/** The shape of a page that is on its way; wordless, since its texts are too. */
export const PageLoader = () => (
  <div className={classes.shape} aria-busy="true">
    <div />
    <div />
    <div />
  </div>
);
