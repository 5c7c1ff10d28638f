import { Button, Group, Skeleton, Text } from '@mantine/core';
import { SelfsameError } from '@selfsame/client';
import type { Account, BiometricCredential } from '@selfsame/contract';
import { IconFaceId, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountAddress } from './account-address.ts';
import classes from './account-page.module.css';
import { accountTexts } from './account-texts.ts';
import { CaptureAction } from './capture-action.tsx';
import { CredentialPicture } from './credential-picture.tsx';
import { CredentialQualityValue } from './credential-quality.tsx';
import { useRefreshAccount } from './use-account.ts';

const isMissing = (error: unknown): boolean =>
  error instanceof SelfsameError && error.code === 'E_BIOCREDENTIAL_NOT_FOUND';

/** The face that verifications are compared with: what is known of it, and how to make, replace and delete it. */
export function CredentialSection({ account }: { account: Account }) {
  const texts = useTexts(accountTexts);
  const mayChange = useMay(['Account Manager']);
  const { AccountNumber } = account;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['credential', AccountNumber],
    queryFn: async ({ signal }) => {
      try {
        return await api.GetAccountBiometricCredential({ params: { AccountNumber }, signal });
      } catch (failure) {
        if (isMissing(failure)) return null;
        throw failure;
      }
    },
  });
  return (
    <Section
      title={texts.credential.title}
      className={classes.section}
      actions={
        data !== undefined && (
          <Group gap="xs">
            <CaptureAction account={account} hasCredential={data !== null} />
            {data && mayChange && <DeleteCredential account={account} />}
          </Group>
        )
      }
    >
      {isPending && <Skeleton height={180} />}
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === null && (
        <EmptyState icon={IconFaceId} title={texts.credential.none}>
          {texts.credential.noneText}
        </EmptyState>
      )}
      {data && <CredentialFacts account={account} credential={data} />}
    </Section>
  );
}

function CredentialFacts({ account, credential }: { account: Account; credential: BiometricCredential }) {
  const { credential: words } = useTexts(accountTexts);
  const { CreatedDate, ModifiedDate, PossibleDuplicates } = credential;
  return (
    <DefinitionList
      items={[
        { name: words.enrolled, value: <Instant at={CreatedDate} /> },
        ModifiedDate === CreatedDate ? null : { name: words.replaced, value: <Instant at={ModifiedDate} /> },
        { name: words.source, value: credential.IsProofed ? words.proofed : words.own },
        { name: words.sides, value: credential.HasSideViews ? words.sidesKept : words.noSides },
        { name: words.quality, value: <CredentialQualityValue quality={credential.Quality} /> },
        { name: words.model, value: credential.ModelId },
        PossibleDuplicates.length === 0
          ? null
          : {
              name: words.duplicates,
              value: PossibleDuplicates.map((number) => (
                <Text key={number} component="span" size="sm" mr="sm">
                  <Link to={accountAddress(number)}>{number}</Link>
                </Text>
              )),
            },
        {
          name: words.picture,
          value: <CredentialPicture key={credential.Id} account={account} credential={credential} />,
        },
      ]}
    />
  );
}

function DeleteCredential({ account }: { account: Account }) {
  const { credential: words } = useTexts(accountTexts);
  const notify = useNotify();
  const refresh = useRefreshAccount(account.AccountNumber);
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () =>
      api.DeleteAccountBiometricCredential({ params: { AccountNumber: account.AccountNumber } }),
    onSuccess: () => {
      notify.done(words.removed);
      return refresh();
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTrash size={15} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {words.remove}
      </Button>
      <ConfirmDestruction
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={words.removeTitle(account.DisplayName)}
        destroys={words.removes}
        action={words.remove}
        onConfirm={() => remove.mutateAsync()}
      >
        {words.removeStays}
      </ConfirmDestruction>
    </>
  );
}
