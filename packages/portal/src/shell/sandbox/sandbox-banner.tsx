import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { useMay } from '../session.tsx';
import { ResetSandbox } from './reset-sandbox.tsx';
import classes from './sandbox-banner.module.css';
import { sandboxTexts } from './sandbox-texts.ts';

const mayReset = ['Configurator'] as const;

/** Says on every page, in a colour of its own, that the tenant is a sandbox, and empties it. */
export default function SandboxBanner() {
  const texts = useTexts(sandboxTexts);
  const [isAsking, setAsking] = useState(false);
  const may = useMay(mayReset);
  return (
    <>
      <div className={classes.stripe} aria-hidden />
      <Alert color="pink" mb="md" className={classes.banner} title={texts.title} data-sandbox>
        <Group justify="space-between" gap="xs">
          <span>{texts.text}</span>
          {may && (
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              {texts.reset}
            </Button>
          )}
        </Group>
      </Alert>
      {may && <ResetSandbox opened={isAsking} onClose={() => setAsking(false)} />}
    </>
  );
}
