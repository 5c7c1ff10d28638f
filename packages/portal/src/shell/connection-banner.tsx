import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { useTexts } from '../texts/define-texts.ts';
import { shellTexts } from './shell-texts.ts';

/** Says so when the browser has no connection. */
export function ConnectionBanner() {
  const texts = useTexts(shellTexts);
  const { online } = useNetwork();
  return online ? null : (
    <Alert color="yellow" icon={<IconCloudOff aria-hidden />} mb="md" role="status">
      {texts.offline}
    </Alert>
  );
}
