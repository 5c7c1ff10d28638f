import { Alert } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import classes from './sandbox-banner.module.css';
import { sandboxTexts } from './sandbox-texts.ts';

/** Says on every page, in a colour of its own, that the tenant is a sandbox. */
export default function SandboxBanner() {
  const texts = useTexts(sandboxTexts);
  return (
    <>
      <div className={classes.stripe} aria-hidden />
      <Alert color="pink" mb="md" className={classes.banner} title={texts.title} data-sandbox>
        {texts.text}
      </Alert>
    </>
  );
}
