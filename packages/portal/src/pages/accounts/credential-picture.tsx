import { Button, Stack, Text } from '@mantine/core';
import type { Account, BiometricCredential } from '@selfsame/contract';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import classes from './account-page.module.css';
import { accountTexts } from './account-texts.ts';

const mediaTypes: Record<number, string> = {
  1: 'image/jpeg',
  3: 'image/gif',
  4: 'image/png',
  5: 'image/tiff',
};

/** The stored picture: fetched only when somebody who may asks for it, kept nowhere, and logged. */
export function CredentialPicture({
  account,
  credential,
}: {
  account: Account;
  credential: BiometricCredential;
}) {
  const { credential: words } = useTexts(accountTexts);
  const client = useQueryClient();
  const maySee = useMay(['Biometric Credentials Reader']);
  const { AccountNumber, DisplayName } = account;
  const show = useMutation({
    mutationFn: () => api.GetAccountBiometricCredentialImage({ params: { AccountNumber } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['audit'] }),
    // Not in the cache of reads, where it would outlive the page.
    gcTime: 0,
  });
  if (!credential.HasRawData) return words.noPicture;
  if (!maySee) return words.pictureHidden;
  const { data } = show;
  if (data)
    return (
      <Stack gap="xs" align="flex-start" className="portal-no-print">
        <img
          src={`data:${mediaTypes[data.DataType] ?? 'image/jpeg'};base64,${data.Data}`}
          alt={words.pictureAlt(DisplayName)}
          className={classes.picture}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEyeOff size={15} aria-hidden />}
          onClick={() => show.reset()}
        >
          {words.hide}
        </Button>
      </Stack>
    );
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        size="xs"
        variant="default"
        loading={show.isPending}
        leftSection={<IconEye size={15} aria-hidden />}
        className="portal-no-print"
        onClick={() => show.mutate()}
      >
        {words.show}
      </Button>
      <Text size="xs" c="dimmed">
        {words.logged}
      </Text>
      <ErrorNote error={show.error} />
    </Stack>
  );
}
